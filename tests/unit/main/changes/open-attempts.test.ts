import { describe, expect, it } from 'vitest';
import { createFreshness } from '../../../../src/main/changes/fresh-reads.ts';
import { createOpenAttempts } from '../../../../src/main/changes/open-attempts.ts';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { NonEmpty } from '../../../../src/main/ports/change-kind.ts';
import { later } from '../../../../src/main/ports/clock.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { preferenceChange, usageChange } from './a-change.ts';
import { createFakeKind, type FakeKindScript } from './fake-kind.ts';

const DEADLINE = 15_000;

/** Attempts of unknown outcome at time 0, their deadline 15 s later. */
const open = (see: FakeKindScript['see'], items: NonEmpty<RecordedChange> = [usageChange()]) => {
  const clock = createFakeClock();
  const deadline = later(clock.mark(), DEADLINE);
  const told: string[] = [];
  const ending = new AbortController();
  const { kind, asked } = createFakeKind({ ...(see && { see }) });
  const attempts = createOpenAttempts({
    clock,
    signal: ending.signal,
    beginReads: () => createFreshness(clock).begin(kind.upstream, 'capillary:1'),
    onLooking: () => {},
    onLook: async (_attempt, verdicts) => {
      for (const [id, { outcome }] of verdicts) {
        const place = items.findIndex(({ change }) => change.id === id);
        told.push(`${clock.passed()} ${place} ${outcome}`);
      }
    },
  });
  const sent = { kind, items, expectation: null };
  const add = () => attempts.add({ sent, reason: null, notes: [], deadline });
  return { clock, deadline, told, ending, asked, attempts, add, kind, id: items[0].change.id };
};

describe('an attempt of unknown outcome', () => {
  it('is looked at at once, and again 30 s after its deadline', async () => {
    const { clock, told, add } = open(() => 'prior');
    await add();
    await clock.advance(DEADLINE + 29_999);
    expect(told).toEqual(['0 0 unknown']);
    await clock.advance(1);
    expect(told).toEqual(['0 0 unknown', '45000 0 not-applied']);
    await clock.advance(1_000_000);
    expect(told.length).toBe(2);
  });

  it('stays unknown when the second look shows a third state', async () => {
    const { clock, told, add, attempts, id } = open((_change, look) => (look === 1 ? 'prior' : 'other'));
    await add();
    await clock.advance(100_000);
    expect(told).toEqual(['0 0 unknown', '45000 0 unknown']);
    expect(await attempts.look(id)).toBe(true);
  });

  it('does not become "not applied" by looking often before the second look counts', async () => {
    const { clock, told, add, attempts, id } = open(() => 'prior');
    await add();
    for (let at = 0; at < 4; at += 1) {
      await clock.advance(10_000);
      await attempts.look(id);
    }
    expect(told.every((one) => one.endsWith('unknown'))).toBe(true);
    expect(told.length).toBe(5);
  });

  it('can be looked at by the operator, and no longer once it is settled', async () => {
    const { told, add, attempts, id } = open((_change, look) => (look === 1 ? 'unavailable' : 'requested'));
    await add();
    expect(await attempts.look(id)).toBe(true);
    expect(told.at(-1)).toBe('0 0 confirmed');
    expect(await attempts.look(id)).toBe(false);
    expect(await attempts.look('nobody')).toBe(false);
  });

  it('is looked at once for two who ask at the same time', async () => {
    const gate = Promise.withResolvers<'requested'>();
    const { told, asked, add, attempts, id } = open((_change, look) =>
      look === 1 ? 'unavailable' : gate.promise,
    );
    await add();
    const both = [attempts.look(id), attempts.look(id)];
    gate.resolve('requested');
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(asked).toEqual(['look 1', 'look 2']);
    expect(told).toEqual(['0 0 unknown', '0 0 confirmed']);
  });

  it('gets its second look although an earlier one is still under way when it is due', async () => {
    const gate = Promise.withResolvers<'prior'>();
    const { clock, told, add, attempts, id } = open((_change, look) => (look === 2 ? gate.promise : 'prior'));
    await add();
    await clock.advance(DEADLINE + 29_000);
    const slow = attempts.look(id);
    await clock.advance(2_000);
    gate.resolve('prior');
    await slow;
    await clock.advance(0);
    expect(told).toEqual(['0 0 unknown', '46000 0 unknown', '46000 0 not-applied']);
  });

  it('of several changes says nothing more of the one that is settled', async () => {
    const items = [preferenceChange('1'), preferenceChange('2')] as const;
    const { clock, told, add } = open(
      ({ id }, look) => (id === items[0].change.id && look === 1 ? 'requested' : 'prior'),
      items,
    );
    await add();
    await clock.advance(100_000);
    expect(told).toEqual(['0 0 confirmed', '0 1 unknown', '45000 1 not-applied']);
  });

  it('is not looked at again once the app closes', async () => {
    const { clock, told, ending, add } = open(() => 'prior');
    await add();
    ending.abort(new Error('closing'));
    await clock.advance(100_000);
    expect(told.length).toBe(1);
    expect(clock.sleeping()).toBe(0);
  });

  it('is looked at by itself when its system can be reached again, and no other', async () => {
    const { told, add, attempts } = open((_change, look) => (look === 1 ? 'unavailable' : 'requested'));
    await add();
    await attempts.resume('wm');
    expect(told).toEqual(['0 0 unknown']);
    await attempts.resume('airpay');
    expect(told).toEqual(['0 0 unknown', '0 0 confirmed']);
    await attempts.resume('airpay');
    expect(told.length).toBe(2);
  });

  it('is looked at anew on return although a look that began before is still under way', async () => {
    const gate = Promise.withResolvers<'unavailable'>();
    const { told, add, attempts, id } = open((_change, look) =>
      look === 2 ? gate.promise : look === 1 ? 'unavailable' : 'requested',
    );
    await add();
    const slow = attempts.look(id);
    const resumed = attempts.resume('airpay');
    gate.resolve('unavailable');
    await Promise.all([slow, resumed]);
    expect(told).toEqual(['0 0 unknown', '0 0 unknown', '0 0 confirmed']);
  });

  it('whose first telling look came late is looked at once more, and only then "not applied"', async () => {
    const { clock, told, add, attempts } = open((_change, look) => (look <= 2 ? 'unavailable' : 'prior'));
    await add();
    await clock.advance(100_000);
    await attempts.resume('airpay');
    expect(told.at(-1)).toBe('100000 0 unknown');
    await clock.advance(3_000);
    expect(told.at(-1)).toBe('103000 0 not-applied');
    await clock.advance(100_000);
    expect(told.length).toBe(4);
  });

  it('says nothing of a change that was settled before', async () => {
    const items = [preferenceChange('1'), preferenceChange('2')] as const;
    const { deadline, told, attempts, kind } = open(() => 'requested', items);
    await attempts.add({
      sent: { kind, items, expectation: null },
      reason: null,
      notes: [],
      deadline,
      openIds: new Set([items[1].change.id]),
    });
    expect(told).toEqual(['0 1 confirmed']);
  });
});
