import type { Asked } from '../../shared/domain/asked.ts';
import { fail, ok, type Problem, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { DraftCheck } from '../../shared/ipc/draft-views.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import type { Report } from '../changes/progress.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Refs } from '../ports/refs.ts';
import type { Applying } from './applying.ts';
import { mayApply } from './can.ts';
import { type Consent, recordedWording } from './consent.ts';
import { type Drafted, type Drafting, draftsOf } from './draft.ts';
import { entryOf, newLine, requestOf } from './line.ts';
import type { Previews } from './previews.ts';
import type { Reading } from './reading.ts';
import { type StagedEntry, staged, without, withoutSlots } from './staging.ts';
import { findingView } from './view.ts';
import { isDraft, isOver, type Line, type LineLinks, type Visit } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** The drafts of the open visit, and applying them. */
export interface Basket {
  /**
   * Stages what a request comes to, each step after the one before; gives the id of the first, or null when nothing is
   * left to change. `visit.busy` while a change of the same thing is being applied.
   */
  put(request: DraftRequest): Result<string | null>;
  /**
   * Stages what several requests come to, in one go: ids in the order of the requests. Those that cannot be staged are
   * left out, and the first problem is given. Problems: those of `put`.
   */
  putAll(requests: readonly DraftRequest[]): Result<readonly (string | null)[]>;
  /** What checks find about a request, without staging it. Problems: those of `put`. */
  check(request: DraftRequest): Promise<Result<DraftCheck>>;
  /** Takes a draft out, with the other steps of its entry. `visit.busy` when it is being applied. */
  remove(changeId: string): Result<null>;
  clear(): Result<null>;
  /** Says who asks for the changes of consent in this visit, how and why. */
  askedBy(asked: Asked): Result<null>;
  /** States for these drafts that the customer consents, and checks them again. `visit.gone` when one is no draft. */
  consent(changeIds: readonly string[], consent: Consent): Result<null>;
  /**
   * Reads what is there now and drafts the same again over it; gives its id, or null when it is so already.
   * `visit.gone` when it is no draft, or is gone there.
   */
  renew(changeId: string): Promise<Result<string | null>>;
  /** Takes finished lines out. */
  dismiss(): Result<null>;
  /**
   * Applies every draft, where any may be sent; resolves at once, and the results follow in the visit. `visit.busy` while
   * one runs.
   */
  apply(): Result<null>;
  /** Applies one draft, beside whatever is being applied. `visit.gone` when it is none, or may not be sent. */
  applyOne(changeId: string): Result<null>;
  readBack(changeId: string): Promise<Result<null>>;
  /**
   * Puts a change that comes from another one into the basket of a visit, and sends it at once unless it is to wait
   * there; gives its id. `visit.busy` while a change of the same thing is being applied.
   */
  enter(visitId: string, entry: FollowingDraft): Result<string>;
  /** Checks the drafts of an upstream again. */
  recheck(visitId: string, upstream: UpstreamName): void;
}

/** A change that follows from another one: its undo, another try, or the step after it. */
interface FollowingDraft {
  readonly drafted: Omit<Drafted, 'already'>;
  readonly links: LineLinks;
  /** What has to be settled before it may be sent, as a note on it; null where nothing has. */
  readonly first: Problem | null;
  /** Whether it waits in the basket to be applied; else it is sent at once. */
  readonly waits: boolean;
  /** Told of every step, beside the basket. */
  readonly report?: Report;
}

/** Builds the basket. */
export const createBasket = (
  deps: Drafting & {
    readonly store: VisitStore;
    readonly refs: Refs;
    readonly pipeline: Pick<Pipeline, 'readBack'>;
    readonly previews: Previews;
    readonly applying: Applying;
    readonly reading: Pick<Reading, 'one'>;
    readonly clock: Clock;
    readonly ids: Ids;
    readonly operator: { readonly id: string };
    /** What the branch calls its wordings of consent, where it does. */
    readonly wordingVersion?: string | undefined;
  },
): Basket => {
  const { store, refs, pipeline, previews, applying, reading, clock, ids, operator, wordingVersion } = deps;

  const openVisit = (): Result<Visit> => {
    const visit = store.open();
    return visit === null ? fail('visit.none') : ok(visit);
  };

  const making = (links: LineLinks) => ({
    id: ids.v7(),
    operator: operator.id,
    at: epochMs(clock.now()),
    links,
  });

  /** What a request comes to: lines, each after the one before. */
  const linesOf = (visit: Visit, request: DraftRequest): Result<StagedEntry> => {
    const steps = draftsOf(request, deps, visit, refs);
    if (!steps.ok) return steps;
    const lines: Line[] = [];
    for (const step of steps.value.filter(({ already }) => !already)) {
      const before = lines.at(-1)?.change.id;
      lines.push(newLine(visit, step, making(before === undefined ? {} : { after: before })));
    }
    return ok({ lines, slots: steps.value.map(({ slot }) => slot) });
  };

  const removeWhere = (drop: (line: Line) => boolean): Result<null> => {
    const visit = openVisit();
    if (!visit.ok) return visit;
    store.update(visit.value.id, (now) => without(now, drop));
    return ok(null);
  };

  const putIn = (visit: Visit, request: DraftRequest): Result<string | null> => {
    const put = putAllIn(visit, [request]);
    return put.ok ? ok(put.value[0] ?? null) : put;
  };

  const putAllIn = (visit: Visit, requests: readonly DraftRequest[]): Result<readonly (string | null)[]> => {
    const { visit: next, lines, changeIds, stopped } = staged(visit, requests, linesOf);
    if (next !== visit) store.put(next);
    for (const line of lines) void previews.draft(visit.id, line);
    return stopped === null ? ok(changeIds) : { ok: false, problem: stopped };
  };

  return {
    put: (request) => {
      const visit = openVisit();
      return visit.ok ? putIn(visit.value, request) : visit;
    },
    putAll: (requests) => {
      const visit = openVisit();
      return visit.ok ? putAllIn(visit.value, requests) : visit;
    },
    askedBy: (asked) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      store.put({ ...visit.value, asked });
      return ok(null);
    },
    consent: (changeIds, { asked, wording }) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      const { id, lines } = visit.value;
      const stated = new Set(changeIds);
      const meant = lines.filter(({ change }) => stated.has(change.id));
      if (meant.length < changeIds.length || !meant.every(isDraft)) return fail('visit.gone');
      for (const line of meant) {
        const consent = {
          ...asked,
          consented: true,
          ...recordedWording(wording(line.change), wordingVersion),
        };
        const consented: Line = { ...line, consent, view: { ...line.view, busy: 'checking' } };
        store.updateLine(id, line.change.id, () => consented);
        void previews.draft(id, consented);
      }
      return ok(null);
    },
    renew: async (changeId) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      const { id } = visit.value;
      const line = visit.value.lines.find((one) => one.change.id === changeId);
      const request = line === undefined || !isDraft(line) ? null : requestOf(line);
      if (line === undefined || request === null) return fail('visit.gone');
      const upstream = upstreamOf(line.change.kind);
      await reading.one(id, upstream);
      const now = store.get(id);
      if (now === null) return fail('visit.gone');
      const renewed = putIn(now, request);
      previews.again(id, { upstream });
      return renewed;
    },
    check: async (request) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      const drafted = linesOf(visit.value, request);
      if (!drafted.ok) return drafted;
      const { lines } = drafted.value;
      const found = await previews.of(visit.value, lines);
      return ok({
        steps: lines.map(({ summary }, at) => ({ summary, findings: (found[at] ?? []).map(findingView) })),
      });
    },
    remove: (changeId) => {
      const entry = entryOf(store.open()?.lines ?? [], changeId);
      return store.open()?.lines.some(({ change, underWay }) => entry.has(change.id) && underWay)
        ? fail('visit.busy')
        : removeWhere((line) => entry.has(line.change.id) && isDraft(line));
    },
    clear: () => removeWhere(isDraft),
    dismiss: () => removeWhere(isOver),
    apply: () => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      if (visit.value.applying) return fail('visit.busy');
      if (!visit.value.lines.some(mayApply)) return ok(null);
      void applying.start(visit.value.id, isDraft);
      return ok(null);
    },
    applyOne: (changeId) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      const line = visit.value.lines.find(({ change }) => change.id === changeId);
      if (line === undefined || !mayApply(line)) return fail('visit.gone');
      void applying.start(visit.value.id, ({ change }) => change.id === changeId);
      return ok(null);
    },
    readBack: async (changeId) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      return (await pipeline.readBack(changeId)) ? ok(null) : fail('visit.gone');
    },
    enter: (visitId, { drafted, links, first, waits, report }) => {
      const visit = store.get(visitId);
      if (visit === null) return fail('visit.gone');
      const isSame = (line: Line): boolean => line.slot === drafted.slot;
      // What came of a change is known before the panels are read again: it may be taken back at once.
      if (visit.lines.some((line) => isSame(line) && line.underWay && !isOver(line)))
        return fail('visit.busy');
      const plain = newLine(visit, drafted, making(links));
      const line: Line = { ...plain, view: { ...plain.view, notes: first === null ? [] : [first] } };
      const { id } = line.change;
      const rest = waits ? withoutSlots(visit, new Set([drafted.slot])) : visit;
      store.put({ ...rest, lines: [...rest.lines, line] });
      if (waits) void previews.draft(visitId, line);
      else void applying.start(visitId, ({ change }) => change.id === id, report);
      return ok(id);
    },
    recheck: (visitId, upstream) => previews.again(visitId, { upstream }),
  };
};
