import { problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { FreshReads } from '../changes/fresh-reads.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import type { Progress, Report } from '../changes/progress.ts';
import { recordedOf } from './consent.ts';
import { step } from './line.ts';
import type { Previews } from './previews.ts';
import type { Reading } from './reading.ts';
import { type Line, newestOver } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** Applies lines of a visit and shows what comes of them. */
export interface Applying {
  /** Takes lines from the operator's hands and sends them; resolves when the panels show what is so. Never rejects. */
  start(visitId: string, isMine: (line: Line) => boolean, also?: Report): Promise<void>;
}

/**
 * Builds what applies lines. `onActivity` is called when something was journaled; `onDone` is told of each change that
 * was accepted or confirmed.
 */
export const createApplying = (deps: {
  readonly store: VisitStore;
  readonly pipeline: Pick<Pipeline, 'apply'>;
  readonly reading: Reading;
  readonly previews: Pick<Previews, 'again' | 'overtake'>;
  readonly onActivity: () => void;
  readonly onDone: (visitId: string, changeId: string, state: 'accepted' | 'confirmed') => void;
}): Applying => {
  const { store, pipeline, reading, previews, onActivity, onDone } = deps;

  /** How many groups of changes of each visit are being applied: an undo may run beside the basket. */
  const running = new Map<string, number>();
  const count = (visitId: string, by: 1 | -1): number => {
    const now = (running.get(visitId) ?? 0) + by;
    running.set(visitId, now);
    return now;
  };

  /** Marks lines as being applied: from here on they are no longer the operator's to edit. */
  const begin = (visitId: string, isMine: (line: Line) => boolean): readonly Line[] => {
    const mine = store.get(visitId)?.lines.filter(isMine) ?? [];
    const ids = new Set(mine.map(({ change }) => change.id));
    for (const id of ids) previews.overtake(id);
    count(visitId, 1);
    store.update(visitId, (now) => ({
      ...now,
      applying: true,
      lines: now.lines.map((line) => (ids.has(line.change.id) ? { ...line, underWay: true } : line)),
      applied: [...new Set([...now.applied, ...ids])],
    }));
    return mine;
  };

  const finish = async (
    visitId: string,
    changeIds: ReadonlySet<string>,
    touched: ReadonlyMap<UpstreamName, FreshReads | undefined>,
  ): Promise<void> => {
    // The results are recorded and shown: a reading that fails unforeseen must not hold the visit.
    await Promise.allSettled([...touched].map(([upstream, fresh]) => reading.one(visitId, upstream, fresh)));
    const applying = count(visitId, -1) > 0;
    store.update(visitId, (visit) => ({
      ...visit,
      applying,
      lines: newestOver(
        visit.lines.map((line) => (changeIds.has(line.change.id) ? { ...line, underWay: false } : line)),
      ),
    }));
    onActivity();
    for (const upstream of touched.keys()) previews.again(visitId, { upstream });
  };

  /**
   * Ends lines whose sending failed in an unforeseen way: nothing is claimed about them, and they cannot be applied
   * again unseen.
   */
  const failUnforeseen = (visitId: string, lines: readonly Line[]): void => {
    for (const { change } of lines) {
      store.updateLine(visitId, change.id, (line) => {
        const { state, busy } = line.view;
        const wasSent = state === 'sending';
        if (!wasSent && busy === null) return line;
        const reason = problem('internal', { call: 'apply' });
        return { ...line, view: { ...line.view, state: wasSent ? 'unknown' : state, busy: null, reason } };
      });
    }
  };

  /** Panels that are to be read again, once for all changes that came to an outcome at the same moment. */
  const stale = new Set<string>();
  const readLater = (visitId: string, upstream: UpstreamName, fresh: FreshReads | undefined): void => {
    const panel = `${upstream} ${visitId}`;
    if (stale.has(panel)) return;
    stale.add(panel);
    queueMicrotask(() => {
      stale.delete(panel);
      void reading.one(visitId, upstream, fresh);
    });
  };

  const tellDone = (visitId: string, { changeId, state }: Progress): void => {
    if (state === 'accepted' || state === 'confirmed') onDone(visitId, changeId, state);
  };

  return {
    start: async (visitId, isMine, also) => {
      const lines = begin(visitId, isMine);
      const byId = new Map(lines.map((line) => [line.change.id, line]));
      /** The systems to which something was sent, with what the last read-back there has read. */
      const touched = new Map<UpstreamName, FreshReads | undefined>();
      const report: Report = (progress) => {
        store.updateLine(visitId, progress.changeId, (line) => step(line, progress));
        if (progress.mergedInto !== undefined) reading.survivor(visitId, progress.mergedInto);
        also?.(progress);
        tellDone(visitId, progress);
        if (progress.state !== undefined && progress.busy === null) onActivity();
        const line = byId.get(progress.changeId);
        if (line === undefined) return;
        const upstream = upstreamOf(line.change.kind);
        const { fresh } = progress;
        if (progress.state === 'sending' || fresh !== undefined) touched.set(upstream, fresh);
        // A change that was resolved after the others: the panel is read again.
        if (progress.busy === null && store.get(visitId)?.applying === false)
          readLater(visitId, upstream, fresh);
      };
      try {
        const visit = store.get(visitId);
        if (visit !== null)
          await pipeline.apply(
            lines.map((line) => recordedOf(line, visit)),
            report,
          );
      } catch {
        failUnforeseen(visitId, lines);
      }
      await finish(visitId, new Set(lines.map(({ change }) => change.id)), touched);
    },
  };
};
