import { useLingui } from '@lingui/react/macro';
import type { KioskHealth } from '../../../shared/ipc/kiosk.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { summaryWords, wholeWords } from '../../words/summary.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import css from './staff-lately.module.css';

/** What was sent from this kiosk, by the number that a customer shows; whose it was is not said. */
export const StaffLately = ({ shown }: { readonly shown: KioskHealth['lately'] }) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const now = Date.now();
  return (
    <ul className={css.lately}>
      {shown.map(({ number, at, summary, outcome }) => (
        <li key={number}>
          <p className={css.head}>
            <bdi className={css.number}>{number}</bdi>
            <span>{i18n._(STATE_WORDS[outcome ?? 'unknown'].word)}</span>
            <time dateTime={new Date(at).toISOString()}>{absoluteTime(i18n, at, now, zone)}</time>
          </p>
          <p>{wholeWords(i18n, summaryWords(i18n, summary))}</p>
        </li>
      ))}
    </ul>
  );
};
