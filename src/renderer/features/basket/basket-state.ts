import type { ProblemCode } from '../../../shared/domain/problem.ts';
import type { LineView } from '../../../shared/ipc/views.ts';

/** Whether nothing was or is being sent for a line, so that it can be taken out. */
export const isEditable = ({ state }: LineView): boolean =>
  state === 'draft' || state === 'refused' || state === 'needs-approval';

/** Whether something went out for a line and no more is to be learned about it. */
export const isFinished = ({ state, busy }: LineView): boolean =>
  busy === null &&
  (state === 'not-sent' ||
    state === 'rejected' ||
    state === 'accepted' ||
    state === 'confirmed' ||
    state === 'contradicted' ||
    state === 'not-applied');

/** Whether a line can be sent once more: nothing was changed by it, or it is a step after one that is done. */
export const mayGoOn = ({ state, after }: Pick<LineView, 'state' | 'after'>): boolean =>
  state === 'not-applied' || (after !== undefined && (state === 'rejected' || state === 'not-sent'));

/** A block that lies in what could not be read rather than in the change: applying checks afresh. */
const mayPass = (code: ProblemCode): boolean =>
  code === 'check.unreadable' || /^(net|reply|upstream|credentials|journal)\./.test(code);

/** Whether applying may send a line: a draft, or one that was blocked only because a system could not be read. */
const isApplicable = ({ state, findings, reason }: LineView): boolean => {
  if (state === 'draft') return true;
  if (state !== 'refused') return false;
  const blocks = findings.filter(({ level }) => level === 'block').map(({ problem }) => problem.code);
  const codes = blocks.length > 0 ? blocks : reason === null ? [] : [reason.code];
  return codes.length > 0 && codes.every(mayPass);
};

/** Whether Apply has something to do; if not, why. */
export type Gate =
  | { readonly open: true; readonly count: number }
  | {
      readonly open: false;
      readonly count: number;
      readonly why: 'applying' | 'nothing' | 'blocked' | 'needs-approval';
    };

/** What Apply would do with the lines of the basket. */
export const gateOf = (lines: readonly LineView[], applying: boolean): Gate => {
  const count = lines.filter(isApplicable).length;
  if (applying) return { open: false, count, why: 'applying' };
  if (count > 0) return { open: true, count };
  const left = lines.filter(isEditable);
  if (left.length === 0) return { open: false, count, why: 'nothing' };
  return {
    open: false,
    count,
    why: left.some(({ state }) => state === 'refused') ? 'blocked' : 'needs-approval',
  };
};
