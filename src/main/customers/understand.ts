import type { IdentifierType, TakenFor } from '../../shared/domain/identifier.ts';
import { parseAccount } from '../values/account.ts';
import { parseCardNumber, saysCard } from '../values/card-number.ts';
import { cleanCode, cleanText } from '../values/clean.ts';
import { parseCustomerId } from '../values/customer-id.ts';
import { parseEmail } from '../values/email.ts';
import { spellingsOf } from '../values/parsed.ts';
import { parseName } from '../values/person-name.ts';
import { isWrittenAsPhone, type PhoneReading, readPhones } from '../values/phone.ts';

/** Something that a typed text may be: an identifier of a type, Capillary's own id, or the beginning of a name. */
export interface Candidate {
  readonly as: TakenFor;
  /** As it is looked up. */
  readonly value: string;
}

/** What a typed text may be, most likely first; or a word for why it is nothing. */
export type Understood =
  | { readonly kind: 'candidates'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'nothing'; readonly understood: NotUnderstood };

/**
 * Why a text cannot be looked for. `switched-off`: it only fits types that the branch does not look up by; `not-as`: it
 * cannot be of the type that was chosen.
 */
type NotUnderstood =
  | 'too-short'
  | 'too-long'
  | 'symbols'
  | 'bad-email'
  | 'bad-phone'
  | 'switched-off'
  | 'not-as';

/** What understanding depends on. */
export interface UnderstandContext {
  /** The branch's country, two capital letters: for numbers typed without a country code. */
  readonly country: string;
  /** Types of identifier that the branch looks up by. */
  readonly lookupTypes: readonly IdentifierType[];
}

const MAX_LENGTH = 250;
const ONE_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._:/#@|+-]*$/u;

/** A text that may be a card's number. */
const CARD = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{4,149}$/;

/** A word with this many digits is rather a scanned card than an id that somebody typed. */
const CARD_LIKE_DIGITS = 7;

/** Several words with this many digits may be a card's number in groups. */
const GROUPED_DIGITS = 5;

/** Account names elsewhere, which are looked for only where the branch has switched them on. */
const ACCOUNTS: readonly (readonly [IdentifierType, RegExp])[] = [
  ['wechat', /^(?:[A-Za-z][\w-]{5,19}|[\w-]{28})$/],
  ['line', /^(?:U[0-9a-f]{32}|[a-z0-9._-]{4,20})$/],
  ['fbId', /^\d{5,20}$/],
  ['martjackId', /^[A-Za-z0-9-]{2,64}$/],
  ['cuid', /^[\w-]{2,64}$/],
  ['tmall_uname', /^[\p{L}\p{N}_-]{2,50}$/u],
  ['ali_uname', /^[\p{L}\p{N}_-]{2,50}$/u],
  ['jd_uname', /^[\p{L}\p{N}_-]{2,50}$/u],
  ['vip_uname', /^[\p{L}\p{N}_-]{2,50}$/u],
];

const each = (as: Candidate['as'], values: readonly string[]): readonly Candidate[] =>
  values.map((value) => ({ as, value }));

const externalIds = (words: readonly string[]): readonly Candidate[] =>
  each(
    'externalId',
    words.filter((word) => ONE_WORD.test(word)),
  );

const accounts = (words: readonly string[]): readonly Candidate[] =>
  words.flatMap((word) =>
    ACCOUNTS.flatMap(([as, pattern]) => (pattern.test(word) ? [{ as, value: word }] : [])),
  );

const digitsIn = (text: string): number => text.match(/\d/g)?.length ?? 0;

const cards = (text: string): readonly Candidate[] => {
  const spellings = spellingsOf(parseCardNumber(text));
  const isOneWord = !cleanCode(text).includes(' ') || digitsIn(text) >= GROUPED_DIGITS;
  return saysCard(text)
    ? each('cardnumber', spellings)
    : each('cardnumber', isOneWord ? spellings.filter((one) => CARD.test(one)) : []);
};

const customerIds = (text: string): readonly Candidate[] =>
  each('customerId', spellingsOf(parseCustomerId(text)));

const mobiles = (phones: readonly PhoneReading[], as?: PhoneReading['as']): readonly Candidate[] =>
  each(
    'mobile',
    phones.filter((phone) => as === undefined || phone.as === as).flatMap(({ values }) => values),
  );

/** An id as it is written and, of digits in groups, without what stands between them. */
const wordsOf = (text: string): readonly string[] => {
  const digits = text.replace(/\D/g, '');
  const account = spellingsOf(parseAccount(text));
  return [...account, ...(/^\d[\d .-]*$/.test(text) && digits.length > 1 ? [digits] : [])].filter(
    (word) => !word.includes(' '),
  );
};

const ofNumber = (text: string, country: string): readonly Candidate[] => {
  const phones = readPhones(text, country);
  if (/^\W*\+/.test(text)) return mobiles(phones);
  const words = wordsOf(text);
  return [
    ...mobiles(phones, 'here'),
    ...cards(text),
    ...mobiles(phones, 'abroad'),
    ...externalIds(words),
    ...customerIds(text),
    ...mobiles(phones, 'possible'),
    ...accounts(words),
  ];
};

const ofWords = (text: string, country: string): readonly Candidate[] => {
  const name = each('name', spellingsOf(parseName(text)));
  const words = wordsOf(text);
  const phones = mobiles(readPhones(text, country));
  const ids = [...externalIds(words), ...customerIds(text)];
  const isLikeCard = digitsIn(text) >= CARD_LIKE_DIGITS;
  const isCardFirst = isLikeCard || saysCard(text);
  const numbers = isCardFirst ? [...cards(text), ...ids] : [...ids, ...cards(text)];
  const known = saysCard(text) ? [...numbers, ...phones] : [...phones, ...numbers];
  return [...name, ...known, ...accounts(words)];
};

const ofEmail = (text: string): readonly Candidate[] => {
  const emails = spellingsOf(parseEmail(text));
  return emails.length === 0 ? [] : [...each('email', emails), ...externalIds(emails.slice(0, 1))];
};

interface Readable {
  readonly candidates: readonly Candidate[];
  readonly otherwise: NotUnderstood;
}

const read = (text: string, country: string): Readable => {
  if (/^mailto:/i.test(text)) return { candidates: ofEmail(text), otherwise: 'bad-email' };
  if (/^tel:/i.test(text)) return { candidates: mobiles(readPhones(text, country)), otherwise: 'bad-phone' };
  if (!/[\p{L}\p{N}]/u.test(text))
    return { candidates: [], otherwise: text === '' ? 'too-short' : 'symbols' };
  if ([...text].length < 2) return { candidates: [], otherwise: 'too-short' };
  if (text.length > MAX_LENGTH) return { candidates: [], otherwise: 'too-long' };
  const emails = ofEmail(text);
  if (emails.length > 0 || text.includes('@')) return { candidates: emails, otherwise: 'bad-email' };
  if (isWrittenAsPhone(text)) return { candidates: ofNumber(text, country), otherwise: 'bad-phone' };
  return { candidates: ofWords(text, country), otherwise: 'symbols' };
};

const eachOnce = (candidates: readonly Candidate[]): readonly Candidate[] => [
  ...new Map(candidates.map((one) => [`${one.as} ${one.value}`, one])).values(),
];

/**
 * What a text typed or scanned into the search box may be. Pure; never throws. Candidates are in order of likelihood,
 * each once, and only of types that are looked up by; a mobile is digits with the country code, and as typed where
 * that differs. What was `scanned` is a card first, whatever else it may be.
 */
export const understand = (
  text: string,
  { country, lookupTypes }: UnderstandContext,
  { scanned = false }: { readonly scanned?: boolean } = {},
): Understood => {
  const { candidates: typed, otherwise } = read(cleanText(text), country);
  const scannedCards = scanned ? each('cardnumber', spellingsOf(parseCardNumber(text))) : [];
  const candidates = eachOnce([
    ...scannedCards,
    ...(scanned ? typed.filter(({ as }) => as === 'cardnumber') : []),
    ...typed,
  ]).filter(({ value }) => [...value].length > 1);
  const open = new Set<string>([...lookupTypes, 'customerId', 'name']);
  const kept = candidates.filter(({ as }) => open.has(as));
  if (kept.length > 0) return { kind: 'candidates', candidates: kept };
  return { kind: 'nothing', understood: candidates.length > 0 ? 'switched-off' : otherwise };
};
