import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { approve, waitsForApproval } from '../changes/approval.ts';
import { judged } from './line.ts';
import type { Line } from './visit.ts';

/** Who approves, what that person typed to confirm a merge, and when (milliseconds since the epoch). */
interface Approving {
  readonly approver: string;
  readonly typed: string | null;
  readonly at: number;
}

/** Letters and digits alone: of a customer without a name the mask is shown, and nobody types its dots. */
const told = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '')
    .toLocaleLowerCase();

const sameText = (a: string, b: string): boolean => told(a) !== '' && told(a) === told(b);

/**
 * The line with a second person's approval of exactly what it shows. Where it is about another customer too, that person
 * types the other's name: nobody approves a merge by pressing Enter twice. Problems: `approval.not-needed`, `approval.same-person` for the
 * operator's own approval, `approval.not-confirmed` for another text than that name.
 */
export const approveLine = (line: Line, { approver, typed, at }: Approving): Result<Line> => {
  const { findings, busy } = line.view;
  if (busy !== null || !waitsForApproval(line, findings)) return fail('approval.not-needed');
  if (approver.trim() === '' || sameText(approver, line.change.operator)) return fail('approval.same-person');
  const others = findings
    .filter(({ level }) => level === 'needs-approval')
    .flatMap(({ owners }) => owners.filter(({ here }) => !here));
  if (others.length > 0 && !others.some(({ name }) => sameText(name, typed ?? '')))
    return fail('approval.not-confirmed');
  const approval = approve(approver.trim(), at, findings);
  return ok(judged({ ...line, approval }, findings));
};
