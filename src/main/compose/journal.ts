import type { Problem } from '../../shared/domain/problem.ts';
import { journalErrorOf, journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import { openKeptJournal } from '../journal/open-kept.ts';
import { createUnavailableJournal } from '../journal/unavailable-journal.ts';
import { watchRefusals } from '../journal/watched.ts';
import type { Log } from '../logs/log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import type { Ids } from '../ports/ids.ts';
import type { Mode } from './mode.ts';

/** The journal, and why it cannot be used until the next start; null: it can. */
interface OpenedJournal {
  readonly journal: Journal;
  readonly unusable: Problem | null;
}

/** Opens the journal of a mode; where that fails, the app runs without one, and nothing can be changed. */
export const openOrDoWithout = async (
  { journalFile: file, keychain }: Mode,
  {
    host,
    log,
    clock,
    ids,
  }: {
    readonly host: Pick<Host, 'journalWorkerFile'>;
    readonly log: Pick<Log, 'journalUnavailable' | 'journalRebuilt'>;
    readonly clock: Clock;
    readonly ids: Ids;
  },
): Promise<OpenedJournal> => {
  try {
    const kept = await openKeptJournal({
      ...{ file, workerFile: host.journalWorkerFile, keychain, clock, ids },
      onRebuilt: (differing) => log.journalRebuilt(differing),
    });
    return { journal: watchRefusals(kept, (why) => log.journalUnavailable(why)), unusable: null };
  } catch (error) {
    const { why } = journalErrorOf(error);
    log.journalUnavailable(why);
    // Where nothing can be sent, whoever only looks needs no id that was confirmed.
    const journal = { ...createUnavailableJournal(why), identities: async () => [] };
    return { journal, unusable: journalProblem(error) };
  }
};
