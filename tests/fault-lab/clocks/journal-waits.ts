import { createFakeClock } from '../../support/clock.ts';
import { openTestJournal } from '../../support/journal.ts';
import { intent } from '../../unit/main/journal/an-event.ts';
import { differs } from '../differs.ts';
import type { Wait } from './wait.ts';

const LATELY = 30_000;
const KEY = 'airpay:CUST0001';

/** The order of what is on record, and what counts as lately. */
export const JOURNAL_WAITS: readonly Wait[] = [
  {
    name: 'the order of the history',
    run: async (step) => {
      const clock = createFakeClock();
      const { journal, close } = await openTestJournal(clock);
      const ids: string[] = [];
      for (let at = 0; at < 6; at += 1) {
        clock.step(step());
        const sent = intent();
        await journal.append(sent);
        ids.push(sent.recorded[0]?.change.id ?? '');
      }
      const history = (await journal.activity(KEY, 100)).map(({ id }) => id);
      const branch = (await journal.branch({}, null, 100)).map(({ id }) => id);
      const open = (await journal.openAttempts()).map(({ changes }) => changes[0]?.recorded.change.id);
      await close();
      return [
        ...differs('the history', ids.toReversed(), history),
        ...differs('the branch list', ids.toReversed(), branch),
        ...differs('what is open', ids, open),
      ];
    },
  },
  {
    name: 'what was concluded in the last 30 s',
    run: async (step) => {
      const clock = createFakeClock();
      const { journal, close } = await openTestJournal(clock);
      await clock.advance(LATELY);
      const sent = intent();
      const changeId = sent.recorded[0]?.change.id ?? '';
      await journal.append(sent);
      const end = { type: 'change.concluded', changeId, reason: null, notes: [] } as const;
      await journal.append({ ...end, outcome: 'confirmed' });
      const told: number[] = [];
      for (const ms of [LATELY - 1, 1]) {
        clock.step(step());
        await clock.advance(ms);
        told.push((await journal.lately(KEY, LATELY)).length);
      }
      await close();
      return differs('how many', [1, 0], told);
    },
  },
];
