import type { Profile } from '../../shared/domain/customer.ts';

/** Types of identifier of which a person is expected to have one, the same in every source. */
const ONE_OF: ReadonlySet<string> = new Set(['mobile', 'email', 'externalId']);

const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** A source as it is told from the others: with its account where it has several. */
const sourceName = ({ source, accountId }: Profile, profiles: readonly Profile[]): string =>
  accountId !== null && profiles.some((other) => other.source === source && other.accountId !== accountId)
    ? `${source} ${accountId}`
    : source;

/**
 * The name that each source holds, where they disagree; empty where they do not. Case and spaces make no
 * difference, and a source without a name says nothing.
 */
export const conflictingNames = (
  profiles: readonly Profile[],
): readonly { readonly source: string; readonly name: string }[] => {
  const named = profiles.filter(({ name }) => name.trim() !== '');
  return new Set(named.map(({ name }) => folded(name))).size < 2
    ? []
    : named.map((profile) => ({ source: sourceName(profile, profiles), name: profile.name.trim() }));
};

interface Held {
  readonly type: string;
  readonly value: string;
  readonly sources: readonly string[];
}

/** How many identifiers of one type each source holds, and how many there are. */
interface OfType {
  readonly all: Held[];
  readonly bySource: Map<string, Held[]>;
}

const byType = (all: readonly Held[]): ReadonlyMap<string, OfType> => {
  const types = new Map<string, OfType>();
  for (const held of all) {
    if (!ONE_OF.has(held.type)) continue;
    const of: OfType = types.get(held.type) ?? { all: [], bySource: new Map() };
    types.set(held.type, of);
    of.all.push(held);
    for (const source of held.sources) {
      const there = of.bySource.get(source);
      if (there === undefined) of.bySource.set(source, [held]);
      else there.push(held);
    }
  }
  return types;
};

/** How many of a type are in one of these sources. */
const inAny = (sources: readonly string[], { bySource }: OfType): number => {
  const [only, ...others] = sources.map((source) => bySource.get(source) ?? []);
  return others.length === 0 ? (only?.length ?? 0) : new Set([...(only ?? []), ...others.flat()]).size;
};

/**
 * The identifiers beside which another source holds another value where one is expected. Two values in one source are
 * no conflict. Each of `all` is of another type or value. Takes time that grows with how many there are.
 */
export const conflictingOf = <H extends Held>(all: readonly H[]): ReadonlySet<H> => {
  const types = byType(all);
  const known = new Map<string, boolean>();
  return new Set(
    all.filter(({ type, sources }) => {
      const of = types.get(type);
      if (of === undefined) return false;
      const key = sources.length === 1 ? `${type} ${sources[0]}` : JSON.stringify([type, ...sources]);
      // Whatever is in none of its sources is another value in another source.
      const isConflicting = known.get(key) ?? of.all.length > Math.max(1, inAny(sources, of));
      known.set(key, isConflicting);
      return isConflicting;
    }),
  );
};
