import type * as v from 'valibot';
import type { DirectoryMatch } from '../../../ports/customer-directory.ts';
import type { SearchReply } from './replies.ts';
import { accountOf, firstName, profileIdentifiers, toProfile, typeOf } from './to-customer.ts';

type Found = v.InferOutput<typeof SearchReply>['data'][number];

const NAMES: ReadonlySet<string> = new Set(['firstName', 'lastName', 'name']);

/** Letters alone, as names are compared: without case, accents and signs. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{M} ]|[\u0300-\u036f]/gu, '')
    .replace(/ +/g, ' ')
    .trim();

/** Whether a name, or any word of it, begins with the text. */
const begins = (name: string, text: string): boolean => ` ${lettersOf(name)}`.includes(` ${lettersOf(text)}`);

const IDS: ReadonlySet<string> = new Set(['externalId', 'cardnumber']);

/** What of an id the search may tell: the letters before its digits, which a whole series has in common. */
const isOfSeries = ({ idType, idValue }: Found['matchedIdentifiers'][number]): boolean =>
  IDS.has(typeOf(idType)) && /\p{N}/u.test(idValue);

/** Whether a customer was found by name: the search names everything else that it found somebody by. */
const isByName = ({ profiles, matchedIdentifiers }: Found, text: string): boolean =>
  matchedIdentifiers.every(({ idType }) => NAMES.has(idType)) ||
  profiles.map(toProfile).some(({ name }) => begins(name, text));

const toMatch = (found: Found, text: string): readonly DirectoryMatch[] => {
  const { userId, profiles, matchedIdentifiers } = found;
  const named = profiles.map(toProfile);
  const name = firstName(named);
  const known = profiles.flatMap(profileIdentifiers);
  const customer = { id: userId, name, tier: null, profiles: named, cards: [], extendedFields: {} };
  if (isByName(found, text))
    return [{ customer: { ...customer, identifiers: known }, matchedOn: { type: 'name', value: name } }];
  const [first, ...others] = matchedIdentifiers
    .filter(isOfSeries)
    .map(({ idType, idValue, source, accountId }) => ({
      type: typeOf(idType),
      value: idValue,
      source: source ?? '',
      accountId: accountOf(accountId),
      primary: false,
    }));
  if (first === undefined) return [];
  const told = [first, ...others].filter(
    ({ type, value }) => !known.some((one) => one.type === type && one.value === value),
  );
  return [
    {
      customer: { ...customer, identifiers: [...known, ...told] },
      matchedOn: { type: first.type, value: first.value },
    },
  ];
};

/**
 * The customers of a search whose names begin with the text, or an id of theirs with the letters of its series: no
 * cards, and no tier. The search takes the beginning of every identifier (contract: capillary): whoever it found by
 * nothing but an address or an account is left out, since one could be found out letter by letter.
 */
export const toNamed = (reply: v.InferOutput<typeof SearchReply>, text: string): readonly DirectoryMatch[] =>
  reply.data.flatMap((found) => toMatch(found, text));
