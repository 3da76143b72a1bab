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

/**
 * What an operator sees of a complete set, as one short text without any value: a hash of each selection, and its
 * opt-in.
 */
export const seenSetOf = (set: CommunicationPreferences): string =>
  selectionsOf(set)
    .map((selection) => `${nameOf(selection)}${selection.optIn}`)
    .join(' ');

/** A selection that is not as it was seen. */
export interface SeenDifference {
  /** `null`: it is gone, and what was seen does not hold its name. */
  readonly selection: Selection | null;
  /** `null`: it was not there. */
  readonly saw: SeenOptIn | null;
  readonly now: SeenOptIn | null;
}

/** In what a set differs from the one that was seen, leaving out the given selections. Order is no difference. */
export const differencesFrom = (
  seen: string,
  now: CommunicationPreferences,
  leavingOut: readonly Key[],
): readonly SeenDifference[] => {
  const out = new Set(leavingOut.map(nameOf));
  const parts = seen.split(' ').filter((part) => part !== '');
  const before = byName(parts.map((part) => [part.slice(0, -1), part.endsWith('Y') ? 'Y' : 'N']));
  const all = selectionsOf(now);
  const after = byName(all.map((selection) => [nameOf(selection), selection.optIn]));
  const names = [...new Set([...after.keys(), ...before.keys()])].filter((name) => !out.has(name));
  return names
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({
      selection: all.find((selection) => nameOf(selection) === name) ?? null,
      saw: before.get(name) ?? null,
      now: after.get(name) ?? null,
    }));
};
