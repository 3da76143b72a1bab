import { isTextChannel } from '../../../shared/domain/communication.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { type PendingLine, pendingByRow, pendingOf } from '../customer/pending.ts';

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

/** The edit of a selection that waits in the basket. */
export type PendingSelection = PendingLine<'communication.set'>;

/** Such edits by the refs of their selections. */
type PendingSelections = ReadonlyMap<string, PendingSelection>;

type Looks = Pick<PlacedSelection, 'category' | 'channel' | 'type' | 'masked'>;

const lookOf = ({ category, channel, type, masked }: Looks): string =>
  JSON.stringify([category, channel, type, masked]);

export const pendingSelections = (
  basket: readonly LineView[],
  all: readonly PlacedSelection[],
): PendingSelections => pendingByRow(basket, 'communication.set', all, { ofLine: lookOf, ofRow: lookOf });

/** Whether a selection is of the channel whose opt-in has a second gate, and which is stopped as a whole. */
export const isText = ({ channel }: PlacedSelection): boolean => isTextChannel(channel);

/** Which of some selections are on or off as they are shown, drafts counted. */
export const shownAs = (
  pending: PendingSelections,
  some: readonly PlacedSelection[],
  optIn: 'Y' | 'N',
): readonly PlacedSelection[] =>
  some.filter((selection) => (pending.get(selection.ref)?.summary.to ?? selection.optIn) === optIn);

/** How many selections are on, drafts counted: of a set that is not shown whole, all the same. */
export const stillOn = (
  view: CommunicationView,
  basket: readonly LineView[],
): { readonly everything: number; readonly texts: number } => {
  if (view.on === undefined) {
    const all = placedSelections(view);
    const on = shownAs(pendingSelections(basket, all), all, 'Y');
    return { everything: on.length, texts: on.filter(isText).length };
  }
  const pending = pendingOf(basket, 'communication.set').map(({ summary }) => summary);
  // A draft that leaves a selection as WM has it is none.
  const turned = (some: typeof pending): number =>
    some.reduce((sum, { from, to }) => (from === to ? sum : sum + (to === 'Y' ? 1 : -1)), 0);
  const texts = pending.filter(({ channel }) => isTextChannel(channel));
  return {
    everything: Math.max(0, view.on.everything + turned(pending)),
    texts: Math.max(0, view.on.texts + turned(texts)),
  };
};
