import type { MarkName } from '../words/outcomes.ts';
import {
  AcceptedMark,
  ApprovalMark,
  BlockedMark,
  ConfirmedMark,
  ContradictedMark,
  DraftMark,
  type IconProps,
  NotAppliedMark,
  NotSentMark,
  RejectedMark,
  SendingMark,
  UnknownMark,
} from './icons.tsx';

const MARKS = {
  dot: DraftMark,
  stop: BlockedMark,
  'two-people': ApprovalMark,
  arc: SendingMark,
  dash: NotSentMark,
  cross: RejectedMark,
  'single-check': AcceptedMark,
  'double-check': ConfirmedMark,
  unequal: ContradictedMark,
  question: UnknownMark,
  'open-circle': NotAppliedMark,
} as const satisfies Record<MarkName, unknown>;

/** The drawing of a state or an outcome. Its word stands beside it. */
export const MarkIcon = ({ mark, ...props }: IconProps & { readonly mark: MarkName }) => {
  const Drawing = MARKS[mark];
  return <Drawing {...props} />;
};
