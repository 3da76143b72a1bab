import type { ProblemCode } from '../../shared/domain/problem.ts';
import type { ActivityView } from '../../shared/ipc/answer-views.ts';
import type { ApplyView, LineView } from '../../shared/ipc/views.ts';
import { isOfConsent } from '../../shared/kinds/kinds.ts';
import { mayBeTriedAgain } from '../changes/needs-look.ts';
import type { JournaledChange } from '../journal/answers.ts';
import { isDraft, isOver, type Line } from './visit.ts';

/** What else decides, beside the line itself, what can be done with it. */
export interface Around {
  /** Lines of its visit are being applied. */
  readonly applying: boolean;
  /**
   * Whether the step before it can still be taken out. An entry of several steps is taken out as a whole, from its
   * first step.
   */
  readonly stepBefore: boolean;
  /** Another line tries it again: going on is that one's. */
  readonly triedAgain: boolean;
}

/** Whether a block comes from something that could not be read, not from the change itself: applying checks afresh. */
const mayPass = (code: ProblemCode): boolean =>
  code === 'check.unreadable' || /^(net|reply|upstream|credentials|journal)\./.test(code);

/** Whether applying may send a line: a draft, or one that was blocked only because something could not be read. */
export const mayApply = (line: Line): boolean => {
  const { state, findings, reason } = line.view;
  if (!isDraft(line) || state === 'needs-approval') return false;
  if (state === 'draft') return true;
  const blocks = findings.filter(({ level }) => level === 'block').map(({ problem }) => problem.code);
  const codes = blocks.length > 0 ? blocks : reason === null ? [] : [reason.code];
  return codes.length > 0 && codes.every(mayPass);
};

/** Codes that tell of a state that somebody else changed since it was shown here. */
const CHANGED_SINCE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'communication.changed-since',
  'communication.changed-elsewhere',
]);

const finds = ({ view }: Line, fits: (code: ProblemCode) => boolean): boolean =>
  view.findings.some(({ problem }) => fits(problem.code));

/** What an operator can do with a line. It is said here alone. Pure. */
export const canOf = (line: Line, { applying, stepBefore, triedAgain }: Around): LineView['can'] => {
  const { state, busy } = line.view;
  const edit = isDraft(line);
  const remove = edit && !applying && !stepBefore;
  const asksConsent = edit && finds(line, (code) => code === 'communication.ask-consent');
  return {
    edit,
    remove,
    renew: remove && finds(line, (code) => CHANGED_SINCE.has(code)),
    consent: remove && asksConsent,
    sayWhoAsks: edit && isOfConsent(line.change.kind) && line.consent === null && !asksConsent,
    approve: edit && state === 'needs-approval' && busy === null && !applying,
    readBack: state === 'unknown',
    tryAgain: !edit && !triedAgain && mayBeTriedAgain(state, line.links),
    dismiss: isOver(line),
  };
};

/** What Apply would do with the lines of a visit; if nothing, why. Pure. */
export const applyOf = (lines: readonly Line[], applying: boolean): ApplyView => {
  const count = lines.filter(mayApply).length;
  if (applying) return { can: false, count, why: 'applying' };
  if (count > 0) return { can: true, count };
  const left = lines.filter(isDraft);
  if (left.length === 0) return { can: false, count, why: 'nothing' };
  const isBlocked = left.some(({ view }) => view.state === 'refused');
  return { can: false, count, why: isBlocked ? 'blocked' : 'needs-approval' };
};

/** Whether a change was made, as far as anybody can tell. */
const wasMade = (outcome: JournaledChange['outcome']): boolean =>
  outcome === 'confirmed' || outcome === 'accepted';

/** Whether it has an effect that nothing took back since. */
export const hasEffect = ({ outcome, undoneBy }: Pick<JournaledChange, 'outcome' | 'undoneBy'>): boolean =>
  wasMade(outcome) && undoneBy === null;

/** What an operator can do with a change of the past, beside the lines of its customer's visit. Pure. */
export const canOfPast = (
  item: JournaledChange,
  lines: readonly Line[],
  {
    hasWayBack,
    isMade,
  }: {
    readonly hasWayBack: boolean;
    /** It makes something that another change puts to use. */
    readonly isMade: boolean;
  },
): ActivityView['items'][number]['can'] => {
  const { id, outcome, retryOf, retriedBy, after } = item;
  const isLinked = item.stoodOnBy !== null && !item.stepsSaidNotMade;
  // A step may name the try before this one.
  const isAboutToBe = lines.some(
    (line) =>
      line.links.after !== undefined &&
      (line.links.after === id || line.links.after === retryOf) &&
      (isDraft(line) || !isOver(line)),
  );
  return {
    undo: hasEffect(item) && hasWayBack,
    tryAgain:
      // A record of another version cannot be made again from here.
      item.summary.kind !== 'set-apart' &&
      retriedBy === null &&
      outcome !== 'refused' &&
      mayBeTriedAgain(outcome, {
        ...(retryOf === null ? {} : { retryOf }),
        ...(after === undefined ? {} : { after }),
      }),
    link: isMade && wasMade(outcome) && !isLinked && !isAboutToBe,
  };
};
