import * as v from 'valibot';
import type { Change } from '../../../shared/domain/change.ts';
import type { CommunicationPreferences, Selection } from '../../../shared/domain/communication.ts';

/** A change of one selection. */
export type SetChange = Change<'communication.set'>;

/** One selection of a complete set, as it is sent and as it is compared after sending. */
export const SetEntrySchema = v.object({
  category: v.string(),
  channel: v.string(),
  type: v.string(),
  value: v.string(),
  optIn: v.picklist(['Y', 'N']),
});

/** One selection of a complete set. */
type SetEntry = Readonly<v.InferOutput<typeof SetEntrySchema>>;

/** What tells a selection from every other one. */
export type SelectionKey = Omit<SetEntry, 'optIn'>;

/** Whether an opt-in is given; `both` where WM lists one selection twice and contradicts itself. */
type ListedOptIn = 'Y' | 'N' | 'both';

/** A selection as one text, for use as the key of a map. */
export const selectionKeyOf = (of: SelectionKey): string =>
  JSON.stringify([of.category, of.channel, of.type, of.value]);

/** Every selection of a set, in WM's order. */
export const entriesOf = (set: CommunicationPreferences): readonly SetEntry[] =>
  set.categories.flatMap((category) =>
    category.channels.flatMap((channel) =>
      channel.selections.map(({ value, type, optIn }) => ({
        category: category.name,
        channel: channel.name,
        type,
        value,
        optIn,
      })),
    ),
  );

/** The opt-in of each selection, by `selectionKeyOf`. */
export const optInsOf = (entries: readonly SetEntry[]): ReadonlyMap<string, ListedOptIn> => {
  const seen = new Map<string, ListedOptIn>();
  for (const entry of entries) {
    const key = selectionKeyOf(entry);
    const before = seen.get(key);
    seen.set(key, before === undefined || before === entry.optIn ? entry.optIn : 'both');
  }
  return seen;
};

/**
 * The set with the edits merged in. Nothing else differs: no selection is added or left out, order stays, and every
 * other member is the one that was given.
 */
export const withEdits = (
  set: CommunicationPreferences,
  edits: readonly SetEntry[],
): CommunicationPreferences => {
  const wanted = new Map(edits.map((edit) => [selectionKeyOf(edit), edit.optIn]));
  const edited = (category: string, channel: string, selection: Selection): Selection => {
    const optIn = wanted.get(
      selectionKeyOf({ category, channel, type: selection.type, value: selection.value }),
    );
    return optIn === undefined ? selection : { ...selection, optIn };
  };
  return {
    categories: set.categories.map((category) => ({
      ...category,
      channels: category.channels.map((channel) => ({
        ...channel,
        selections: channel.selections.map((selection) => edited(category.name, channel.name, selection)),
      })),
    })),
  };
};

/** A selection that is not as it was expected to be; `null`: not in the set. */
export interface Difference {
  readonly key: SelectionKey;
  readonly expected: ListedOptIn | null;
  readonly now: ListedOptIn | null;
}

/** The first selection, outside those asked for, in which two sets differ; `null` when there is none. Order is no difference. */
export const unaskedDifference = (
  expected: readonly SetEntry[],
  now: readonly SetEntry[],
  asked: readonly SelectionKey[],
): Difference | null => {
  const [before, after, own] = [optInsOf(expected), optInsOf(now), new Set(asked.map(selectionKeyOf))];
  const first = [...expected, ...now].find((entry) => {
    const key = selectionKeyOf(entry);
    return !own.has(key) && before.get(key) !== after.get(key);
  });
  if (first === undefined) return null;
  const { category, channel, type, value } = first;
  const key = selectionKeyOf(first);
  return {
    key: { category, channel, type, value },
    expected: before.get(key) ?? null,
    now: after.get(key) ?? null,
  };
};
