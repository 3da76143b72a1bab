import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRouter } from '../../../../src/main/ipc/router.ts';
import { openLog } from '../../../../src/main/logs/log.ts';
import type { App } from '../../../../src/main/ports/host.ts';
import { basicAuthorization, passwordDigest } from '../../../../src/main/upstreams/capillary/basic-auth.ts';
import { CALL_NAMES } from '../../../../src/shared/ipc/names.ts';
import { startTestApp, type TestApp } from '../../../support/app.ts';
import { ONE_OF_EACH } from '../../../support/one-of-each.ts';
import { personTagged } from '../../../support/people.ts';

/** A token that an operator types, for airpay to quote. */
const TYPED_TOKEN = 'canary-typed-token-7c1e';

const UPSTREAMS = ['airpay', 'capillary', 'wm'] as const;

let app: TestApp;
let folder: string;
/** Every event and every answer, as the screen gets them. */
const shown: string[] = [];

/** A customer looked up in every way, each kind of change drafted and applied. */
const work = async (): Promise<void> => {
  const person = personTagged(app.training, 'two-cards');
  const typed = [
    person.mobile,
    person.email ?? '',
    person.cards[0]?.number ?? '',
    person.airpayEntityId,
    'Asha',
  ];
  for (const text of typed) shown.push(JSON.stringify(await app.call('customers.find', { text })));
  const visit = await app.open(person.mobile);
  for (const one of ONE_OF_EACH) {
    const request = await one.request(app, visit);
    shown.push(JSON.stringify(await app.call('drafts.put', { request })));
  }
  const lines = await app.apply(20_000);
  shown.push(JSON.stringify(lines), JSON.stringify(await app.call('activity.ofCustomer', { limit: 50 })));
  await app.must('drafts.clear', {});
  await app.must('drafts.dismiss', {});
};

/** What each upstream is called with, as it could quote it. */
const secretsBy = ({ training: { credentials } }: TestApp) => {
  const { airpay, capillary, wm } = credentials;
  return {
    airpay: [airpay.token, airpay.secretKey],
    capillary: [
      capillary.password,
      passwordDigest(capillary.password),
      basicAuthorization(capillary.till, capillary.password),
    ],
    wm: [wm.accessToken],
  };
};

/** Everything of it that says anything, parts included. */
const secretsOf = (from: TestApp): readonly string[] =>
  Object.values(secretsBy(from))
    .flat()
    .concat(TYPED_TOKEN)
    .flatMap((secret) => [secret, ...secret.split(/[ .]/).filter((part) => part.length > 30)]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-canaries-'));
  app = await startTestApp({
    folder,
    onEvent: (name, payload) => shown.push(JSON.stringify([name, payload])),
  });
  await work();
  // Now each upstream says no, and quotes the secrets that it was called with.
  const secrets = secretsBy(app);
  for (const upstream of UPSTREAMS) {
    app.training.faults.clear();
    for (const { call } of ONE_OF_EACH.filter((one) => one.upstream === upstream)) {
      app.training.faults.set(upstream, {
        fault: 'reject',
        call,
        message: `Denied: ${secrets[upstream].join(' ')}`,
      });
    }
    await work();
  }
  app.training.faults.clear();
  for (const upstream of UPSTREAMS)
    app.training.faults.set(upstream, { fault: 'reject', message: `Denied: ${secrets[upstream].join(' ')}` });
  shown.push(JSON.stringify(await app.call('customers.find', { text: '919810000001' })));
  for (const upstream of UPSTREAMS) await app.must('visits.refresh', { upstream });
  await app.until((visit) => visit.cardUsage.state === 'ready' && visit.cardUsage.stale !== null);
  // An operator types another airpay token, which airpay refuses and quotes.
  const given = { token: TYPED_TOKEN, typed: null };
  shown.push(JSON.stringify(await app.call('credentials.giveToken', given)));
  await app.training.faults.clear();
  await app.training.faults.set('airpay', { fault: 'reject', message: `Expired: ${TYPED_TOKEN}` });
  await app.must('visits.refresh', { upstream: 'airpay' });
  await app.until(
    ({ cardUsage }) =>
      cardUsage.state === 'ready' && String(cardUsage.stale?.data.message).startsWith('Expired: '),
  );
  await app.training.faults.clear();
  await app.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (at: string): readonly string[] =>
  readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('after a day’s work', () => {
  it('there is a log of it, with every call', () => {
    const log = readFileSync(join(folder, 'logs', 'branchdesk.log'), 'utf8');
    for (const upstream of UPSTREAMS) expect(log).toContain(`"upstream":"${upstream}"`);
    expect(shown.join()).toContain('rejected');
    expect(shown.length).toBeGreaterThan(50);
  });

  it('no secret is in any file: not in the log, not in the journal', () => {
    const files = filesIn(folder);
    expect(files.some((file) => file.endsWith('journal.db'))).toBe(true);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const [at, secret] of secretsOf(app).entries()) {
        expect(bytes.includes(secret), `secret ${at} in ${file}`).toBe(false);
      }
    }
  });

  it('no secret was ever shown, though the upstreams quoted them', () => {
    for (const [at, secret] of secretsOf(app).entries()) {
      expect(
        shown.some((text) => text.includes(secret)),
        `secret ${at}`,
      ).toBe(false);
    }
  });

  it('no customer is in the log', () => {
    const logs = filesIn(join(folder, 'logs')).map((file) => readFileSync(file, 'utf8'));
    for (const person of app.training.people) {
      const values = [
        person.mobile,
        person.email,
        person.airpayEntityId,
        person.wmCustomerId,
        person.lastName,
        ...person.cards.map(({ number }) => number),
      ];
      for (const value of values) {
        if (value === null) continue;
        expect(logs.filter((log) => log.includes(value))).toEqual([]);
      }
    }
  });

  it('nobody’s card, mobile or e-mail was shown whole', () => {
    const person = personTagged(app.training, 'two-cards');
    for (const value of [person.mobile, person.email ?? '-', ...person.cards.map(({ number }) => number)]) {
      expect(shown.filter((text) => text.includes(value))).toEqual([]);
    }
  });
});

describe('a call that the door refuses', () => {
  it('leaves nothing of what it carried in the log', async () => {
    const at = mkdtempSync(join(tmpdir(), 'branchdesk-door-'));
    const log = openLog(at);
    const refuse = () => Promise.reject(new Error('canary-message'));
    const handlers = Object.fromEntries(
      CALL_NAMES.map((name) => [name, refuse]),
    ) as unknown as App['handlers'];
    const router = createRouter({ handlers, isTrusted: () => true, log: log.door });
    const hostile = [
      { 'canary-key': 'canary-value' },
      { request: { kind: 'card-usage.set', channel: 'canary-value', 'canary-key': 1 } },
      { token: 'canary-value', typed: 7 },
      { token: 'canary-value\n', typed: null, 'canary-key': 1 },
      { match: 'canary value', limit: 'canary-value', visit: ['canary-value'], text: { canary: 1 } },
      'canary-value',
      {},
    ];
    const sender = { ownWindow: true, frame: null };
    for (const name of CALL_NAMES) for (const payload of hostile) await router.handle(name, sender, payload);
    await log.close();
    const text = readFileSync(join(at, 'branchdesk.log'), 'utf8');
    rmSync(at, { recursive: true, force: true });
    expect(text.split('\n').length).toBeGreaterThan(CALL_NAMES.length);
    expect(text).not.toContain('canary');
  });
});
