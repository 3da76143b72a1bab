import { isTextChannel } from '../../../shared/domain/communication.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { type PendingLine, pendingByRow } from '../customer/pending.ts';

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

/** The edits that wait in the basket, by the refs of their selections. */
type PendingSelections = ReadonlyMap<string, PendingLine<'communication.set'>>;

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
