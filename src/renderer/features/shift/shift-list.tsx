import { useLingui } from '@lingui/react/macro';
import type { ShiftItem } from '../../../shared/ipc/shift.ts';
import { summaryWords } from '../../words/summary.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime, fullTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { FromTo } from '../basket/from-to.tsx';
import { StateMark } from '../basket/state-mark.tsx';
import css from './shift-list.module.css';

interface ShiftListProps {
  readonly label: string;
  readonly items: readonly ShiftItem[];
  readonly now: number;
}

/** Changes in one line each: when, whose, what, old → new, where, outcome. */
export const ShiftList = ({ label, items, now }: ShiftListProps) => {
  const { i18n, t } = useLingui();
  const zone = useZone();
  return (
    <ul className={css.list} aria-label={label}>
      {items.map(({ changeId, at, customer, summary, upstream, outcome }) => {
        const { title, before, after } = summaryWords(i18n, summary);
        return (
          <li key={changeId} className={css.item}>
            <time
              dateTime={new Date(at).toISOString()}
              title={fullTime(i18n, at, zone)}
              className={css.second}
            >
              {absoluteTime(i18n, at, now, zone)}
            </time>
            <span className={css.customer}>{customer ?? t`Name not on record`}</span>
            <span className={css.what}>
              {title} <FromTo before={before} after={after} />
            </span>
            <span className={css.second}>{upstream === null ? '' : upstreamName(upstream)}</span>
            <StateMark state={outcome ?? 'sending'} />
          </li>
        );
      })}
    </ul>
  );
};
