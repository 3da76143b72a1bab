import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const openTagged = (tag: string) => app.open(personTagged(app.training, tag).mobile);
const preset = async (name: string) => (await app.must('drafts.preset', { preset: name })).staged;
const checked = ({ basket }: VisitView) => basket.every(({ busy }) => busy === null) && basket;
const wishes = (basket: VisitView['basket']) =>
  basket.flatMap(({ summary }) =>
    summary.kind === 'card-usage.set' ? [`${summary.channel} ${summary.to}`] : [],
  );
const shown = ({ panels: { airpay } }: VisitView) =>
  airpay.state === 'ready' ? airpay.data.channels.map(({ status }) => status) : airpay.state;

describe('a preset', () => {
  it('stages the channels that differ, and nothing is sent', async () => {
    await openTagged('two-cards');
    expect(await preset('Safe default')).toBe(2);
    expect(wishes(await app.until(checked))).toEqual(['CONTACTLESS NOTALLOWED', 'ECOM NOTALLOWED']);
    expect(app.training.ledger.entries({ call: 'set' })).toEqual([]);
  });

  it('leaves what is so already alone, and takes the edits out that it does not wish', async () => {
    await openTagged('two-cards');
    await preset('Block everything');
    expect(await preset('Allow everything')).toBe(0);
    expect(await app.until(checked)).toEqual([]);
  });

  it('leaves the channels that it does not name as the operator drafted them', async () => {
    await openTagged('two-cards');
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    await preset('Safe default');
    expect(wishes(await app.until(checked)).sort()).toEqual([
      'ATM NOTALLOWED',
      'CONTACTLESS NOTALLOWED',
      'ECOM NOTALLOWED',
    ]);
  });

  it('stages a channel that airpay does not tell, and its line says so', async () => {
    await openTagged('airpay-silent');
    expect(await preset('Allow everything')).toBe(4);
    for (const { findings } of await app.until(checked))
      expect(findings.map(({ level, problem }) => `${level} ${problem.code}`)).toEqual([
        'note card-usage.untold',
      ]);
  });

  it('that airpay rejects for one channel fails for that one alone; the panel shows what is so', async () => {
    await openTagged('two-cards');
    await preset('Safe default');
    await app.until(checked);
    await app.training.faults.set('airpay', { fault: 'reject', call: 'set', times: 1 });
    expect((await app.apply()).map(({ state }) => state)).toEqual(['rejected', 'confirmed']);
    expect(await app.until(shown)).toEqual(['ALLOWED', 'ALLOWED', 'ALLOWED', 'NOTALLOWED']);
    // Only what is still otherwise is staged again.
    expect(await preset('Safe default')).toBe(1);
  });

  it('is all or nothing while one of its channels is being applied', async () => {
    await openTagged('two-cards');
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ECOM', status: 'NOTALLOWED' },
    });
    await app.until(checked);
    await app.training.faults.set('airpay', { fault: 'delay', ms: 300, call: 'set' });
    await app.must('drafts.apply', {});
    expect(await app.call('drafts.preset', { preset: 'Safe default' })).toMatchObject({
      problem: { code: 'visit.busy' },
    });
    expect((await app.until((visit) => !visit.applying && checked(visit))).length).toBe(1);
  });

  it('of another name, or without a customer, is refused', async () => {
    expect(await app.call('drafts.preset', { preset: 'Safe default' })).toMatchObject({
      problem: { code: 'visit.none' },
    });
    await openTagged('two-cards');
    expect(await app.call('drafts.preset', { preset: 'Holiday' })).toMatchObject({
      problem: { code: 'visit.gone' },
    });
  });
});

describe('a branch', () => {
  it('has the presets of its settings, in their order', async () => {
    const own = await startTestApp({
      upstreams: app.training,
      change: (settings) => ({
        ...settings,
        presets: [{ name: 'Holiday', cardUsage: { ATM: 'NOTALLOWED' } }],
      }),
    });
    expect((await own.must('app.info', {})).presets).toEqual([
      { name: 'Holiday', sets: [{ channel: 'ATM', status: 'NOTALLOWED' }] },
    ]);
    await own.open(personTagged(app.training, 'two-cards').mobile);
    expect(await own.must('drafts.preset', { preset: 'Holiday' })).toEqual({ staged: 1 });
    await own.close();
  });
});

describe('a tenant whose get tells nothing', () => {
  it('is said after a few customers, and nothing is confirmed there', async () => {
    const untold = ({ panels: { airpay } }: VisitView) => airpay.state === 'ready' && airpay.data.untold;
    const tags = ['airpay-silent', 'airpay-silent-object', 'airpay-silent-null'];
    const said: unknown[] = [];
    for (const tag of tags) said.push(untold(await openTagged(tag)));
    expect(said).toEqual(['here', 'here', 'everywhere']);
    await preset('Block everything');
    await app.until(checked);
    const lines = await app.apply();
    expect(lines.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
    expect(untold(await openTagged('two-cards'))).toBeNull();
    expect(untold(await openTagged('airpay-silent-missing'))).toBe('here');
  });
});
