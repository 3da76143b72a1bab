import { Plural, useLingui } from '@lingui/react/macro';
import { summaryWords, wholeWords } from '../../words/summary.ts';
import css from './approve-dialog.module.css';
import type { WaitingItem } from './field-difference.ts';

interface WaitingListProps {
  readonly items: readonly WaitingItem[];
  /** How many more there are than are listed. */
  readonly more: number;
  readonly chosen: string | null;
  readonly onChoose: (changeId: string) => void;
}

/** All that waits for a second person, to be looked at one by one. */
export const WaitingList = ({ items, more, chosen, onChoose }: WaitingListProps) => {
  const { t, i18n } = useLingui();
  return (
    <>
      <ul aria-label={t`Changes that wait`} className={css.list}>
        {items.map(({ changeId, summary, customer, maker }) => (
          <li key={changeId}>
            <button
              type="button"
              className={css.choice}
              aria-current={changeId === chosen}
              onClick={() => onChoose(changeId)}
            >
              <span>{wholeWords(i18n, summaryWords(i18n, summary))}</span>
              <span className={css.secondary}>
                {customer.name}, {maker.name}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more === 0 ? null : (
        <p className={css.secondary}>
          <Plural value={more} one="# more follows." other="# more follow." />
        </p>
      )}
    </>
  );
};
