import type { CommunicationView } from '../../../shared/systems/wm.ts';

type Category = CommunicationView['categories'][number];
type Channel = Category['channels'][number];

export interface MatrixRow {
  readonly category: Category;
  /** One for each column; `null` where the category has no such channel. */
  readonly cells: readonly (Channel | null)[];
}

interface Matrix {
  /** Every channel's name, in the order in which WM first names it. */
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
}

export const matrixOf = ({ categories }: CommunicationView): Matrix => {
  const columns = [...new Set(categories.flatMap(({ channels }) => channels.map(({ name }) => name)))];
  return {
    columns,
    rows: categories.map((category) => {
      const byName = new Map(category.channels.toReversed().map((channel) => [channel.name, channel]));
      return { category, cells: columns.map((name) => byName.get(name) ?? null) };
    }),
  };
};
