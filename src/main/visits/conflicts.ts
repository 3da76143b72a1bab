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

/** Whether another source holds another value where one is expected. Two values in one source are no conflict. */
export const isConflicting = (identifier: Held, all: readonly Held[]): boolean =>
  ONE_OF.has(identifier.type) &&
  all.some(
    (other) =>
      other.type === identifier.type &&
      other.value !== identifier.value &&
      !other.sources.some((source) => identifier.sources.includes(source)),
  );
