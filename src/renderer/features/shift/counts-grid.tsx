import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { StateMark } from '../basket/state-mark.tsx';
import css from './counts-grid.module.css';
import type { CountsTable } from './counts-table.ts';

interface CountsGridProps {
  readonly table: CountsTable;
  readonly caption: ReactNode;
  /** What the rows are. */
  readonly head: ReactNode;
  readonly nameOf: (key: string) => string;
}

/** Counts by outcome, as a table. */
export const CountsGrid = ({ table, caption, head, nameOf }: CountsGridProps) => (
  <table className={css.table}>
    <caption className={css.caption}>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{head}</th>
        {table.states.map((state) => (
          <th key={state} scope="col" className={css.number}>
            <StateMark state={state} />
          </th>
        ))}
        <th scope="col" className={css.number}>
          <Trans>All</Trans>
        </th>
      </tr>
    </thead>
    <tbody>
      {table.rows.map(({ key, counts, total }) => (
        <tr key={key}>
          <th scope="row">{nameOf(key)}</th>
          {table.states.map((state, column) => (
            <td key={state} className={css.number}>
              {counts[column]}
            </td>
          ))}
          <td className={css.number}>{total}</td>
        </tr>
      ))}
    </tbody>
    {table.rows.length < 2 ? null : (
      <tfoot>
        <tr>
          <th scope="row">
            <Trans>All</Trans>
          </th>
          {table.states.map((state, column) => (
            <td key={state} className={css.number}>
              {table.totals[column]}
            </td>
          ))}
          <td className={css.number}>{table.total}</td>
        </tr>
      </tfoot>
    )}
  </table>
);
