import { Trans, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import { communicationSet } from '../../../shared/kinds/communication-set.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { WarningIcon } from '../../ui/icons.tsx';
import { Mark } from '../../ui/tag.tsx';
import { useInTurns } from '../../ui/use-in-turns.ts';
import { useBarred } from '../operators/use-barred.ts';
import { HeadMenu } from './head-menu.tsx';
import { type MatrixRow, matrixOf } from './matrix.ts';
import { SelectionCell } from './selection-cell.tsx';
import css from './selection-matrix.module.css';
import { SelectionSwitch } from './selection-switch.tsx';
import { type PlacedSelection, pendingSelections, placedSelections, shownAs } from './selections.ts';
import { useWishes } from './use-wishes.ts';

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
    place: new Map(all.map((selection, place) => [selection.ref, place])),
    byCategory: by(({ category }) => category),
    byChannel: by(({ channel }) => channel),
    byCell: by(({ category, channel }) => cellOf(category, channel)),
  };
};

/** More switches than a screen of a desk has room for. */
const AT_ONCE = 80;

/** Categories by channels, one switch for each selection. */
export const SelectionMatrix = ({ view, basket, readOnly, onLook }: SelectionMatrixProps) => {
  const { t } = useLingui();
  const { columns, rows } = useMemo(() => matrixOf(view), [view]);
  const placed = useMemo(() => placeAll(view), [view]);
  const pending = useMemo(() => pendingSelections(basket, placed.all), [basket, placed]);
  // Out of sight, edits are drawn when there is time for it.
  const pendingLate = useDeferredValue(pending);
  const [wishes, wish] = useWishes();
  const barred = useBarred().kinds(communicationSet.name);
  const drawn = useInTurns(placed.all.length, AT_ONCE);
  const isDrawn = ({ ref }: { readonly ref: string }): boolean => (placed.place.get(ref) ?? 0) < drawn;
  const menuOf = (name: string, mine: readonly PlacedSelection[] = []) =>
    readOnly || mine.length < 2 ? null : (
      <HeadMenu name={name} on={shownAs(pending, mine, 'Y')} off={shownAs(pending, mine, 'N')} />
    );
  /** One without any selection comes along with those before it. */
  const isRowDrawn = ({ category: { name } }: MatrixRow): boolean =>
    placed.byCategory.get(name)?.slice(0, 1).every(isDrawn) ?? true;
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
        {rows.filter(isRowDrawn).map(({ category, cells }) => (
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
                  <SelectionCell count={channel.selections.length}>
                    {(isOutOfSight) =>
                      (placed.byCell.get(cellOf(category.name, channel.name)) ?? [])
                        .filter(isDrawn)
                        .map((selection) => (
                          <SelectionSwitch
                            key={selection.ref}
                            selection={selection}
                            pending={(isOutOfSight ? pendingLate : pending).get(selection.ref) ?? null}
                            wished={wishes.get(selection.ref) ?? null}
                            readOnly={readOnly}
                            barred={barred}
                            onWish={wish}
                            onLook={onLook}
                          />
                        ))
                    }
                  </SelectionCell>
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
