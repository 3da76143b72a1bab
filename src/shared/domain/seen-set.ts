import type { CommunicationPreferences, Selection } from './communication.ts';

/** What tells a selection from every other one. */
type Key = Pick<Selection, 'category' | 'channel' | 'type' | 'value'>;

/** `YN`: WM lists the selection twice and contradicts itself. */
type SeenOptIn = 'Y' | 'N' | 'YN';

/** FNV-1a over the UTF-16 units: short, and the same everywhere. It tells selections apart; it keeps no secret. */
const shortHash = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
};

const nameOf = ({ category, channel, type, value }: Key): string =>
  shortHash(JSON.stringify([category, channel, type, value]));

const selectionsOf = (set: CommunicationPreferences): readonly Selection[] =>
  set.categories.flatMap(({ channels }) => channels.flatMap(({ selections }) => selections));

const byName = (entries: readonly (readonly [name: string, optIn: SeenOptIn])[]): Map<string, SeenOptIn> => {
  const seen = new Map<string, SeenOptIn>();
  for (const [name, optIn] of entries) {
    const before = seen.get(name);
    seen.set(name, before === undefined || before === optIn ? optIn : 'YN');
  }
  return seen;
};

/** What was made of each set: every draft of a customer asks for the same. */
const texts = new WeakMap<CommunicationPreferences, string>();

/**
 * What an operator sees of a complete set, as one short text without any value: a hash of each selection, and its
 * opt-in.
 */
export const seenSetOf = (set: CommunicationPreferences): string => {
  const known = texts.get(set);
  if (known !== undefined) return known;
  const text = selectionsOf(set)
    .map((selection) => `${nameOf(selection)}${selection.optIn}`)
    .join(' ');
  texts.set(set, text);
  return text;
};

/** A selection that is not as it was seen. */
export interface SeenDifference {
  /** `null`: it is gone, and what was seen does not hold its name. */
  readonly selection: Selection | null;
  /** `null`: it was not there. */
  readonly saw: SeenOptIn | null;
  readonly now: SeenOptIn | null;
}

interface NamedDifference extends SeenDifference {
  readonly name: string;
}

/** The last comparison with each set: the drafts of one customer were all made over the same one. */
const compared = new WeakMap<
  CommunicationPreferences,
  { readonly seen: string; readonly differences: readonly NamedDifference[] }
>();

const allDifferences = (seen: string, now: CommunicationPreferences): readonly NamedDifference[] => {
  const known = compared.get(now);
  if (known?.seen === seen) return known.differences;
  const parts = seen.split(' ').filter((part) => part !== '');
  const before = byName(parts.map((part) => [part.slice(0, -1), part.endsWith('Y') ? 'Y' : 'N']));
  const named = selectionsOf(now).map((selection) => [nameOf(selection), selection] as const);
  const after = byName(named.map(([name, { optIn }]) => [name, optIn]));
  // The first of a name: those set later in a map take the place of those before.
  const first = new Map(named.toReversed());
  const differences = [...new Set([...after.keys(), ...before.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({
      name,
      selection: first.get(name) ?? null,
      saw: before.get(name) ?? null,
      now: after.get(name) ?? null,
    }));
  compared.set(now, { seen, differences });
  return differences;
};

/** In what a set differs from the one that was seen, leaving out the given selections. Order is no difference. */
export const differencesFrom = (
  seen: string,
  now: CommunicationPreferences,
  leavingOut: readonly Key[],
): readonly SeenDifference[] => {
  const differences = allDifferences(seen, now);
  if (differences.length === 0) return [];
  const out = new Set(leavingOut.map(nameOf));
  return differences
    .filter(({ name }) => !out.has(name))
    .map(({ selection, saw, now: is }) => ({ selection, saw, now: is }));
};
