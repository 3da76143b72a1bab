import type { Finding } from '../../shared/domain/finding.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { ChangeSummary } from '../../shared/kinds/kinds.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { Approvals } from '../changes/approval.ts';
import type { Kinds } from '../changes/group.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import { createSharedReads } from '../changes/shared-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { SharedReads } from '../ports/shared-reads.ts';
import { recordedOf } from './consent.ts';
import { createLatest } from './latest.ts';
import { aheadOf, judged } from './line.ts';
import { isDraft, type Line, type Visit } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** Checks drafts before they are applied. */
export interface Previews {
  /** Checks a draft of a visit and shows what was found; a check that began later takes its place. */
  draft(visitId: string, line: Line): Promise<void>;
  /** Checks the drafts of a visit again: those of an upstream, or the steps after a change that was confirmed. */
  again(visitId: string, of: { readonly upstream: UpstreamName } | { readonly after: string }): void;
  /** Has running checks of a line no longer change it: what comes of applying it is newer. */
  overtake(changeId: string): void;
  /**
   * What checks find about the lines of one entry that are not in the basket; each is checked as if those before it
   * were done.
   */
  of(visit: Visit, lines: readonly Line[]): Promise<readonly (readonly Finding[])[]>;
}

/** A draft that is to be checked. */
interface Waiting {
  readonly visitId: string;
  readonly line: Line;
  readonly isLatest: () => boolean;
  readonly done: () => void;
}

/** How many groups of drafts are checked at a time. Drafts beyond that wait, and are checked as one group. */
const MOST_AT_A_TIME = 8;

/** Builds the previews. */
export const createPreviews = (deps: {
  readonly store: VisitStore;
  readonly kinds: Kinds;
  readonly pipeline: Pick<Pipeline, 'preview'>;
  readonly approvals: Pick<Approvals, 'waits'>;
  readonly clock: Pick<Clock, 'mark'>;
  /** Told when a check finds that the customer of a visit was merged into another one. */
  readonly onMerged?: (visitId: string) => void;
}): Previews => {
  const { store, kinds, pipeline, approvals, clock, onMerged } = deps;
  const latest = createLatest(clock);

  const named = ({ change, summary }: Line, reads: SharedReads): Promise<ChangeSummary> | ChangeSummary =>
    kinds.get(change.kind)?.named?.({ change, summary }, { reads }) ?? summary;

  const check = async ({ visitId, line, isLatest }: Waiting, reads: SharedReads): Promise<void> => {
    const visit = store.get(visitId);
    if (visit === null) return;
    const recorded = recordedOf(line, visit);
    const [findings, summary] = await Promise.all([
      pipeline.preview(recorded, aheadOf(visit.lines, line), reads),
      named(line, reads),
    ]);
    if (!isLatest()) return;
    if (findings.some(({ problem: { code } }) => code === 'upstream.merged')) onMerged?.(visitId);
    const waits = approvals.waits(recorded, findings);
    store.updateLine(visitId, line.change.id, (now) =>
      isDraft(now) ? judged({ ...now, summary }, findings, waits) : now,
    );
  };

  let waiting: Waiting[] = [];
  let underWay = 0;

  /**
   * Checks all waiting drafts with the same reads: those that were drafted in one go, and in a flood those that came
   * meanwhile.
   */
  const begin = (): void => {
    if (waiting.length === 0 || underWay === MOST_AT_A_TIME) return;
    const together = waiting;
    waiting = [];
    underWay += 1;
    const reads = createSharedReads();
    void Promise.allSettled(
      together.map(async (one) => {
        await check(one, reads);
        one.done();
      }),
    ).then(() => {
      underWay -= 1;
      for (const { done } of together) done();
      begin();
    });
  };

  const draft: Previews['draft'] = (visitId, line) =>
    new Promise((done) => {
      waiting.push({ visitId, line, isLatest: latest.begin(line.change.id), done });
      queueMicrotask(begin);
    });

  return {
    draft,
    again: (visitId, of) => {
      const isMeant = ({ change, links }: Line): boolean =>
        'upstream' in of ? upstreamOf(change.kind) === of.upstream : links.after === of.after;
      for (const line of store.get(visitId)?.lines ?? [])
        if (isDraft(line) && isMeant(line)) void draft(visitId, line);
    },
    overtake: (changeId) => {
      latest.begin(changeId);
    },
    of: (visit, lines) => {
      const reads = createSharedReads();
      return Promise.all(
        lines.map((line) => pipeline.preview(recordedOf(line, visit), aheadOf(lines, line), reads)),
      );
    },
  };
};
