import { Trans, useLingui } from '@lingui/react/macro';
import { ContradictedMark } from '../../ui/icons.tsx';
import css from './difference-table.module.css';
import { differenceOf, type WaitingItem } from './field-difference.ts';

/** What was asked for, what is there now, and the difference between them. */
export const DifferenceTable = ({ item }: { readonly item: WaitingItem }) => {
  const { i18n, t } = useLingui();
  const { field, asked, now, was } = differenceOf(i18n, item);
  return (
    <table aria-label={t`What would change`} className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Asked for</Trans>
          </th>
          <th scope="col" className={css.middle}>
            <Trans>Difference</Trans>
          </th>
          <th scope="col">
            <Trans>There now</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <td className={css.asked}>{asked}</td>
          <th scope="row" className={css.middle}>
            <span className={css.field}>{field}</span>
            <span className={css.differs}>
              <ContradictedMark size={12} /> <Trans>differs</Trans>
            </span>
            {was === null ? null : (
              <span className={css.was}>
                <Trans>It was “{was}” when this was asked for.</Trans>
              </span>
            )}
          </th>
          <td className={css.now}>{now}</td>
        </tr>
      </tbody>
    </table>
  );
};
