import { createHash } from 'node:crypto';
import { type Finding, needsApproval } from '../../shared/domain/finding.ts';
import type { Approval, RecordedChange } from '../journal/events.ts';

/** Names exactly what a second person was shown: the findings that need approval, as hexadecimal SHA-256. */
const approvedDigest = (findings: readonly Finding[]): string =>
  createHash('sha256')
    .update(JSON.stringify(findings.filter(({ level }) => level === 'needs-approval')))
    .digest('hex');

/** Whether a change waits for a second person: what it needs approval for is not what somebody approved. */
export const waitsForApproval = (
  { approval }: Pick<RecordedChange, 'approval'>,
  findings: readonly Finding[],
): boolean => needsApproval(findings) && approval?.of !== approvedDigest(findings);

/** A second person's approval of what was shown. `at`: milliseconds since the epoch. */
export const approve = (by: string, at: number, findings: readonly Finding[]): Approval => ({
  by,
  at,
  of: approvedDigest(findings),
});
