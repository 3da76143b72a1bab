import { createHash } from 'node:crypto';
import { type Finding, needsApproval } from '../../shared/domain/finding.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import type { Operator } from '../../shared/operators/roles.ts';
import type { Approval, RecordedChange } from '../journal/events.ts';
import { ageOf, type Clock, epochMs, type Moment } from '../ports/clock.ts';

/**
 * Names exactly what a second person is shown, as hexadecimal SHA-256: the change with the values behind the masks and who
 * asked for it, and all that its check found. Of a step after another one the values are left out: the step before fills
 * them in when it is done, and nothing else can, since a draft is replaced and never altered.
 */
export const shownDigest = (
  { change, after }: Pick<RecordedChange, 'change' | 'after'>,
  findings: readonly Finding[],
): string => {
  const { id, kind, customer, prior, payload, asked, operator } = change;
  const values = after === undefined ? payload : null;
  return createHash('sha256')
    .update(JSON.stringify([id, kind, operator, customer.key, customer.ids, prior, values, asked, findings]))
    .digest('hex');
};

/** That a change waits for a second person, and why once more; `again` null: nobody agreed to it yet. */
interface Waits {
  readonly again: Problem | null;
}

/** What second persons agreed to in this run, and for how long that counts. */
export interface Approvals {
  /** A second person's word for what is shown, from now on. */
  give(by: Pick<Operator, 'id' | 'name'>, recorded: RecordedChange, findings: readonly Finding[]): Approval;
  /** Whether a change waits for a second person; `null`: it does not. */
  waits(recorded: RecordedChange, findings: readonly Finding[]): Waits | null;
  /** When an approval was given; `null`: not in this run. */
  since(approval: Approval): Moment | null;
  /** How long an approval counts, in milliseconds. */
  readonly forMs: number;
}

/** Where nobody can agree to anything: what needs it waits. */
export const NOBODY_AGREES: Pick<Approvals, 'waits'> = {
  waits: (_, findings) => (needsApproval(findings) ? { again: null } : null),
};

/** Keeps approvals. Their age is told by a time that nobody sets; one of an earlier run is too old. */
export const createApprovals = ({
  clock,
  forMs,
}: {
  readonly clock: Pick<Clock, 'now' | 'mark'>;
  readonly forMs: number;
}): Approvals => {
  const given = new WeakMap<Approval, { readonly since: Moment; readonly name: string }>();
  return {
    forMs,
    give: (by, recorded, findings) => {
      const approval = { by: by.id, at: epochMs(clock.now()), of: shownDigest(recorded, findings) };
      given.set(approval, { since: clock.mark(), name: by.name });
      return approval;
    },
    waits: (recorded, findings) => {
      if (!needsApproval(findings)) return null;
      const { approval } = recorded;
      if (approval === undefined) return { again: null };
      const { since, name: by } = given.get(approval) ?? { since: null, name: approval.by };
      const { of } = approval;
      if (of !== shownDigest(recorded, findings)) return { again: problem('approval.moved', { by }) };
      return since === null || ageOf(clock, since) >= forMs
        ? { again: problem('approval.expired', { by, minutes: Math.round(forMs / 60_000) }) }
        : null;
    },
    since: (approval) => given.get(approval)?.since ?? null,
  };
};
