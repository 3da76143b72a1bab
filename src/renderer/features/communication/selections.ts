import type { CommunicationView, LineView } from '../../../shared/ipc/views.ts';
import { type PendingLine, pendingRow } from '../customer/pending.ts';

type Selection = CommunicationView['categories'][number]['channels'][number]['selections'][number];

/** A selection with where it stands in WM's set. */
export interface PlacedSelection extends Selection {
  readonly category: string;
  readonly channel: string;
}

export const placedSelections = ({ categories }: CommunicationView): readonly PlacedSelection[] =>
  categories.flatMap((category) =>
    category.channels.flatMap((channel) =>
      channel.selections.map((selection) => ({
        ...selection,
        category: category.name,
        channel: channel.name,
      })),
    ),
  );

export const pendingSelection = (
  basket: readonly LineView[],
  selection: PlacedSelection,
  all: readonly PlacedSelection[],
): PendingLine<'communication.set'> | null =>
  pendingRow(
    basket,
    'communication.set',
    selection,
    all,
    (summary, row) =>
      summary.category === row.category &&
      summary.channel === row.channel &&
      summary.type === row.type &&
      summary.masked === row.masked,
  );

/** Whether a selection is of the channel whose opt-in has a second gate, and which is stopped as a whole. */
export const isText = ({ channel }: PlacedSelection): boolean => channel.toLowerCase() === 'text';

/** Which of some selections are on or off as they are shown, drafts counted. */
export const shownAs = (
  view: CommunicationView,
  basket: readonly LineView[],
  some: readonly PlacedSelection[],
  optIn: 'Y' | 'N',
): readonly PlacedSelection[] => {
  const all = placedSelections(view);
  return some.filter(
    (selection) => (pendingSelection(basket, selection, all)?.summary.to ?? selection.optIn) === optIn,
  );
};
