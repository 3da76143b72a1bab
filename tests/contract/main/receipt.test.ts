import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../../src/main/receipts/canonical.ts';
import { readCode } from '../../../src/main/receipts/receipt-code.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { ONE_OF_EACH } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

/** What the journal holds in plain of the events of a type. */
const recorded = (type: string): readonly unknown[] => {
  const db = new DatabaseSync(join(app.folder, 'journal.db'), { readOnly: true });
  const rows = db.prepare('SELECT facts FROM events WHERE type = ? ORDER BY seq').all(type);
  db.close();
  return rows.map(({ facts }) => JSON.parse(String(facts)));
};

const asha = () => personTagged(app.training, 'two-cards');

/** Stages one change of each system. */
const stageThree = async (): Promise<void> => {
  const visit = await app.open(asha().mobile);
  for (const upstream of ['airpay', 'capillary', 'wm']) {
    const one = ONE_OF_EACH.find((each) => each.upstream === upstream);
    if (one !== undefined) await app.must('drafts.put', { request: await one.request(app, visit) });
  }
  await app.until(({ basket }) => basket.length === 3 && basket.every(({ busy }) => busy === null));
};

describe('the receipt of a visit', () => {
  it('holds what was applied over all three systems, as it is on record, in the order it was done', async () => {
    await stageThree();
    app.training.faults.set('wm', { fault: 'reject', call: 'put', code: 422, message: 'Not 9845012345' });
    await app.apply();
    const { facts, code, key } = await app.must('receipts.issue', {});
    expect(facts).toMatchObject({
      training: false,
      operator: { id: 'test.op', name: 'Test Operator' },
      customer: { name: asha().name },
    });
    expect(facts.lines.map(({ upstream, outcome, by }) => [upstream, outcome, by])).toEqual([
      ['airpay', 'confirmed', 'test.op'],
      ['capillary', 'confirmed', 'test.op'],
      ['wm', 'rejected', 'test.op'],
    ]);
    expect(recorded('receipt.issued')).toMatchObject([{ operator: 'test.op', number: facts.number }]);
    const { items } = await app.must('activity.ofCustomer', { limit: 10 });
    expect(facts.lines.map(({ changeId }) => changeId)).toEqual(
      items.map(({ changeId }) => changeId).toReversed(),
    );
    const read = readCode(code);
    expect(read?.statement.tally).toMatchObject({ checked: 2, 'not-done': 1 });
    expect(Buffer.from(read?.statement.digest ?? [])).toEqual(Buffer.from(digestOf(facts)));
    expect(Buffer.from(read?.statement.key ?? []).toString('hex')).toBe(key);
  });

  it('holds no value of the customer that is not masked, not even where a system wrote one into its reason', async () => {
    await stageThree();
    const { mobile, email } = asha();
    app.training.faults.set('capillary', {
      fault: 'reject',
      call: 'changeIdentifier',
      code: 8007,
      message: `${mobile} and ${email} are in use`,
    });
    await app.apply();
    const receipt = JSON.stringify(await app.must('receipts.issue', {}));
    expect(receipt).toContain('in use');
    for (const value of [mobile, mobile.slice(2), email, ...asha().cards.map(({ number }) => number)])
      expect(receipt).not.toContain(value);
  });

  it('has a number of its own each time, and states what is so by then', async () => {
    await stageThree();
    await app.apply();
    const first = await app.must('receipts.issue', {});
    await app.must('drafts.dismiss', {});
    const second = await app.must('receipts.issue', {});
    expect(second.facts.lines).toEqual(first.facts.lines);
    expect(second.facts.number).not.toBe(first.facts.number);
  });

  it('is not made of nothing: of drafts, of nobody, or of another customer’s visit', async () => {
    expect(await app.call('receipts.issue', {})).toMatchObject({ problem: { code: 'visit.none' } });
    await stageThree();
    expect(await app.call('receipts.issue', {})).toMatchObject({ problem: { code: 'receipt.nothing' } });
    await app.apply();
    await app.open(personTagged(app.training, 'one-card').mobile);
    expect(await app.call('receipts.issue', {})).toMatchObject({ problem: { code: 'receipt.nothing' } });
  });

  it('is not handed out when it cannot be recorded that it was', async () => {
    await stageThree();
    await app.apply();
    await app.breakJournal();
    expect(await app.call('receipts.issue', {})).toMatchObject({
      ok: false,
      problem: { code: 'journal.unavailable' },
    });
  });
});

describe('the activity of the branch', () => {
  it('holds every customer’s changes with their names, newest first, page by page', async () => {
    await stageThree();
    await app.apply();
    const first = await app.must('activity.ofBranch', { filter: {}, before: null, limit: 2 });
    expect(first.items.map(({ upstream, customer, outcome }) => [upstream, customer, outcome])).toEqual([
      ['wm', asha().name, 'confirmed'],
      ['capillary', asha().name, 'confirmed'],
    ]);
    expect(first.operators).toEqual(['test.op']);
    const second = await app.must('activity.ofBranch', { filter: {}, before: first.next, limit: 2 });
    expect(second.items.map(({ upstream }) => upstream)).toEqual(['airpay']);
    expect(await app.must('activity.ofBranch', { filter: {}, before: second.next, limit: 2 })).toMatchObject({
      items: [],
      next: null,
    });
    const wm = await app.must('activity.ofBranch', { filter: { upstream: 'wm' }, before: null, limit: 9 });
    expect(wm.items).toHaveLength(1);
    // Two questions; the pages of the first are no further ones.
    expect(recorded('journal.searched')).toMatchObject([
      { operator: 'test.op', about: 'branch' },
      { operator: 'test.op', about: 'branch' },
    ]);
  });

  it('is recorded as looked through, too, from a place that was not offered for that very question', async () => {
    await stageThree();
    await app.apply();
    const { next } = await app.must('activity.ofBranch', { filter: {}, before: null, limit: 2 });
    if (next === null) throw new Error('there is no second page');
    const looks = [
      { filter: {}, before: { seq: next.seq + 1_000, id: 'made-up' } },
      { filter: {}, before: { ...next, seq: next.seq + 1 } },
      { filter: { upstream: 'airpay' as const }, before: next },
    ];
    for (const [index, look] of looks.entries()) {
      const { items } = await app.must('activity.ofBranch', { ...look, limit: 2 });
      expect(items.length).toBeGreaterThan(0);
      expect(recorded('journal.searched')).toHaveLength(index + 2);
    }
    await app.must('activity.ofBranch', { filter: {}, before: next, limit: 2 });
    expect(recorded('journal.searched')).toHaveLength(looks.length + 1);
  });

  it('is not shown to anybody whose looking cannot be recorded', async () => {
    await app.breakJournal();
    expect(await app.call('activity.ofBranch', { filter: {}, before: null, limit: 2 })).toMatchObject({
      ok: false,
      problem: { code: 'journal.unavailable' },
    });
  });
});
