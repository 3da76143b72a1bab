import type { Change } from '../../shared/domain/change.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { RecordedChange } from '../journal/events.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { Beside, NonEmpty } from '../ports/change-kind.ts';
import type { Clock, Moment } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import { type SharedReads, shared } from '../ports/shared-reads.ts';
import { type ApplyReads, createApplyReads } from './apply-reads.ts';
import { createAttempts } from './attempt.ts';
import { blockFor, checkSafely, type HeldChange, sift, switchedOff } from './check.ts';
import { type Group, groupIntoAttempts, type Kinds } from './group.ts';
import { createLanes } from './lanes.ts';
import type { Lookout } from './lookout.ts';
import type { Report } from './progress.ts';
import { isOpen, recoveredOf } from './recovered.ts';
import { type Confirmed, takeStep } from './steps.ts';
import { unreadOf } from './unread.ts';
import { SECOND_LOOK_MS } from './verdict.ts';

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
  readonly lookout?: Lookout;
  readonly onSending?: (upstream: UpstreamName) => () => void;
}): Pipeline => {
  const { kinds, journal, clock, deadlineMs } = deps;
  const lanes = createLanes();
  const ending = new AbortController();
  const { signal } = ending;
  const attempts = createAttempts({ ...deps, signal });
  const applying = new Set<Promise<void>>();

  /** What was sent for a customer and has no settled outcome. */
  const openOf = async (customer: string): Promise<readonly Change[]> => {
    const open = await journal.openAttempts();
    return open
      .flatMap(({ changes }) => changes)
      .filter(isOpen)
      .map(({ recorded }) => recorded.change)
      .filter((change) => change.customer.key === customer);
  };

  /**
   * What a system said yes to so lately that a read may not show it: for as long as a look has to wait that calls a
   * change not applied. A read that is made after that tells the present state.
   */
  const latelyOf = async (customer: string): Promise<readonly Change[]> => {
    const lately = await journal.lately(customer, SECOND_LOOK_MS);
    return lately.map(({ recorded }) => recorded.change);
  };

  const fromJournal = <T>(
    what: string,
    { change: { customer } }: RecordedChange,
    read: (customer: string) => Promise<T>,
    reads?: SharedReads,
  ): Promise<T> => shared({ reads }, ['journal', what, customer.key], () => read(customer.key));

  /** What is on its way beside a change. */
  const besideOf = (recorded: RecordedChange, reads?: SharedReads): Beside => ({
    open: () => fromJournal('open', recorded, openOf, reads),
    lately: () => fromJournal('lately', recorded, latelyOf, reads),
  });

  /**
   * Why nothing may be sent for the customer at all: something was, and its record cannot be read. So nobody can tell what
   * it was, or whether what is sent now would undo it. Rejects where the journal does not tell.
   */
  const stopOf = async (recorded: RecordedChange, reads?: SharedReads): Promise<Problem | null> => {
    const apart = await fromJournal('apart', recorded, (customer) => journal.openApart(customer), reads);
    const [first] = apart;
    return first === undefined
      ? null
      : problem('journal.open-apart', { why: first.summary.why, number: apart.length });
  };

  const refuse = async ({ recorded, findings }: HeldChange, report: Report): Promise<void> => {
    const changeId = recorded.change.id;
    const reason = findings.find(({ level }) => level === 'block')?.problem ?? null;
    let notes: readonly Problem[] = [];
    try {
      await journal.append({ type: 'change.refused', recorded, findings });
    } catch (error) {
      notes = [journalProblem(error)];
    }
    report({ changeId, state: 'refused', busy: null, findings, reason, notes });
  };

  /** Those whose step before is done, as it made them; the others are refused. */
  const stepped = async (
    { kind, items }: Group<RecordedChange>,
    confirmed: Confirmed,
    reads: SharedReads,
    report: Report,
  ): Promise<readonly RecordedChange[]> => {
    const ready: RecordedChange[] = [];
    for (const item of items) {
      const step = await takeStep(deps, kind, item, confirmed, { reads });
      if ('held' in step) await refuse({ recorded: item, findings: [blockFor(step.held)] }, report);
      else {
        const { change, summary } = step.recorded;
        if (step.recorded !== item) report({ changeId: change.id, became: { change, summary } });
        ready.push(step.recorded);
      }
    }
    return ready;
  };

  /** Whether nothing may be sent for the customer, or nobody can tell: then all are refused. */
  const isStopped = async (items: NonEmpty<RecordedChange>, report: Report): Promise<boolean> => {
    try {
      const why = await stopOf(items[0]);
      if (why === null) return false;
      for (const recorded of items) await refuse({ recorded, findings: [blockFor(why)] }, report);
    } catch (error) {
      // It does not tell, and so it is not asked to record either.
      const reason = journalProblem(error);
      for (const { change } of items) report({ changeId: change.id, state: 'refused', busy: null, reason });
    }
    return true;
  };

  const runGroup = async (
    group: Group<RecordedChange>,
    confirmed: Confirmed,
    applyReads: ApplyReads,
    report: Report,
  ): Promise<void> => {
    const { kind } = group;
    const reads = applyReads.forCheck();
    for (const { change } of group.items) report({ changeId: change.id, busy: 'checking' });
    const [next, ...others] = await stepped(group, confirmed, reads, report);
    if (next === undefined) return;
    const beside = { ...besideOf(next), reads };
    const { checked, passed, blocked, waiting, findings } = await sift(kind, [next, ...others], beside);
    for (const held of blocked) await refuse(held, report);
    for (const { recorded, findings: found } of waiting) {
      report({ changeId: recorded.change.id, state: 'needs-approval', busy: null, findings: found });
    }
    const [first, ...rest] = passed;
    if (first === undefined || checked === null) return;
    if (await isStopped([first, ...rest], report)) return;
    for (const { change } of passed) report({ changeId: change.id, findings: findings.get(change.id) ?? [] });
    if (signal.aborted) for (const { change } of passed) report({ changeId: change.id, busy: null });
    else await attempts.run({ kind, items: [first, ...rest], checked }, report);
  };

  const runAll = async (items: readonly RecordedChange[], report: Report): Promise<void> => {
    const { groups, off } = groupIntoAttempts(items, kinds);
    for (const recorded of off) await refuse({ recorded, findings: [switchedOff(recorded)] }, report);
    const confirmed = new Map<string, Moment>();
    const reads = createApplyReads(clock);
    const noting: Report = (progress) => {
      if (progress.fresh !== undefined) reads.add(progress.fresh);
      if (progress.state === 'confirmed') confirmed.set(progress.changeId, clock.mark());
      report(progress);
    };
    for (const group of groups) if (!signal.aborted) await runGroup(group, confirmed, reads, noting);
  };

  return {
    preview: async (recorded, ahead = [], reads) => {
      const kind = kinds.get(recorded.change.kind);
      if (kind === undefined) return [switchedOff(recorded)];
      // A journal that does not answer does not stop a draft yet: applying it says so.
      const stopping = stopOf(recorded, reads).catch(() => null);
      const step =
        ahead.length > 0 ? { recorded } : await takeStep(deps, kind, recorded, new Map(), { reads });
      if ('held' in step) return [blockFor(step.held)];
      const beside = { ahead, ...besideOf(recorded, reads), ...(reads === undefined ? {} : { reads }) };
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
