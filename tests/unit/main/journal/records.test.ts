import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { FoundByHand } from '../../../../src/shared/domain/by-hand.ts';
import type { Outcome } from '../../../../src/shared/domain/outcome.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { usageChange } from '../changes/a-change.ts';
import { finding, reply } from '../changes/fake-kind.ts';
import { intent } from './an-event.ts';

const clock = createFakeClock(1_000);
let test: TestJournal;
beforeEach(async () => {
  test = await openTestJournal(clock);
});
afterEach(() => test.close());

const conclude = (changeId: string, outcome: Outcome) =>
  test.journal.append({ type: 'change.concluded', changeId, outcome, reason: null, notes: [] });

type Ties = Pick<RecordedChange, 'retryOf' | 'undoOf' | 'after'>;
const record = async (ties: Ties, outcome: Outcome | null) => {
  await clock.advance(10);
  const event = intent('A');
  const [recorded] = event.recorded;
  if (recorded === undefined) throw new Error('nothing recorded');
  await test.journal.append({ ...event, recorded: [{ ...recorded, ...ties }] });
  if (outcome !== null) await conclude(recorded.change.id, outcome);
  return recorded.change.id;
};

describe('open attempts', () => {
  it('are those that were intended and have no settled outcome, with all that a read-back needs', async () => {
    const sent = intent('A');
    const replied = intent('B');
    const over = intent('C');
    await test.journal.append(sent);
    const intendedAt = clock.now();
    await clock.advance(5);
    await test.journal.append(replied, over);
    await clock.advance(5);
    await test.journal.append({
      type: 'attempt.replied',
      attemptId: replied.attemptId,
      reply: reply('unknown'),
    });
    await conclude(replied.recorded[0]?.change.id ?? '', 'unknown');
    await conclude(over.recorded[0]?.change.id ?? '', 'confirmed');
    expect(await test.journal.openAttempts()).toMatchObject([
      {
        attemptId: sent.attemptId,
        upstream: 'airpay',
        requestId: sent.requestId,
        operator: 'asha',
        intendedAt,
        expectation: { prior: null },
        reply: null,
        repliedAt: null,
        changes: [{ recorded: sent.recorded[0], outcome: null, concludedAt: null }],
      },
      {
        attemptId: replied.attemptId,
        reply: reply('unknown'),
        repliedAt: clock.now(),
        changes: [{ recorded: replied.recorded[0], outcome: 'unknown', concludedAt: clock.now() }],
      },
    ]);
  });

  it('show the other changes of the attempt too, with what they came to', async () => {
    const [first, second] = [usageChange('airpay:A'), usageChange('airpay:A')];
    const event = { ...intent('A'), recorded: [first, second] };
    await test.journal.append(event);
    await conclude(first.change.id, 'confirmed');
    const [open, ...others] = await test.journal.openAttempts();
    expect(others).toEqual([]);
    expect(open?.changes.map(({ outcome }) => outcome)).toEqual(['confirmed', null]);
    await conclude(second.change.id, 'not-applied');
    expect(await test.journal.openAttempts()).toEqual([]);
  });
});

describe('a change', () => {
  it('that nobody recorded is not there', async () => {
    expect(await test.journal.change('nothing')).toBeNull();
  });

  it('that was refused is complete, without an attempt', async () => {
    const recorded = usageChange('airpay:A');
    await test.journal.append({ type: 'change.refused', recorded, findings: [finding('block')] });
    expect(await test.journal.change(recorded.change.id)).toMatchObject({
      recorded,
      upstream: 'airpay',
      at: clock.now(),
      attempt: null,
      outcome: 'refused',
      reason: { code: 'change.stale' },
    });
  });

  it('carries its attempt, and the change that it tries again or takes back', async () => {
    const [done] = intent('A').recorded;
    if (done === undefined) throw new Error('nothing recorded');
    const event = { ...intent('A'), recorded: [{ ...done, retryOf: 'one', undoOf: 'another' }] };
    await test.journal.append(event);
    expect(await test.journal.change(done.change.id)).toMatchObject({
      recorded: event.recorded[0],
      retryOf: 'one',
      undoOf: 'another',
      attempt: { attemptId: event.attemptId, requestId: event.requestId },
    });
  });
});

describe('changes that are tied to one another', () => {
  it('name each other, the newest of several', async () => {
    const first = await record({}, 'not-applied');
    await record({ retryOf: first }, 'not-applied');
    const again = await record({ retryOf: first }, 'confirmed');
    const undo = await record({ undoOf: again }, 'confirmed');
    expect(await test.journal.change(first)).toMatchObject({ retriedBy: again, undoneBy: null });
    expect(await test.journal.change(again)).toMatchObject({ retryOf: first, undoneBy: undo });
    const items = await test.journal.activity('airpay:A', 9);
    expect(items.map(({ id, retriedBy, undoneBy }) => [id, retriedBy, undoneBy]).slice(0, 2)).toEqual([
      [undo, null, null],
      [again, null, undo],
    ]);
  });

  it('an undo that came to nothing undid nothing; one that may have, may have', async () => {
    const done = await record({}, 'confirmed');
    for (const outcome of ['rejected', 'not-sent', 'not-applied', 'contradicted', 'refused'] as const) {
      await record({ undoOf: done }, outcome);
      expect((await test.journal.change(done))?.undoneBy, outcome).toBeNull();
    }
    for (const outcome of ['unknown', 'accepted', 'confirmed'] as const) {
      const undo = await record({ undoOf: done }, outcome);
      expect((await test.journal.change(done))?.undoneBy, outcome).toBe(undo);
    }
  });
});

describe('a step that later ones come after', () => {
  it.each<readonly [Outcome | null, boolean]>([
    [null, true],
    ['accepted', true],
    ['confirmed', true],
    ['contradicted', true],
    ['unknown', true],
    ['refused', false],
    ['not-sent', false],
    ['rejected', false],
    ['not-applied', false],
  ])('is stood on by one that came to %s: %s', async (outcome, stands) => {
    const first = await record({}, 'confirmed');
    const step = await record({ after: first }, outcome);
    expect((await test.journal.change(first))?.stoodOnBy).toBe(stands ? step : null);
    const items = await test.journal.activity('airpay:A', 9);
    expect(items.map(({ stoodOnBy }) => stoodOnBy)).toEqual([null, stands ? step : null]);
  });

  it('is stood on in its last try by a step that names the first', async () => {
    const first = await record({}, 'not-applied');
    const second = await record({ retryOf: first }, 'not-applied');
    const third = await record({ retryOf: second }, 'confirmed');
    expect((await test.journal.change(third))?.stoodOnBy).toBeNull();
    const step = await record({ after: first }, 'confirmed');
    expect((await test.journal.change(third))?.stoodOnBy).toBe(step);
  });

  it('is stood on until the step is seen to be taken back', async () => {
    const first = await record({}, 'confirmed');
    const step = await record({ after: first }, 'confirmed');
    await record({ undoOf: step }, 'accepted');
    expect((await test.journal.change(first))?.stoodOnBy).toBe(step);
    await record({ undoOf: step }, 'confirmed');
    expect((await test.journal.change(first))?.stoodOnBy).toBeNull();
  });
});

describe('what a person says of the steps after a change', () => {
  const say = (changeId: string, found: FoundByHand) =>
    test.journal.append({ type: 'change.looked-at', changeId, operator: 'ravi', found, note: null });

  it.each<readonly [FoundByHand, boolean]>([
    ['made', false],
    ['not-made', true],
    ['cannot-tell', false],
  ])('of one that is unknown and said to be %s: not made is %s', async (found, isNotMade) => {
    const first = await record({}, 'confirmed');
    const step = await record({ after: first }, 'unknown');
    expect(await test.journal.change(first)).toMatchObject({ stoodOnBy: step, stepsSaidNotMade: false });
    await say(step, found);
    const expected = { stoodOnBy: step, stepsSaidNotMade: isNotMade };
    expect(await test.journal.change(first)).toMatchObject(expected);
    expect((await test.journal.activity('airpay:A', 9)).at(-1)).toMatchObject(expected);
  });

  it('says nothing of another step that stands, nor of what is settled after all', async () => {
    const first = await record({}, 'confirmed');
    expect(await test.journal.change(first)).toMatchObject({ stoodOnBy: null, stepsSaidNotMade: false });
    const step = await record({ after: first }, 'unknown');
    const other = await record({ after: first }, 'unknown');
    await say(other, 'not-made');
    expect(await test.journal.change(first)).toMatchObject({ stepsSaidNotMade: false });
    await say(step, 'not-made');
    expect(await test.journal.change(first)).toMatchObject({ stepsSaidNotMade: true });
    await conclude(step, 'confirmed');
    expect(await test.journal.change(first)).toMatchObject({ stoodOnBy: other, stepsSaidNotMade: false });
  });
});

describe('what a person found by hand', () => {
  const unknown = async (entity = 'A'): Promise<string> => {
    const event = intent(entity);
    await test.journal.append(event);
    const changeId = event.recorded[0]?.change.id ?? '';
    await conclude(changeId, 'unknown');
    return changeId;
  };
  const look = (changeId: string, note: string | null = null) =>
    test.journal.append({ type: 'change.looked-at', changeId, operator: 'ravi', found: 'not-made', note });

  it('stands beside the outcome, with who and when; the outcome stays unknown', async () => {
    const changeId = await unknown();
    await clock.advance(10);
    await look(changeId, 'Not in the list of today');
    const byHand = { found: 'not-made', note: 'Not in the list of today', by: 'ravi', at: clock.now() };
    expect(await test.journal.activity('airpay:A', 9)).toMatchObject([{ outcome: 'unknown', byHand }]);
    expect(await test.journal.branch({ outcome: 'unknown' }, null, 9)).toMatchObject([{ byHand }]);
  });

  it('ends that a start takes it up and that it stops a purge, which takes the note along', async () => {
    const changeId = await unknown();
    await expect(test.journal.purge('airpay:A', 'asha')).rejects.toThrow();
    await look(changeId, 'A note');
    expect(await test.journal.openAttempts()).toEqual([]);
    await test.journal.purge('airpay:A', 'asha');
    expect(await test.journal.activity('airpay:A', 9)).toEqual([]);
  });

  it('stands also where a read-back settles it after all', async () => {
    const changeId = await unknown();
    await look(changeId);
    await conclude(changeId, 'confirmed');
    const [item] = await test.journal.activity('airpay:A', 9);
    expect(item).toMatchObject({ outcome: 'confirmed', byHand: { found: 'not-made', note: null } });
  });

  it('leaves other changes of the same attempt open', async () => {
    const [first, second] = [usageChange('airpay:A'), usageChange('airpay:A')];
    await test.journal.append({ ...intent('A'), recorded: [first, second] });
    for (const { change } of [first, second]) await conclude(change.id, 'unknown');
    await look(first.change.id);
    const [open] = await test.journal.openAttempts();
    expect(open?.changes.map(({ lookedAt }) => lookedAt)).toEqual([true, false]);
  });
});

describe('what was done for the whole branch', () => {
  it('is newest first with the customer’s name as it was then, and narrowed as asked', async () => {
    for (const [entity, name] of [
      ['A', 'Asha Rao'],
      ['B', null],
    ] as const) {
      await clock.advance(10);
      const event = intent(entity);
      const [recorded] = event.recorded;
      if (recorded === undefined) throw new Error('nothing recorded');
      const named = name === null ? recorded : { ...recorded, customerName: name };
      await test.journal.append({ ...event, recorded: [named] });
      if (entity === 'A') await conclude(recorded.change.id, 'confirmed');
    }
    const all = await test.journal.branch({}, null, 9);
    expect(all.map(({ customer, outcome }) => [customer, outcome])).toEqual([
      [null, null],
      ['Asha Rao', 'confirmed'],
    ]);
    const { journal } = test;
    expect(await journal.branch({ outcome: 'open' }, null, 9)).toHaveLength(1);
    expect(await journal.branch({ outcome: 'confirmed', operator: 'asha' }, null, 9)).toHaveLength(1);
    expect(await journal.branch({ operator: 'nobody' }, null, 9)).toEqual([]);
    expect(await journal.branch({ upstream: 'wm' }, null, 9)).toEqual([]);
    expect(await journal.branch({ from: clock.now() }, null, 9)).toHaveLength(1);
    expect(await journal.branch({ to: clock.now() }, null, 9)).toHaveLength(1);
    expect(await journal.branch({}, all[0] ?? null, 9)).toHaveLength(1);
    expect(await journal.operators()).toEqual(['asha']);
    await journal.append({
      type: 'journal.searched',
      operator: 'asha',
      about: 'branch',
      filter: { operator: 'x' },
    });
    await journal.purge('airpay:A', 'asha');
    expect((await journal.branch({}, null, 9)).map(({ customer }) => customer)).toEqual([null]);
  });
});
