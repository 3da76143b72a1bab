import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { BranchItem } from '../../../shared/ipc/branch-activity.ts';
import { summaryWords } from '../../words/summary.ts';
import { absoluteTime, relativeTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { FromTo } from '../basket/from-to.tsx';
import { StateMark } from '../basket/state-mark.tsx';
import css from './branch-row.module.css';

interface BranchRowProps {
  readonly id: string;
  readonly item: BranchItem;
  readonly index: number;
  readonly top: number;
  readonly selected: boolean;
  readonly now: number;
  readonly onSelect: (index: number) => void;
}

/** One change of the branch in one line: when, whose, what, old → new, who, outcome. */
export const BranchRow = memo(({ id, item, index, top, selected, now, onSelect }: BranchRowProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  const { title, before, after } = summaryWords(i18n, item.summary);
  const state = item.outcome ?? 'sending';
  const at = absoluteTime(i18n, item.at, now, zone);
  const ago = relativeTime(i18n, Math.min(item.at, now), now);
  const customer = item.customer ?? t`Name not on record`;
  const { by } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for its options
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list box, which names the active option
    <div
      id={id}
      role="option"
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={-1}
      className={css.row}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onSelect(index)}
    >
      <span className={css.two}>
        <span className={css.cut}>{at}</span> <span className={css.second}>{ago}</span>
      </span>
      <span className={css.cut} dir="auto">
        {customer}
      </span>
      <span className={css.two}>
        <span className={css.cut}>{title}</span>{' '}
        <span className={css.second}>
          <FromTo before={before} after={after} />
        </span>
      </span>
      <span className={css.cut}>{by}</span>
      <StateMark state={state} />
    </div>
  );
});
