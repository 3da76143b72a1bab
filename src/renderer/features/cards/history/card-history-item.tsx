import { Trans, useLingui } from '@lingui/react/macro';
import type { CardHistoryView } from '../../../../shared/ipc/answer-views.ts';
import { receivedTime } from '../../../words/times.ts';
import { useZone } from '../../../words/zone.ts';
import { cardStatusWords } from '../status-words.ts';
import css from './card-history-dialog.module.css';

interface CardHistoryEntryProps {
  readonly entry: CardHistoryView['entries'][number];
  readonly now: number;
}

/** One thing that was done to a card: what it became, when, by whom and why. */
export const CardHistoryItem = ({ entry, now }: CardHistoryEntryProps) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { on, by, reason, active } = entry;
  const [status, meaning] = cardStatusWords(i18n, entry);
  const when = on === null ? null : receivedTime(i18n, on, now, zone);
  return (
    <li className={css.entry}>
      <p className={css.state}>
        <span className={css.status}>{status}</span>
        {meaning === undefined ? null : <span className={css.secondary}>{meaning}</span>}
        {active === true ? (
          <span className={css.now}>
            <Trans>Current</Trans>
          </span>
        ) : null}
      </p>
      {reason === null || reason.trim() === '' ? null : <p>{reason}</p>}
      <p className={css.secondary}>
        {when === null ? (
          <Trans>Day not told</Trans>
        ) : (
          <time dateTime={on ?? undefined} title={when.full}>
            {when.ago === null ? when.at : `${when.at} (${when.ago})`}
          </time>
        )}
        {by === null || by.trim() === '' ? null : (
          <>
            {' '}
            <Trans>by {by}</Trans>
          </>
        )}
      </p>
    </li>
  );
};
