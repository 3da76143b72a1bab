import {
  type CommunicationPreferences,
  isTextChannel,
  type Selection,
} from '../../../shared/domain/communication.ts';
import { masksApart, maskValue } from '../../../shared/domain/mask.ts';
import { shownOrNull, shownText } from '../../../shared/domain/shown-text.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import type { Refs } from '../../ports/refs.ts';
import { MOST_SHOWN, narrow } from '../narrowed.ts';
import { keptFor, oncePer, type PanelDeps, type WholeValue } from './kept.ts';

/** Rows and columns of the matrix of selections. */
const MOST_CATEGORIES = 200;
const MOST_CHANNELS = 24;

const selectionsOf = oncePer(({ categories }: CommunicationPreferences) =>
  categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections)),
);

/** How many characters more than usual the value of each selection shows. */
const moreOf = oncePer((preferences: CommunicationPreferences) => {
  const all = selectionsOf(preferences);
  const more = masksApart(all);
  return new Map(all.map((selection, at) => [selection, more[at] ?? 0]));
});

/** The selections that are shown; they stand in rows and columns, of which there is no endless number either. */
const shownSelections = (
  preferences: CommunicationPreferences,
  typed: string,
): { readonly shown: ReadonlyMap<Selection, string>; readonly cut: CommunicationView['cut'] | null } => {
  const [all, more] = [selectionsOf(preferences), moreOf(preferences)];
  const maskOf = (one: Selection, whole = one.value): string => maskValue(one.type, whole, more.get(one));
  const { shown, cut } = narrow(all, MOST_SHOWN.selections, typed, (one) => ({
    masked: maskOf(one),
    mask: (whole) => maskOf(one, whole),
    words: [one.category, one.channel, one.type],
  }));
  const categories = new Set<string>();
  const channels = new Set<string>();
  const placed = new Map<Selection, string>();
  for (const selection of shown) {
    const { category, channel } = selection;
    if (!categories.has(category) && categories.size === MOST_CATEGORIES) continue;
    if (!channels.has(channel) && channels.size === MOST_CHANNELS) continue;
    categories.add(category);
    channels.add(channel);
    placed.set(selection, maskOf(selection));
  }
  const isWhole = cut === null && placed.size === shown.length;
  return { shown: placed, cut: isWhole ? null : (cut ?? { of: all.length, fitting: all.length, typed }) };
};

const onIn = (preferences: CommunicationPreferences): NonNullable<CommunicationView['on']> => {
  const on = selectionsOf(preferences).filter(({ optIn }) => optIn === 'Y');
  return { everything: on.length, texts: on.filter(({ channel }) => isTextChannel(channel)).length };
};

const makeCommunicationView = (
  preferences: CommunicationPreferences,
  { refs, narrowed }: PanelDeps,
): CommunicationView => {
  const { shown, cut } = shownSelections(preferences, narrowed.selections);
  const categories = preferences.categories.map((category) => ({
    name: shownText(category.name),
    enabled: category.enabled,
    channels: category.channels
      .map((channel) => ({
        name: shownText(channel.name),
        disagrees:
          channel.optIn !== null &&
          channel.selections.length > 0 &&
          channel.selections.some(({ optIn }) => optIn === 'Y') !== (channel.optIn === 'Y'),
        selections: channel.selections.flatMap((selection) => {
          const masked = shown.get(selection);
          if (masked === undefined) return [];
          const { category: of, channel: way, type, value, optIn } = selection;
          return [
            {
              ref: refs.of('selection', of, way, type, value),
              type: shownText(type),
              masked,
              optIn,
              modifiedBy: shownOrNull(selection.modifiedBy),
              modifiedAt: shownOrNull(selection.modifiedAt),
            },
          ];
        }),
      }))
      // Where not all is shown, what has nothing to show is left out.
      .filter(({ selections }) => cut === null || selections.length > 0),
  }));
  return cut === null
    ? { categories: categories.slice(0, MOST_CATEGORIES) }
    : { categories: categories.filter(({ channels }) => channels.length > 0), cut, on: onIn(preferences) };
};

/** The whole values behind the refs of {@link communicationView}. */
export const selectionValues = (preferences: CommunicationPreferences, refs: Refs): readonly WholeValue[] =>
  selectionsOf(preferences).map((one) => {
    const { category, channel, type, value } = one;
    return {
      ...{ type, value, masked: maskValue(type, value, moreOf(preferences).get(one)) },
      ref: refs.of('selection', category, channel, type, value),
    };
  });

/** WM's set as it is shown, as many selections as are shown at a time. */
export const communicationView = keptFor(({ selections }) => selections, makeCommunicationView);
