import type { LineState } from '../../words/outcomes.ts';
import type { CountsTable } from './counts-table.ts';

/** A part of a bar, in pixels from the top of the drawing. */
interface BarPart {
  readonly state: LineState;
  readonly top: number;
  readonly height: number;
}

/** A bar: one row of the table, its first outcome at the bottom. */
export interface Bar {
  readonly key: string;
  readonly total: number;
  readonly parts: readonly BarPart[];
}

/** No part is lower than this: one rejected change beside a hundred confirmed ones is still seen. */
const LOWEST = 3;

/** The bars of a table; the highest one is as high as the drawing, or a little higher where it has many small parts. */
export const barsOf = ({ states, rows }: CountsTable, height: number): readonly Bar[] => {
  const most = Math.max(1, ...rows.map(({ total }) => total));
  return rows.map(({ key, counts, total }) => {
    let top = height;
    const parts = counts.flatMap((count, column) => {
      const state = states[column];
      if (count === 0 || state === undefined) return [];
      const part = Math.max(LOWEST, (count / most) * height);
      top -= part;
      return [{ state, top, height: part }];
    });
    return { key, total, parts };
  });
};
