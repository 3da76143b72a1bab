import type { Asked } from '../../shared/domain/asked.ts';
import { KIND_UPSTREAM } from '../../shared/domain/change.ts';
import { isBlocked, needsApproval } from '../../shared/domain/finding.ts';
import { fail, ok, type Problem, problem, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { DraftRequest } from '../../shared/ipc/requests.ts';
import type { ChangeSummary } from '../../shared/ipc/views.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import type { Progress, Report } from '../changes/progress.ts';
import type { Clock } from '../ports/clock.ts';
import type { IdentifierRules } from '../ports/identifier-rules.ts';
import type { Ids } from '../ports/ids.ts';
import type { CardLooks } from './card-looks.ts';
import { type Consent, recordedOf } from './consent.ts';
import { type Drafted, draftOf } from './draft.ts';
import { createLatest } from './latest.ts';
import type { Reading } from './reading.ts';
import type { Refs } from './refs.ts';
import { requestOf } from './renewal.ts';
import { isDraft, isOver, type Line, type Links, type Visit } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** The drafts of the open visit, and applying them. */
export interface Basket {
  /**
   * Stages a change; gives its id, or null when nothing is left to change. `visit.busy` while a change of the same
   * thing is being applied.
   */
  put(request: DraftRequest): Result<string | null>;
  /** Takes a draft out. `visit.busy` when it is being applied. */
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
  /** Applies every draft; resolves at once, and the results follow in the visit. `visit.busy` while one runs. */
  apply(): Result<null>;
  readBack(changeId: string): Promise<Result<null>>;
  /**
   * Puts a change that comes from another one into the basket of a visit, and sends it at once unless something has to
   * be settled first; gives its id. `visit.busy` while a change of the same thing is being applied.
   */
  enter(visitId: string, entry: Entry): Result<string>;
  /** Checks the drafts of an upstream again. */
  recheck(visitId: string, upstream: UpstreamName): void;
}

/** A change that follows from another one: its undo, or another try. */
export interface Entry {
  readonly drafted: Omit<Drafted, 'already'>;
  readonly links: Links;
  /** What has to be settled before it may be sent: it is drafted with this as a note. Null: it is sent at once. */
  readonly first: Problem | null;
  /** Told of every step, beside the basket. */
  readonly report?: Report;
}

const step = (line: Line, { changeId: _, mergedInto: __, ...progress }: Progress): Line => ({
  ...line,
  view: { ...line.view, ...progress },
});

/** Builds the basket. `onActivity` is called when something was journaled about a customer. */
export const createBasket = (deps: {
  readonly store: VisitStore;
  readonly refs: Refs;
  readonly rules: IdentifierRules;
  readonly looks: CardLooks;
  readonly pipeline: Pipeline;
  readonly reading: Reading;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operator: { readonly id: string };
  readonly onActivity: () => void;
  /** Told of each change that was accepted or confirmed. */
  readonly onDone?: (visitId: string, changeId: string) => void;
}): Basket => {
  const { store, refs, rules, looks, pipeline, reading, clock, ids, operator, onActivity, onDone } = deps;

  const openVisit = (): Result<Visit> => {
    const visit = store.open();
    return visit === null ? fail('visit.none') : ok(visit);
  };

  const latest = createLatest();

  /** A card that was scanned straight into the basket was never looked at: its series is read beside the check. */
  const named = async ({ change: { payload }, summary }: Line): Promise<ChangeSummary> => {
    if (summary.kind !== 'card.link' || summary.series !== null || !('cardNumber' in payload)) return summary;
    await looks.look(payload.cardNumber);
    return { ...summary, series: looks.seriesOf(payload.cardNumber) };
  };

  const preview = async (visitId: string, line: Line): Promise<void> => {
    const isLatest = latest.begin(line.change.id);
    const visit = store.get(visitId);
    if (visit === null) return;
    const recorded = recordedOf(line, visit);
    const [findings, summary] = await Promise.all([pipeline.preview(recorded), named(line)]);
    if (!isLatest()) return;
    store.updateLine(visitId, line.change.id, (now) => {
      if (!isDraft(now)) return now;
      const block = findings.find(({ level }) => level === 'block')?.problem ?? null;
      const state = isBlocked(findings) ? 'refused' : needsApproval(findings) ? 'needs-approval' : 'draft';
      return { ...now, summary, view: { ...now.view, state, busy: null, findings, reason: block } };
    });
  };

  const recheckOne = (visitId: string, line: Line): void => {
    store.updateLine(visitId, line.change.id, (now) => ({ ...now, view: { ...now.view, busy: 'checking' } }));
    void preview(visitId, line);
  };

  const recheck = (visitId: string, upstream: UpstreamName): void => {
    for (const line of store.get(visitId)?.lines ?? []) {
      if (isDraft(line) && KIND_UPSTREAM[line.change.kind] === upstream) void preview(visitId, line);
    }
  };

  const lineOf = (visit: Visit, { ask, summary, prior, slot, target, asked }: Drafted): Line => ({
    change: {
      id: ids.v7(),
      kind: ask.kind,
      customer: visit.keys,
      payload: ask.payload,
      prior,
      operator: operator.id,
      draftedAt: clock.now(),
    },
    summary,
    slot,
    target,
    links: {},
    consent: asked ?? null,
    underWay: false,
    view: {
      state: 'draft',
      busy: 'checking',
      findings: [],
      reason: null,
      notes: [],
      requestId: null,
      upstreamRequestId: null,
    },
  });

  const without = (visit: Visit, drop: (line: Line) => boolean): Visit => ({
    ...visit,
    lines: visit.lines.filter((line) => !drop(line)),
  });

  const removeWhere = (drop: (line: Line) => boolean): Result<null> => {
    const visit = openVisit();
    if (!visit.ok) return visit;
    store.update(visit.value.id, (now) => without(now, drop));
    return ok(null);
  };

  /** How many groups of changes of each visit are being applied: an undo may run beside the basket. */
  const running = new Map<string, number>();
  const count = (visitId: string, by: 1 | -1): number => {
    const now = (running.get(visitId) ?? 0) + by;
    running.set(visitId, now);
    return now;
  };

  /** Marks lines as being applied: from here on they are no longer the operator's to edit. */
  const begin = (visitId: string, isMine: (line: Line) => boolean): void => {
    count(visitId, 1);
    store.update(visitId, (now) => ({
      ...now,
      applying: true,
      lines: now.lines.map((line) => (isMine(line) ? { ...line, underWay: true } : line)),
      applied: [...new Set([...now.applied, ...now.lines.filter(isMine).map(({ change }) => change.id)])],
    }));
  };

  const finish = async (
    visitId: string,
    changeIds: ReadonlySet<string>,
    touched: ReadonlySet<UpstreamName>,
  ): Promise<void> => {
    // The results are recorded and shown: a reading that fails unforeseen must not hold the visit.
    await Promise.allSettled([...touched].map((upstream) => reading.one(visitId, upstream)));
    const applying = count(visitId, -1) > 0;
    store.update(visitId, (visit) => ({
      ...visit,
      applying,
      lines: visit.lines.map((line) => (changeIds.has(line.change.id) ? { ...line, underWay: false } : line)),
    }));
    onActivity();
    for (const upstream of touched) recheck(visitId, upstream);
  };

  /** A change that nothing foreseen came of: nothing is claimed about it, and it cannot be applied again unseen. */
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

  const run = async (visitId: string, lines: readonly Line[], also?: Report): Promise<void> => {
    const touched = new Set<UpstreamName>();
    const report: Report = (progress) => {
      store.updateLine(visitId, progress.changeId, (line) => step(line, progress));
      also?.(progress);
      if (progress.state === 'accepted' || progress.state === 'confirmed')
        onDone?.(visitId, progress.changeId);
      if (progress.state !== undefined && progress.busy === null) onActivity();
      const line = lines.find(({ change }) => change.id === progress.changeId);
      if (line !== undefined && progress.state === 'sending') touched.add(KIND_UPSTREAM[line.change.kind]);
      // A change that is resolved after the others were done: the panel shows what is now so.
      if (line !== undefined && progress.busy === null && store.get(visitId)?.applying === false) {
        void reading.one(visitId, KIND_UPSTREAM[line.change.kind]);
      }
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
  };

  const putIn = (visit: Visit, request: DraftRequest): Result<string | null> => {
    const drafted = draftOf(request, visit, refs, rules, looks);
    if (!drafted.ok) return drafted;
    const { slot, already } = drafted.value;
    if (visit.lines.some((line) => line.slot === slot && line.underWay)) return fail('visit.busy');
    const cleared = without(visit, (line) => line.slot === slot && isDraft(line));
    if (already) {
      store.put(cleared);
      return ok(null);
    }
    const line = lineOf(visit, drafted.value);
    store.put({ ...cleared, lines: [...cleared.lines, line] });
    void preview(visit.id, line);
    return ok(line.change.id);
  };

  return {
    put: (request) => {
      const visit = openVisit();
      return visit.ok ? putIn(visit.value, request) : visit;
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
      const lines = visit.value.lines.filter(({ change }) => changeIds.includes(change.id));
      if (lines.length < changeIds.length || !lines.every(isDraft)) return fail('visit.gone');
      for (const { change } of lines) {
        const consent = { ...asked, consented: true, wording: wording(change) };
        store.updateLine(visit.value.id, change.id, (line) => ({ ...line, consent }));
      }
      for (const line of store.open()?.lines ?? [])
        if (changeIds.includes(line.change.id)) recheckOne(visit.value.id, line);
      return ok(null);
    },
    renew: async (changeId) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      const { id } = visit.value;
      const line = visit.value.lines.find((one) => one.change.id === changeId);
      const request = line === undefined || !isDraft(line) ? null : requestOf(line);
      if (line === undefined || request === null) return fail('visit.gone');
      const upstream = KIND_UPSTREAM[line.change.kind];
      await reading.one(id, upstream);
      const now = store.get(id);
      if (now === null) return fail('visit.gone');
      const renewed = putIn(now, request);
      recheck(id, upstream);
      return renewed;
    },
    remove: (changeId) =>
      store.open()?.lines.some(({ change, underWay }) => change.id === changeId && underWay)
        ? fail('visit.busy')
        : removeWhere((line) => line.change.id === changeId && isDraft(line)),
    clear: () => removeWhere(isDraft),
    dismiss: () => removeWhere(isOver),
    apply: () => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      if (visit.value.applying) return fail('visit.busy');
      const lines = visit.value.lines.filter(isDraft);
      if (lines.length === 0) return ok(null);
      begin(visit.value.id, isDraft);
      void run(visit.value.id, lines);
      return ok(null);
    },
    readBack: async (changeId) => {
      const visit = openVisit();
      if (!visit.ok) return visit;
      return (await pipeline.readBack(changeId)) ? ok(null) : fail('visit.gone');
    },
    enter: (visitId, { drafted, links, first, report }) => {
      const visit = store.get(visitId);
      if (visit === null) return fail('visit.gone');
      const isSame = (line: Line): boolean => line.slot === drafted.slot;
      if (visit.lines.some((line) => isSame(line) && line.underWay)) return fail('visit.busy');
      const plain = lineOf(visit, { ...drafted, already: false });
      const notes = first === null ? [] : [first];
      const line: Line = { ...plain, links, view: { ...plain.view, ...links, notes } };
      const { id } = line.change;
      const rest = first === null ? visit : without(visit, (other) => isSame(other) && isDraft(other));
      store.put({ ...rest, lines: [...rest.lines, line] });
      if (first === null) {
        begin(visitId, ({ change }) => change.id === id);
        void run(visitId, [line], report);
      } else void preview(visitId, line);
      return ok(id);
    },
    recheck,
  };
};
