import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { Mark } from '../../ui/tag.tsx';
import { HeadMenu } from './head-menu.tsx';
import { matrixOf } from './matrix.ts';
import css from './selection-matrix.module.css';
import { SelectionSwitch } from './selection-switch.tsx';
import { type PlacedSelection, pendingSelections, placedSelections, shownAs } from './selections.ts';

interface SelectionMatrixProps {
  readonly view: CommunicationView;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
  readonly onLook: (selection: PlacedSelection | null) => void;
}

const cellOf = (category: string, channel: string): string => JSON.stringify([category, channel]);

/** Every selection, and those of each row, each column and each cell. */
const placeAll = (view: CommunicationView) => {
  const all = placedSelections(view);
  const by = (nameOf: (selection: PlacedSelection) => string) => Map.groupBy(all, nameOf);
  return {
    all,
    byCategory: by(({ category }) => category),
    byChannel: by(({ channel }) => channel),
    byCell: by(({ category, channel }) => cellOf(category, channel)),
  };
};

/** Categories by channels, one switch for each selection. */
export const SelectionMatrix = ({ view, basket, readOnly, onLook }: SelectionMatrixProps) => {
  const { t } = useLingui();
  const { columns, rows } = useMemo(() => matrixOf(view), [view]);
  const placed = useMemo(() => placeAll(view), [view]);
  const pending = useMemo(() => pendingSelections(basket, placed.all), [basket, placed]);
  const menuOf = (name: string, mine: readonly PlacedSelection[] = []) =>
    readOnly || mine.length < 2 ? null : (
      <HeadMenu name={name} on={shownAs(pending, mine, 'Y')} off={shownAs(pending, mine, 'N')} />
    );
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
                {menuOf(name, placed.byChannel.get(name))}
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
                {menuOf(category.name, placed.byCategory.get(category.name))}
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
                  (placed.byCell.get(cellOf(category.name, channel.name)) ?? []).map((selection) => (
                    <SelectionSwitch
                      key={selection.ref}
                      selection={selection}
                      pending={pending.get(selection.ref) ?? null}
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
