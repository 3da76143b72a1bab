import type { LoyaltyCustomer, Profile } from '../../../../shared/domain/customer.ts';
import type { Identifier } from '../../../../shared/domain/identifier.ts';
import type { Source } from '../calls/client.ts';

/** Whether two texts name the same source: replies and settings may differ in letter case. */
export const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whether something is held in a source; in any account of it, where the source names none. */
export const isIn = (
  held: Pick<Profile | Identifier, 'source' | 'accountId'>,
  { source, accountId }: Pick<Source, 'source' | 'accountId'>,
): boolean => isSameName(held.source, source) && (accountId === null || held.accountId === accountId);

const sayingOf = ({ type, value }: Pick<Identifier, 'type' | 'value'>): string =>
  `${type.length} ${type}${value}`;

/**
 * Each identifier once in each source; one of which the source is not told only where no source is known for it. There
 * may be thousands: none is compared with each other one.
 */
export const withoutRepeats = (all: readonly Identifier[]): readonly Identifier[] => {
  const placed = new Set(all.filter(({ source }) => source !== '').map(sayingOf));
  const before = new Set<string>();
  return all.filter((one) => {
    const { type, value, source, accountId } = one;
    if (source === '' && placed.has(sayingOf(one))) return false;
    const account = accountId ?? '';
    // Each part by its length: there may be thousands, and each is looked at with every reading.
    const key =
      source === ''
        ? sayingOf(one)
        : `${accountId === null} ${type.length} ${value.length} ${account.length} ${type}${value}${account}${source.toLowerCase()}`;
    const isNew = !before.has(key);
    before.add(key);
    return isNew;
  });
};

const firstOfEach = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] =>
  [...new Map(all.toReversed().map((one) => [keyOf(one), one])).values()].toReversed();

const placeOf = ({ source, accountId }: Profile): string => JSON.stringify([source.toLowerCase(), accountId]);

/** One customer as several sources tell of the same record: the profiles, identifiers and cards of each. */
export const acrossSources = (
  first: LoyaltyCustomer,
  others: readonly LoyaltyCustomer[],
): LoyaltyCustomer => {
  const all = [first, ...others];
  const told = <T>(of: (one: LoyaltyCustomer) => T | null | ''): T | null =>
    all.map(of).find((one): one is T => one !== null && one !== '') ?? null;
  return {
    id: first.id,
    name: told(({ name }) => name) ?? '',
    tier: told(({ tier }) => tier),
    profiles: firstOfEach(
      all.flatMap(({ profiles }) => profiles),
      placeOf,
    ),
    // What one source tells has none already.
    identifiers:
      others.length === 0 ? first.identifiers : withoutRepeats(all.flatMap(({ identifiers }) => identifiers)),
    cards: firstOfEach(
      all.flatMap(({ cards }) => cards),
      ({ number }) => number,
    ),
    extendedFields: Object.fromEntries(all.toReversed().flatMap((one) => Object.entries(one.extendedFields))),
    ...(all.some(({ mergedAway }) => mergedAway) && { mergedAway: true }),
  };
};
