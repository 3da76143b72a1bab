import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../src/main/credentials/keychain/memory-keychain.ts';
import { UPSTREAMS } from '../../../src/shared/domain/upstream.ts';
import type { CallInput } from '../../../src/shared/ipc/contract.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

const CANARY = 'c4n4ry';
const CANARIES: readonly CallInput<'credentials.put'>[] = [
  { upstream: 'airpay', fields: { token: `${CANARY}-token`, secretKey: `${CANARY}-key` } },
  { upstream: 'capillary', fields: { till: `${CANARY}-till`, password: `${CANARY}-password` } },
  { upstream: 'wm', fields: { clientId: `${CANARY}-client`, accessToken: `${CANARY}.jwt.token` } },
];

let app: TestApp;
let out: string[] = [];
const keychain = { now: createMemoryKeychain() };

beforeEach(async () => {
  out = [];
  keychain.now = createMemoryKeychain();
  app = await startTestApp({
    keychain: keychain.now,
    onEvent: (name, payload) => out.push(JSON.stringify([name, payload])),
    onFault: (fault) => out.push(JSON.stringify(fault)),
  });
});
afterEach(() => app.close());

const told = async (name: Parameters<TestApp['routed']>[0], input: unknown) => {
  const answer = await app.routed(name, input);
  out.push(JSON.stringify(answer));
  return answer;
};
const writes = () => app.training.ledger.entries().filter(({ applied }) => applied).length;
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

describe('a harmless reading', () => {
  it('tells of each system what can be told while nobody is open', async () => {
    expect(await told('credentials.test', { upstream: 'airpay' })).toEqual({
      ok: true,
      value: { tried: 'answered' },
    });
    expect(await told('credentials.test', { upstream: 'capillary' })).toEqual({
      ok: true,
      value: { tried: 'taken' },
    });
    expect(await told('credentials.test', { upstream: 'wm' })).toEqual({
      ok: true,
      value: { tried: 'not-refused' },
    });
  });

  it('reads the customer who is open, and tells that all three are taken', async () => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    for (const upstream of UPSTREAMS)
      expect(await told('credentials.test', { upstream })).toEqual({ ok: true, value: { tried: 'taken' } });
  });

  it('with credentials that are not taken says so, and never calls them taken', async () => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    for (const put of CANARIES) await app.must('credentials.put', put);
    const codes = [];
    for (const upstream of UPSTREAMS) {
      const answer = await told('credentials.test', { upstream });
      codes.push(answer.ok ? answer.value : answer.problem.code);
    }
    expect(codes).toEqual(['upstream.rejected', 'upstream.sign-in-failed', 'upstream.sign-in-failed']);
  });

  it('makes no call but a reading', async () => {
    const before = app.training.ledger.entries().length;
    for (const upstream of UPSTREAMS) await told('credentials.test', { upstream });
    const calls = app.training.ledger.entries().slice(before);
    expect(calls.map(({ call }) => call)).toHaveLength(3);
    for (const { call } of calls) expect(call).not.toMatch(/set|put|change|add|generate|link/i);
    expect(writes()).toBe(0);
  });
});

describe('secrets that go in', () => {
  it('are in no answer, event, log, journal or other file', async () => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    for (const put of CANARIES) {
      await told('credentials.put', put);
      await told('credentials.test', { upstream: put.upstream });
      await told('visits.refresh', { upstream: put.upstream });
      await told('credentials.put', { ...put, fields: { ...put.fields, more: CANARY } });
      await told('credentials.put', { ...put, extra: CANARY });
    }
    await told('credentials.replaceWmToken', { token: `${CANARY}.second.token` });
    await told('credentials.overview', {});
    await told('credentials.missing', {});
    await told('visits.state', {});
    await told('app.info', {});
    for (const { upstream } of CANARIES) await told('credentials.delete', { upstream });
    await told('credentials.missing', {});
    expect(out.at(-1)).toContain('"systems":["airpay","capillary","wm"]');
    expect(out.filter((text) => text.includes(CANARY))).toEqual([]);
    for (const file of filesOf(app.folder))
      expect([file, readFileSync(file).includes(CANARY)]).toEqual([file, false]);
  });

  it('come with who put them there, also where only the token is another one', async () => {
    const before = await app.must('credentials.overview', {});
    expect(before.systems.map(({ stored }) => stored)).toEqual([null, null, null]);
    await app.must('credentials.replaceWmToken', { token: app.training.credentials.wm.accessToken });
    const after = await app.must('credentials.overview', {});
    expect(after.systems.map(({ stored }) => stored?.by ?? null)).toEqual([null, null, 'test.op']);
  });
});

describe('who may', () => {
  it('is whoever has the right: nobody else sees, tests, replaces or deletes', async () => {
    // Read once, an entry is bound to its address.
    await app.must('credentials.wmToken', {});
    await app.must('operators.signIn', { id: 'second.op', pin: '135792' });
    const before = await keychain.now.get('wm');
    for (const [name, input] of [
      ['credentials.overview', {}],
      ['credentials.test', { upstream: 'wm' }],
      ['credentials.put', CANARIES[2]],
      ['credentials.delete', { upstream: 'wm' }],
      ['credentials.replaceWmToken', { token: 'another.jwt.token' }],
    ] as const)
      expect(await told(name, input)).toMatchObject({ ok: false, problem: { code: 'role.not-allowed' } });
    expect(await keychain.now.get('wm')).toEqual(before);
    expect(await told('credentials.missing', {})).toEqual({ ok: true, value: { systems: [] } });
  });

  it('and nothing is changed where the journal does not take it', async () => {
    await app.must('credentials.wmToken', {});
    await app.breakJournal();
    const before = await keychain.now.get('wm');
    expect(await app.routed('credentials.delete', { upstream: 'wm' })).toMatchObject({ ok: false });
    const put = CANARIES[2];
    if (put !== undefined) expect(await app.routed('credentials.put', put)).toMatchObject({ ok: false });
    expect(await keychain.now.get('wm')).toEqual(before);
  });
});
