import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../../../src/main/journal/journal.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { realIds } from '../../../support/ids.ts';
import { JOURNAL_WORKER, openTestJournal } from '../../../support/journal.ts';
import { journalKeys } from '../../../support/journal-keys.ts';
import { intent } from './an-event.ts';

const HOUR = 3_600_000;
/** Steps of the wall clock between two records: forward, back, by little and by much. */
const steps = fc.constantFrom(-24 * HOUR, -2 * HOUR, -60_000, -1_000, 0, 1_000, 60_000, 2 * HOUR, 24 * HOUR);

const branchIds = async (journal: Journal, limit: number): Promise<readonly string[]> => {
  const seen: string[] = [];
  for (let before: { seq: number; id: string } | null = null; ; ) {
    const page: Awaited<ReturnType<Journal['branch']>> = await journal.branch({}, before, limit);
    seen.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (last === undefined) return seen;
    before = { seq: last.seq, id: last.id };
  }
};

describe('the order of what was done', () => {
  it('is that of the records, whatever the wall clock did between them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 2, maxLength: 25 }), async (all) => {
        const clock = createFakeClock();
        const { journal, close } = await openTestJournal(clock);
        const ids: string[] = [];
        for (const step of all) {
          clock.step(step);
          const sent = intent();
          await journal.append(sent);
          ids.push(sent.recorded[0]?.change.id ?? '');
        }
        const newestFirst = ids.toReversed();
        expect((await journal.activity('airpay:CUST0001', 100)).map(({ id }) => id)).toEqual(newestFirst);
        expect(await branchIds(journal, 4)).toEqual(newestFirst);
        const open = await journal.openAttempts();
        expect(open.map(({ changes }) => changes[0]?.recorded.change.id)).toEqual(ids);
        await close();
      }),
      { numRuns: 12 },
    );
  });

  it('of tries of one change is theirs too: the newest counts although its time is earlier', async () => {
    const clock = createFakeClock();
    const { journal, close } = await openTestJournal(clock);
    const first = intent();
    const firstId = first.recorded[0]?.change.id ?? '';
    await journal.append(first);
    let last = '';
    for (const step of [0, -2 * HOUR, 60_000]) {
      clock.step(step);
      const again = intent();
      last = again.recorded[0]?.change.id ?? '';
      await journal.append({
        ...again,
        recorded: again.recorded.map((one) => ({ ...one, retryOf: firstId })),
      });
    }
    expect((await journal.change(firstId))?.retriedBy).toBe(last);
    await close();
  });
});

describe('what was concluded lately', () => {
  const LATELY = 30_000;
  const KEY = 'airpay:CUST0001';

  const conclude = async (journal: Journal): Promise<string> => {
    const sent = intent();
    const changeId = sent.recorded[0]?.change.id ?? '';
    await journal.append(sent);
    const end = { type: 'change.concluded', changeId, reason: null, notes: [] } as const;
    await journal.append({ ...end, outcome: 'confirmed' });
    return changeId;
  };
  const lately = async (journal: Journal): Promise<readonly string[]> =>
    (await journal.lately(KEY, LATELY)).map(({ recorded }) => recorded.change.id);

  it.each([-24 * HOUR, -2 * HOUR, -60_000, 0, 60_000, 2 * HOUR, 24 * HOUR])(
    'counts for as long as it does when the wall clock steps by %i ms meanwhile',
    async (step) => {
      const clock = createFakeClock();
      const { journal, close } = await openTestJournal(clock);
      await clock.advance(LATELY);
      const id = await conclude(journal);
      clock.step(step);
      await clock.advance(LATELY - 1);
      expect(await lately(journal)).toEqual([id]);
      await clock.advance(1);
      expect(await lately(journal)).toEqual([]);
      await close();
    },
  );

  it('does not count as older for the time that the machine slept', async () => {
    const clock = createFakeClock();
    const { journal, close } = await openTestJournal(clock);
    const id = await conclude(journal);
    clock.suspend(8 * HOUR);
    expect(await lately(journal)).toEqual([id]);
    await close();
  });

  it('is told while changes go on, each for its own time', async () => {
    const clock = createFakeClock();
    const { journal, close } = await openTestJournal(clock);
    const ids: string[] = [];
    for (let at = 0; at < 200; at += 1) {
      ids.push(await conclude(journal));
      await clock.advance(500);
    }
    // One moment a second is remembered: what is told is never less than what counts, and at most a second more.
    const told = await lately(journal);
    expect(told).toEqual(ids.slice(-told.length));
    expect(told.length).toBeGreaterThanOrEqual(59);
    expect(told.length).toBeLessThanOrEqual(62);
    await close();
  });

  it('is all of it for so long after a start, whatever the wall clock says', async () => {
    const before = await openTestJournal(createFakeClock());
    const id = await conclude(before.journal);
    await before.journal.checkpoint();
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-again-'));
    const file = join(folder, 'journal.db');
    cpSync(before.folder, folder, { recursive: true });
    const clock = createFakeClock();
    clock.step(24 * HOUR);
    const keys = await journalKeys(file, before.keychain);
    const again = await openJournal({ file, workerFile: JOURNAL_WORKER, clock, ids: realIds, keys });
    expect(await lately(again)).toEqual([id]);
    await clock.advance(LATELY - 1);
    expect(await lately(again)).toEqual([id]);
    await clock.advance(1);
    expect(await lately(again)).toEqual([]);
    await Promise.all([again.close(), before.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
});
