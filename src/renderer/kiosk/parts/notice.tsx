import { Trans, useLingui } from '@lingui/react/macro';
import { WarningIcon } from '../../ui/icons.tsx';
import { problemWords } from '../../words/problems.ts';
import { useKiosk } from '../state/store.ts';
import { customersWords } from '../words/problem-words.ts';
import css from './notice.module.css';

/** Why the last thing did not come to pass. */
export const KioskNotice = () => {
  const { i18n } = useLingui();
  const notice = useKiosk((state) => state.notice);
  const asking = useKiosk((state) => state.asking);
  const isStaff = useKiosk((state) => state.staff);
  const wordsOf = isStaff ? problemWords : customersWords;
  const words = notice !== null && typeof notice === 'object' ? wordsOf(i18n, notice) : null;
  return (
    <div role="alert" className={css.place}>
      {asking === 'prove' ? (
        <p className={css.quiet}>
          <Trans>One moment. We compare the digits.</Trans>
        </p>
      ) : notice === null ? null : (
        <div className={css.notice}>
          <WarningIcon size={20} />
          {words === null ? (
            <p>
              {notice === 'broken-scan' ? (
                <Trans>The card was not read whole. Please scan it again.</Trans>
              ) : (
                <Trans>There are too few digits. Type the rest, then press OK.</Trans>
              )}
            </p>
          ) : (
            <div>
              <p>{words.what}</p>
              {words.next === null ? null : <p>{words.next}</p>}
            </div>
          )}
        </div>
      )}
    </div>
  );
};
