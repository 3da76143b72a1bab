import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunicationView, LineView } from '../../../shared/ipc/views.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { Mark } from '../../ui/tag.tsx';
import { HeadMenu } from './head-menu.tsx';
import { matrixOf } from './matrix.ts';
import css from './selection-matrix.module.css';
import { SelectionSwitch } from './selection-switch.tsx';
import { type PlacedSelection, pendingSelection, placedSelections, shownAs } from './selections.ts';

export interface SelectionMatrixProps {
  readonly view: CommunicationView;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
  readonly onLook: (selection: PlacedSelection | null) => void;
}

/** Categories by channels, one switch for each selection. */
export const SelectionMatrix = ({ view, basket, readOnly, onLook }: SelectionMatrixProps) => {
  const { t } = useLingui();
  const { columns, rows } = matrixOf(view);
  const all = placedSelections(view);
  const menuOf = (name: string, isMine: (selection: PlacedSelection) => boolean) => {
    const mine = all.filter(isMine);
    if (readOnly || mine.length < 2) return null;
    return (
      <HeadMenu name={name} on={shownAs(view, basket, mine, 'Y')} off={shownAs(view, basket, mine, 'N')} />
    );
  };
  if (rows.length === 0)
    return (
      <p className={css.empty}>
        <Trans>WM holds no preferences for this customer.</Trans>
      </p>
    );
  return (
    <table className={css.table} aria-label={t`Selections`}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Category</Trans>
          </th>
          {columns.map((name) => (
            <th key={name} scope="col">
              <span className={css.head}>
                {name}
                {menuOf(name, ({ channel }) => channel === name)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ category, cells }) => (
          <tr key={category.name}>
            <th scope="row">
              <span className={css.head}>
                {category.name}
                {menuOf(category.name, (selection) => selection.category === category.name)}
              </span>
              {category.enabled === false ? (
                <Mark meaning="caution" icon={<WarningIcon size={12} />} className={css.flag}>
                  <Trans>Disabled at WM</Trans>
                </Mark>
              ) : null}
            </th>
            {cells.map((channel, column) => (
              <td key={columns[column]}>
                {channel === null || channel.selections.length === 0 ? (
                  <span className={css.none}>–</span>
                ) : (
                  all
                    .filter((row) => row.category === category.name && row.channel === channel.name)
                    .map((selection) => (
                      <SelectionSwitch
                        key={selection.ref}
                        selection={selection}
                        pending={pendingSelection(basket, selection, all)}
                        readOnly={readOnly}
                        onLook={onLook}
                      />
                    ))
                )}
                {channel?.disagrees === true ? (
                  <Mark meaning="caution" icon={<WarningIcon size={12} />} className={css.flag}>
                    <Trans>WM's summary differs</Trans>
                  </Mark>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
