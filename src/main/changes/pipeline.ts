import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { SharedReads } from '../ports/shared-reads.ts';
import type { Approvals } from './approval.ts';
import { createAttempts } from './attempt.ts';
import { blockFor, checkSafely, switchedOff } from './check.ts';
import type { Kinds } from './group.ts';
import { createGuards } from './guards.ts';
import { createLanes } from './lanes.ts';
import type { Lookout } from './lookout.ts';
import type { Report } from './progress.ts';
import { recoveredOf } from './recovered.ts';
import { createRuns } from './runs.ts';
import { takeStep } from './steps.ts';
import { unreadOf } from './unread.ts';

/** The one way in which anything about a customer is changed. */
export interface Pipeline {
  /**
   * Checks a draft against fresh upstream state; sends and records nothing. `ahead`: the steps before it that are not
   * done yet, which it is judged after. `reads`: what it reads together with the other drafts of this moment.
   */
  preview(
    recorded: RecordedChange,
    ahead?: readonly Change[],
    reads?: SharedReads,
  ): Promise<readonly Finding[]>;
  /**
   * Checks, records, sends, reads back and records the changes of one customer, one attempt after another.
   * Resolves when each has an outcome (an unknown one may still be resolved later) or waits for approval; a change
   * that was not begun when the pipeline was closed stays as it was.
   */
  apply(items: readonly RecordedChange[], report: Report): Promise<void>;
  /** Reads a change of unknown outcome back now; false when none of that id is open. */
  readBack(changeId: string): Promise<boolean>;
  /** Reads back what is open at a system, now that it can be reached again. */
  resume(upstream: UpstreamName): Promise<void>;
  /**
   * Takes up what an earlier run sent and never learned the outcome of, and reads back what it was told yes to and had
   * not read back when it ended; resolves after the first look at each. Rejects when the journal cannot be read.
   */
  recover(): Promise<void>;
  /** Begins no further attempt and ends waiting read-backs; resolves when what is under way is recorded. */
  close(): Promise<void>;
}

/** Builds the pipeline. `deadlineMs` is the total deadline of one call. */
export const createPipeline = (deps: {
  readonly kinds: Kinds;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly deadlineMs: number;
  /** Left out: nobody can agree to anything. */
  readonly approvals?: Pick<Approvals, 'waits'>;
  readonly lookout?: Lookout;
  readonly onSending?: (upstream: UpstreamName) => () => void;
}): Pipeline => {
  const { kinds, journal, clock, deadlineMs } = deps;
  const lanes = createLanes();
  const ending = new AbortController();
  const { signal } = ending;
  const attempts = createAttempts({ ...deps, signal });
  const guards = createGuards(journal);
  const runAll = createRuns({ ...deps, attempts, guards, signal });
  const applying = new Set<Promise<void>>();

  return {
    preview: async (recorded, ahead = [], reads) => {
      const kind = kinds.get(recorded.change.kind);
      if (kind === undefined) return [switchedOff(recorded)];
      // A journal that does not answer does not stop a draft yet: applying it says so.
      const stopping = guards.stopOf(recorded, reads).catch(() => null);
      const step =
        ahead.length > 0 ? { recorded } : await takeStep(deps, kind, recorded, new Map(), { reads });
      if ('held' in step) return [blockFor(step.held)];
      const beside = {
        ahead,
        ...guards.besideOf(recorded, reads),
        ...(reads === undefined ? {} : { reads }),
      };
      const { findings } = await checkSafely(kind, [step.recorded], beside);
      const stop = await stopping;
      return stop === null ? (findings.get(recorded.change.id) ?? []) : [blockFor(stop)];
    },
    apply: async (items, report) => {
      const customer = items[0]?.change.customer.key;
      if (customer === undefined) return;
      const run = lanes.run(customer, () => runAll(items, report));
      applying.add(run);
      await run.finally(() => applying.delete(run));
    },
    readBack: (changeId) => attempts.readBack(changeId),
    resume: (upstream) => attempts.resume(upstream),
    recover: async () => {
      const now = clock.mark();
      for (const apart of await journal.openApart(null)) deps.lookout?.openApart?.(apart);
      const [open, unread] = [await journal.openAttempts(), await journal.unreadAttempts()];
      await attempts.recover(
        open.map((record) => recoveredOf(record, { kinds, now, deadlineMs })),
        unreadOf(unread, kinds),
      );
    },
    close: async () => {
      ending.abort(new Error('closing'));
      await Promise.allSettled(applying);
    },
  };
};
