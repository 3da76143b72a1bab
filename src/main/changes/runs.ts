import type { Problem } from '../../shared/domain/problem.ts';
import type { RecordedChange } from '../journal/events.ts';
import { journalProblem } from '../journal/faults.ts';
import type { Journal } from '../journal/journal.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import type { Clock, Moment } from '../ports/clock.ts';
import type { SharedReads } from '../ports/shared-reads.ts';
import { type ApplyReads, createApplyReads } from './apply-reads.ts';
import type { Approvals } from './approval.ts';
import type { createAttempts } from './attempt.ts';
import { blockFor, type HeldChange, sift, switchedOff } from './check.ts';
import { type Group, groupIntoAttempts, type Kinds } from './group.ts';
import type { Guards } from './guards.ts';
import type { Report } from './progress.ts';
import { type Confirmed, takeStep } from './steps.ts';

/**
 * Makes what applies changes of one customer, one attempt after another: those whose step before is not done, that are
 * blocked, or that nobody may send now are refused, and the rest is sent. Ends early once `signal` is aborted.
 */
export const createRuns = (deps: {
  readonly kinds: Kinds;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly attempts: Pick<ReturnType<typeof createAttempts>, 'run'>;
  readonly guards: Guards;
  /** Left out: nobody can agree to anything. */
  readonly approvals?: Pick<Approvals, 'waits'>;
  readonly signal: AbortSignal;
}): ((items: readonly RecordedChange[], report: Report) => Promise<void>) => {
  const { kinds, journal, clock, attempts, guards, approvals, signal } = deps;

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
      const why = await guards.stopOf(items[0]);
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
    const beside = { ...guards.besideOf(next), reads };
    const { checked, passed, blocked, waiting, findings } = await sift(
      kind,
      [next, ...others],
      beside,
      approvals,
    );
    for (const held of blocked) await refuse(held, report);
    for (const { recorded, findings: found, again } of waiting) {
      const { id } = recorded.change;
      report({ changeId: id, state: 'needs-approval', busy: null, findings: found, reason: again });
    }
    const [first, ...rest] = passed;
    if (first === undefined || checked === null) return;
    if (await isStopped([first, ...rest], report)) return;
    for (const { change } of passed) report({ changeId: change.id, findings: findings.get(change.id) ?? [] });
    if (signal.aborted) for (const { change } of passed) report({ changeId: change.id, busy: null });
    else await attempts.run({ kind, items: [first, ...rest], checked }, report);
  };

  return async (items, report) => {
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
};
