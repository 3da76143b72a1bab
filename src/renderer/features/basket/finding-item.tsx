import { useLingui } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { cx } from '../../ui/cx.ts';
import { ApprovalMark, BlockedMark, InfoIcon, WarningIcon } from '../../ui/icons.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { problemWords } from '../../words/problems.ts';
import css from './finding-item.module.css';
import { OwnersCompared } from './owners-compared.tsx';
import { isConcurrent, ThreeWay } from './three-way.tsx';

export type FindingView = LineView['findings'][number];

const DRAWINGS = {
  block: BlockedMark,
  'needs-approval': ApprovalMark,
  warn: WarningIcon,
  note: InfoIcon,
} as const;

const CLASSES = {
  block: css.block,
  'needs-approval': css.approval,
  warn: css.warn,
  note: css.note,
} as const;

interface FindingProps {
  readonly finding: FindingView;
  /** Whether to say what to do next, which is past when the change went out. */
  readonly advises: boolean;
}

/** One thing that a check found, with both customers where it is about whose something is. */
export const FindingItem = ({ finding, advises }: FindingProps) => {
  const { i18n, t } = useLingui();
  const { what, changed, next } = problemWords(i18n, finding.problem);
  const levels = {
    block: t`Blocks:`,
    'needs-approval': t`Needs approval:`,
    warn: t`Warning:`,
    note: t`Note:`,
  } as const;
  const Drawing = DRAWINGS[finding.level];
  return (
    <div className={cx(css.finding, CLASSES[finding.level])}>
      <span className={css.icon}>
        <Drawing />
      </span>
      <div className={css.text}>
        <VisuallyHidden>{levels[finding.level]}</VisuallyHidden>{' '}
        {[what, finding.level === 'block' ? changed : null, advises ? next : null]
          .filter((part) => part !== null)
          .join(' ')}
      </div>
      {advises && isConcurrent(finding.problem) ? <ThreeWay problem={finding.problem} /> : null}
      {finding.owners.length === 0 ? null : (
        <OwnersCompared
          owners={finding.owners}
          mayMerge={finding.problem.code === 'identifier.of-another-customer'}
        />
      )}
    </div>
  );
};
