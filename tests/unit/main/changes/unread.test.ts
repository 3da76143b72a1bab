import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { until } from '../../../support/until.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { runOver } from './a-run.ts';
import type { FakeKindScript, Seen } from './fake-kind.ts';

let test: TestJournal;
beforeEach(async () => {
  test = await openTestJournal();
});
afterEach(() => test.close());

const runOf = (script: FakeKindScript) => {
  const run = runOver(test.journal, script);
  const { clock } = run;
  /** Moves time until this has come to its end. */
  const passed = async (work: Promise<void>): Promise<void> => {
    let done = false;
    const over = work.finally(() => {
      done = true;
    });
    while (!done) {
      await until(() => done || clock.sleeping() > 0, 'the end');
      if (!done) await clock.advance(1_000);
    }
    await over;
  };
  return { ...run, passed };
};

/** A run that is told yes and ends after the first of three readings. */
const cutRun = async (items: readonly RecordedChange[], script: FakeKindScript = {}) => {
  const { pipeline, clock } = runOf({ ...script, see: () => 'prior' });
  const applied = pipeline.apply(items, () => {});
  await until(() => clock.sleeping() === 1, 'the first reading');
  await pipeline.close();
  await applied;
};

const outcomeOf = async (item: RecordedChange) => (await test.journal.change(item.change.id))?.outcome;

describe('a yes that an earlier run did not read back to the end', () => {
  it('is read back at the next start, and confirmed', async () => {
    const item = usageChange();
    await cutRun([item]);
    const { pipeline, asked, opened, told } = runOf({ see: () => 'requested' });
    await pipeline.recover();
    expect(await outcomeOf(item)).toBe('confirmed');
    expect([asked, opened, told]).toEqual([['look 1'], [], ['confirmed']]);
  });

  it('is contradicted when three readings show otherwise, and an operator has to know', async () => {
    const item = usageChange();
    await cutRun([item]);
    const { pipeline, passed, asked, opened } = runOf({ see: () => 'prior' });
    await passed(pipeline.recover());
    expect(await outcomeOf(item)).toBe('contradicted');
    expect(asked).toEqual(['look 1', 'look 2', 'look 3']);
    expect(opened).toMatchObject([{ recorded: { change: { id: item.change.id } }, outcome: 'contradicted' }]);
  });

  it('of several changes in one request is read for each of them', async () => {
    const items = ['555', '556', '557'].map((value) => preferenceChange(value));
    const script = { name: 'communication.set', combines: true } as const;
    await cutRun(items, script);
    const seen: readonly Seen[] = ['requested', 'prior', 'untold'];
    const { pipeline, passed } = runOf({
      ...script,
      see: ({ id }) => seen[items.findIndex(({ change }) => change.id === id)] ?? 'other',
    });
    await passed(pipeline.recover());
    expect(await Promise.all(items.map(outcomeOf))).toEqual(['confirmed', 'contradicted', 'accepted']);
    expect(await test.journal.unreadAttempts()).toEqual([]);
  });

  it('is read when its system can be reached, and until then at every start', async () => {
    const item = usageChange();
    await cutRun([item]);
    const second = runOf({ see: () => 'unavailable' });
    await second.passed(second.pipeline.recover());
    await second.pipeline.close();
    expect(await outcomeOf(item)).toBe('accepted');

    let reachable = false;
    const third = runOf({ see: () => (reachable ? 'requested' : 'unavailable') });
    await third.passed(third.pipeline.recover());
    await third.passed(third.pipeline.resume('capillary'));
    expect(third.asked.length).toBe(3);
    reachable = true;
    await third.pipeline.resume('airpay');
    expect(await outcomeOf(item)).toBe('confirmed');
    await third.pipeline.resume('airpay');
    expect(third.asked.length).toBe(4);
  });

  it('is left to be read where its system is not configured', async () => {
    const item = usageChange();
    await cutRun([item]);
    await runOf({ name: 'communication.set' }).pipeline.recover();
    expect(await outcomeOf(item)).toBe('accepted');
    const { pipeline } = runOf({});
    await pipeline.recover();
    expect(await outcomeOf(item)).toBe('confirmed');
  });

  it('is not called contradicted by what a later change of the customer may have led to', async () => {
    const item = usageChange();
    await cutRun([item]);
    const later = runOf({ see: () => 'requested' });
    await later.pipeline.apply([usageChange()], () => {});
    const { pipeline, passed, opened } = runOf({ see: () => 'prior' });
    await passed(pipeline.recover());
    expect(await test.journal.change(item.change.id)).toMatchObject({
      outcome: 'accepted',
      reason: { code: 'read-back.other' },
    });
    expect(opened).toEqual([]);
  });

  it('is not read again once it was: a tenant that tells nothing is not asked at every start', async () => {
    const item = usageChange();
    await cutRun([item]);
    await runOf({ see: () => 'untold' }).pipeline.recover();
    const { pipeline, asked } = runOf({});
    await pipeline.recover();
    expect(asked).toEqual([]);
  });
});
