import { type Finding, isBlocked } from '../../shared/domain/finding.ts';
import { type Problem, type ProblemCode, problem } from '../../shared/domain/problem.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import type { RecordedChange } from '../journal/events.ts';
import { JournalError, journalProblem } from '../journal/faults.ts';
import type { Beside, ChangeKind, Checked, NonEmpty } from '../ports/change-kind.ts';
import { type Approvals, NOBODY_AGREES } from './approval.ts';
import { unusableIn } from './unusable.ts';

/** What a check leaves of a group: what may be sent, and what was held back with its findings. */
interface Sifted {
  /** Covers exactly `passed`; `null` when nothing passed. */
  readonly checked: Checked | null;
  readonly passed: readonly RecordedChange[];
  readonly blocked: readonly HeldChange[];
  readonly waiting: readonly WaitingChange[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/** A change that may not be sent, and why. */
export interface HeldChange {
  readonly recorded: RecordedChange;
  readonly findings: readonly Finding[];
}

/** A change that waits for a second person; `again`: why once more, where somebody had agreed before. */
interface WaitingChange extends HeldChange {
  readonly again: Problem | null;
}

/** A finding that stops a change for this reason. */
export const blockFor = (reason: Problem): Finding => ({ level: 'block', problem: reason, owners: [] });

/** What blocks a change of a kind that no configured upstream brings. */
export const switchedOff = ({ change }: RecordedChange): Finding =>
  blockFor(problem('find.off', { upstream: upstreamOf(change.kind) }));

/** Findings that say that the state may no longer be the one that was seen. */
const NOT_AS_SEEN: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['change.stale', 'card-usage.untold']);

/** A change is taken back only from the state that it led to: anything else is somebody else's doing. */
const strictly = ({ undoOf }: RecordedChange, findings: readonly Finding[]): readonly Finding[] =>
  undoOf === undefined
    ? findings
    : findings.map((one) => (NOT_AS_SEEN.has(one.problem.code) ? { ...one, level: 'block' } : one));

/** What a second person declined is stopped until it is drafted anew, whatever a check finds. */
const declined = ({ declined: by }: RecordedChange, findings: readonly Finding[]): readonly Finding[] =>
  by === undefined
    ? findings
    : [blockFor(problem('approval.declined', { by: by.name, reason: by.reason })), ...findings];

const isNonEmpty = <T>(items: readonly T[]): items is NonEmpty<T> => items.length > 0;

const neverSent = (): Promise<never> => Promise.reject(new Error('a failed check cannot send'));

/** Checks changes; a value that cannot be sent stops its change before anything is read; a kind that throws blocks them all rather than letting anything through. */
export const checkSafely = async (
  kind: ChangeKind,
  items: NonEmpty<RecordedChange>,
  beside: Beside = {},
): Promise<Checked> => {
  const [first, ...rest] = items;
  const unusable = items.flatMap(({ change }) => {
    const why = unusableIn(change);
    return why === null ? [] : [[change.id, [blockFor(why)]] as const];
  });
  if (unusable.length > 0) return { findings: new Map(unusable), expectation: null, send: neverSent };
  try {
    const checked = await kind.check([first.change, ...rest.map(({ change }) => change)], beside);
    const findings = items.map(
      (one) =>
        [one.change.id, declined(one, strictly(one, checked.findings.get(one.change.id) ?? []))] as const,
    );
    return {
      findings: new Map(findings),
      // It may take work to put together, and only a change that is sent needs it.
      get expectation() {
        return checked.expectation;
      },
      send: (attempt) => checked.send(attempt),
    };
  } catch (error) {
    // A journal that does not answer is no proof that nothing is there.
    const thrown = blockFor(
      error instanceof JournalError ? journalProblem(error) : problem('internal', { call: 'check' }),
    );
    return {
      findings: new Map(items.map(({ change }) => [change.id, [thrown]])),
      expectation: null,
      send: neverSent,
    };
  }
};

/**
 * Checks a group, holds back what is blocked or needs approval, and checks what remains again, until a check
 * covers exactly what may be sent.
 */
export const sift = async (
  kind: ChangeKind,
  items: NonEmpty<RecordedChange>,
  beside: Beside = {},
  approvals: Pick<Approvals, 'waits'> = NOBODY_AGREES,
): Promise<Sifted> => {
  const blocked: HeldChange[] = [];
  const waiting: WaitingChange[] = [];
  const findings = new Map<string, readonly Finding[]>();
  let remaining: readonly RecordedChange[] = items;
  while (isNonEmpty(remaining)) {
    const checked = await checkSafely(kind, remaining, beside);
    const passed: RecordedChange[] = [];
    for (const recorded of remaining) {
      const found = checked.findings.get(recorded.change.id) ?? [];
      findings.set(recorded.change.id, found);
      const waits = approvals.waits(recorded, found);
      if (isBlocked(found)) blocked.push({ recorded, findings: found });
      else if (waits !== null) waiting.push({ recorded, findings: found, ...waits });
      else passed.push(recorded);
    }
    if (passed.length === remaining.length) return { checked, passed, blocked, waiting, findings };
    remaining = passed;
  }
  return { checked: null, passed: [], blocked, waiting, findings };
};
