import type { Problem } from './problem.ts';

/** What a finding does to a change, worst first. */
export const FINDING_LEVELS = ['block', 'needs-approval', 'warn', 'note'] as const;

/** What a finding does to a change. */
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** A customer named by a finding, so that an operator can tell two people apart: nothing here is unmasked. */
export interface Owner {
  readonly name: string;
  readonly identifiers: readonly { readonly type: string; readonly masked: string }[];
  readonly cards: number;
  readonly sources: readonly string[];
  /** Whether this is the customer of the open visit. */
  readonly here: boolean;
}

/** Something that a check found about a change before anything was sent. */
export interface Finding {
  readonly level: FindingLevel;
  readonly problem: Problem;
  /** Both customers, where the finding is about whose something is; else empty. */
  readonly owners: readonly Owner[];
}

/** Whether any of the findings stops a change. */
export const isBlocked = (findings: readonly Finding[]): boolean => findings.some((f) => f.level === 'block');

/** Whether a second person has to agree before the change may be sent. */
export const needsApproval = (findings: readonly Finding[]): boolean =>
  findings.some((f) => f.level === 'needs-approval');
