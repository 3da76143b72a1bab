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

/** The text selections that are on, drafts counted: what "Stop all texts" turns off. */
export const textsToStop = (
  view: CommunicationView,
  basket: readonly LineView[],
): readonly PlacedSelection[] => {
  const all = placedSelections(view);
  return all.filter(
    (selection) =>
      selection.channel.toLowerCase() === 'text' &&
      (pendingSelection(basket, selection, all)?.summary.to ?? selection.optIn) === 'Y',
  );
};
