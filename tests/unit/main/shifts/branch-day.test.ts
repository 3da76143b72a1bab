import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { branchDays, hoursOf, peopleOf } from '../../../../src/main/shifts/branch-day.ts';
import type { Outcome } from '../../../../src/shared/domain/outcome.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { openTestJournal, type TestJournal } from '../../../support/journal.ts';
import { intent } from '../journal/an-event.ts';

let clock: ReturnType<typeof createFakeClock>;
let test: TestJournal;
beforeEach(async () => {
  clock = createFakeClock();
  test = await openTestJournal(clock);
});
afterEach(() => test.close());

const setTo = (moment: string): void => clock.step(Date.parse(moment) - Number(clock.now()));

/** A change of a person that was made at a moment, and what came of it; `null`: nobody knows yet. */
const made = async (moment: string, operator: string, outcome: Outcome | null): Promise<string> => {
  setTo(moment);
  const event = { ...intent(), operator };
  const changeId = event.recorded[0]?.change.id ?? '';
  const end: readonly JournalEvent[] =
    outcome === null ? [] : [{ type: 'change.concluded', changeId, outcome, reason: null, notes: [] }];
  await test.journal.append(event, ...end);
  return changeId;
};

const daysIn = (timeZone: string) => branchDays({ journal: test.journal, clock, timeZone });

describe('the day of a branch', () => {
  it('begins and ends at midnight there, to the millisecond', async () => {
    // Midnight of 2 March in India is half past six in the evening of 1 March in London.
    await made('2026-03-01T18:29:59.999Z', 'asha', 'confirmed');
    const first = await made('2026-03-01T18:30:00.000Z', 'asha', 'confirmed');
    const last = await made('2026-03-02T18:29:59.999Z', 'ravi', 'unknown');
    await made('2026-03-02T18:30:00.000Z', 'asha', 'rejected');
    setTo('2026-03-02T18:29:59.999Z');
    const days = daysIn('Asia/Kolkata');
    const day = days.today();
    expect((await days.changes(day, 'asha', null)).map(({ id }) => id)).toEqual([last, first]);
    expect((await days.changes(day, 'asha', 'asha')).map(({ id }) => id)).toEqual([first]);
    setTo('2026-03-02T18:30:00.000Z');
    expect((await days.changes(days.today(), 'asha', 'ravi')).map(({ id }) => id)).toEqual([]);
  });

  it.each([
    ['Europe/Berlin', '2026-10-25', 25],
    ['Europe/Berlin', '2026-03-29', 23],
    ['America/Santiago', '2026-09-06', 23],
    ['Asia/Kolkata', '2026-03-02', 24],
  ])('has as many hours in %s on %s as the clocks there show: %i', (timeZone, day, hours) => {
    setTo(`${day}T14:00:00Z`);
    const { from, to } = daysIn(timeZone).today();
    expect(to - from).toBe(hours * 3_600_000);
    expect(hoursOf({ from, until: to - 1 }, [])).toHaveLength(hours);
  });

  it('is on record as a search, before anything is told', async () => {
    await made('2026-03-02T10:00:00Z', 'asha', 'confirmed');
    const asked: unknown[] = [];
    const append: TestJournal['journal']['append'] = (...events) => {
      asked.push(...events);
      return test.journal.append(...events);
    };
    const journal = { ...test.journal, append };
    const days = branchDays({ journal, clock, timeZone: 'UTC' });
    await days.changes(days.today(), 'meera', null);
    expect(asked).toEqual([
      {
        ...{ type: 'journal.searched', operator: 'meera', about: 'branch' },
        filter: { from: Date.parse('2026-03-02T00:00:00Z'), to: Date.parse('2026-03-03T00:00:00Z') },
      },
    ]);
    test.fill();
    await expect(days.changes(days.today(), 'meera', null)).rejects.toThrow();
  });

  it('is read to its end, however many changes it has', async () => {
    setTo('2026-03-02T10:00:00Z');
    await test.journal.append(...Array.from({ length: 450 }, () => intent()));
    const days = daysIn('UTC');
    expect(await days.changes(days.today(), 'asha', null)).toHaveLength(450);
  });
});

describe('the counts of a day', () => {
  const at = (hour: number, minute = 0): number => Date.UTC(2026, 2, 2, hour, minute);
  const changes = [
    { at: at(9, 59), operator: 'ravi', outcome: 'confirmed' },
    { at: at(9), operator: 'asha', outcome: 'confirmed' },
    { at: at(8, 59), operator: 'asha', outcome: 'rejected' },
    { at: at(10), operator: 'asha', outcome: null },
  ] as const;

  it('are of the hour in which each change was made, and every hour is there', () => {
    const hours = hoursOf({ from: at(0), until: at(10, 30) }, changes);
    expect(hours).toHaveLength(11);
    expect(hours.slice(7)).toEqual([
      { at: at(7), counts: [] },
      { at: at(8), counts: [{ outcome: 'rejected', count: 1 }] },
      { at: at(9), counts: [{ outcome: 'confirmed', count: 2 }] },
      { at: at(10), counts: [{ outcome: null, count: 1 }] },
    ]);
  });

  it('leave no change out where the clock was set back since', () => {
    const hours = hoursOf({ from: at(0), until: at(8) }, changes);
    expect(hours.flatMap(({ counts }) => counts.map(({ count }) => count))).toEqual([1, 2, 1]);
  });

  it('are of each operator, by id', () => {
    expect(peopleOf(changes)).toEqual([
      {
        operator: 'asha',
        counts: [
          { outcome: 'confirmed', count: 1 },
          { outcome: 'rejected', count: 1 },
          { outcome: null, count: 1 },
        ],
      },
      { operator: 'ravi', counts: [{ outcome: 'confirmed', count: 1 }] },
    ]);
  });
});
