import type { Problem } from '../../shared/domain/problem.ts';
import type { JournalEvent } from '../journal/events.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { FreshReads } from './fresh-reads.ts';
import type { Report } from './progress.ts';
import type { Verdict } from './verdict.ts';

/** What changes have come to, by change id, and what there is to note about all of them. */
interface Conclusion {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly notes: readonly Problem[];
  /** What has to be recorded in the same commit, before the verdicts. */
  readonly before?: readonly JournalEvent[];
  /** What the read-back has read that they come from. */
  readonly fresh?: FreshReads | undefined;
}

/** Records verdicts and tells them. */
export type Conclude = (conclusion: Conclusion, report: Report) => Promise<void>;

/**
 * Makes the function that records verdicts. A verdict that the disk does not take is still told, with a note that says
 * so.
 */
export const createConclude =
  (journal: Journal): Conclude =>
  async ({ verdicts, notes, before = [], fresh }, report) => {
    const notesOf = ({ seen }: Verdict): readonly Problem[] => (seen == null ? notes : [...notes, seen]);
    const events = [...verdicts].map(([changeId, verdict]) => {
      const { outcome, reason } = verdict;
      return { type: 'change.concluded', changeId, outcome, reason, notes: notesOf(verdict) } as const;
    });
    let unrecorded: readonly Problem[] = [];
    try {
      if (events.length > 0) await journal.append(...before, ...events);
    } catch (error) {
      unrecorded = [journalProblem(error)];
    }
    for (const [changeId, verdict] of verdicts) {
      const { outcome, reason, leftToPerson } = verdict;
      report({
        ...{ changeId, state: outcome, busy: null, reason, notes: [...notesOf(verdict), ...unrecorded] },
        ...(leftToPerson && { leftToPerson }),
        ...(fresh !== undefined && { fresh }),
      });
    }
  };
