import type { IdentifierType, Reading } from '../../shared/domain/identifier.ts';
import { cleanText } from './understand-clean.ts';
import { isWrittenAsPhone, type PhoneReading, readPhone } from './understand-phone.ts';

/** Something that a typed text may be: an identifier of a type, Capillary's own id, or the beginning of a name. */
export interface Candidate {
  readonly as: Reading;
  /** As it is looked up. */
  readonly value: string;
}

/** What a typed text may be, most likely first; or a word for why it is nothing. */
export type Understood =
  | { readonly kind: 'candidates'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'nothing'; readonly understood: NotUnderstood };

/**
 * Why a text is nothing to look for; `switched-off`: only of types that the branch does not look up by; `not-as`: it
 * cannot be what it was asked to be taken for.
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
const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@.<>()[\],;:"\\]+(?:\.[^\s@.<>()[\],;:"\\]+)+$/;
// The only invisible characters that cleaning leaves are the joiners that Indic names need.
const NAME = /^\p{L}[\p{L}\p{M}\p{Nd} .,'’\p{Cf}-]*$/u;
const ONE_WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}._:/#@|+-]*$/u;

/** Card numbers have 5 to 150 characters (contract: capillary). */
const CARD = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{4,149}$/;

/** A word with this many digits is rather a scanned card than an id that somebody typed. */
const CARD_LIKE_DIGITS = 7;

/** Capillary's id of a customer: digits, as a whole number is written (contract: capillary). */
const CUSTOMER_ID = /^[1-9]\d{1,18}$/;

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

const only = (as: Candidate['as'], value: string, pattern: RegExp): readonly Candidate[] =>
  pattern.test(value) ? [{ as, value }] : [];

const accounts = (text: string): readonly Candidate[] =>
  ACCOUNTS.flatMap(([as, pattern]) => only(as, text, pattern));

/** A card number as written and, where people put spaces or dashes between its digits, without them. */
const cards = (text: string): readonly Candidate[] => {
  const bare = /^\d[\d -]*$/.test(text) ? text.replace(/[ -]/g, '') : text.replace(/ /g, '');
  const written = text.includes(' ') && !/^[\d -]+$/.test(text) ? [] : [bare, text];
  return [...new Set(written)].flatMap((value) => only('cardnumber', value, CARD));
};

const mobiles = (reading: PhoneReading | null, as: PhoneReading['as']): readonly Candidate[] =>
  reading?.as === as ? each('mobile', reading.values) : [];

const ofNumber = (text: string, country: string): readonly Candidate[] => {
  const phone = readPhone(text, country);
  if (text.startsWith('+')) return phone === null ? [] : each('mobile', phone.values);
  return [
    ...mobiles(phone, 'here'),
    ...cards(text),
    ...mobiles(phone, 'abroad'),
    ...only('externalId', text, ONE_WORD),
    ...only('customerId', text, CUSTOMER_ID),
    ...mobiles(phone, 'possible'),
    ...accounts(text),
  ];
};

const letters = (text: string): number => text.match(/[\p{L}\p{M}]/gu)?.length ?? 0;

const ofWords = (text: string): readonly Candidate[] => {
  const name = letters(text) >= 2 && NAME.test(text) ? each('name', [text]) : [];
  const externalId = only('externalId', text, ONE_WORD);
  const isLikeCard = (text.match(/\d/g)?.length ?? 0) >= CARD_LIKE_DIGITS;
  const ids = isLikeCard ? [...cards(text), ...externalId] : [...externalId, ...cards(text)];
  // A word with a digit is rather an id; one without is rather a name.
  return /\p{N}/u.test(text) && !text.includes(' ')
    ? [...ids, ...accounts(text), ...name]
    : [...name, ...ids, ...accounts(text)];
};

const ofEmail = (text: string): readonly Candidate[] =>
  EMAIL.test(text) ? [...each('email', [text]), ...only('externalId', text, ONE_WORD)] : [];

interface Readable {
  readonly candidates: readonly Candidate[];
  readonly otherwise: NotUnderstood;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const read = (text: string, country: string): Readable => {
  const [, scheme = '', rest = ''] = /^(tel|mailto):(.*)$/i.exec(text) ?? [];
  if (scheme.toLowerCase() === 'tel') {
    const phone = readPhone(cleanText(rest.split(';')[0] ?? ''), country);
    return { candidates: phone === null ? [] : each('mobile', phone.values), otherwise: 'bad-phone' };
  }
  if (scheme !== '') {
    return { candidates: ofEmail(cleanText(decoded(rest.split('?')[0] ?? ''))), otherwise: 'bad-email' };
  }
  if (!/[\p{L}\p{N}]/u.test(text))
    return { candidates: [], otherwise: text === '' ? 'too-short' : 'symbols' };
  if ([...text].length < 2) return { candidates: [], otherwise: 'too-short' };
  if (text.length > MAX_LENGTH) return { candidates: [], otherwise: 'too-long' };
  if (text.includes('@')) return { candidates: ofEmail(text), otherwise: 'bad-email' };
  if (isWrittenAsPhone(text)) return { candidates: ofNumber(text, country), otherwise: 'bad-phone' };
  return { candidates: ofWords(text), otherwise: 'symbols' };
};

/**
 * What a text typed or scanned into the search box may be. Pure; never throws. Candidates are in order of likelihood,
 * each once, and only of types that are looked up by; mobiles are digits with the country code, and as typed where
 * that differs.
 */
export const understand = (text: string, { country, lookupTypes }: UnderstandContext): Understood => {
  const { candidates, otherwise } = read(cleanText(text), country);
  const open = new Set<string>([...lookupTypes, 'customerId', 'name']);
  const kept = candidates.filter(({ as }) => open.has(as));
  if (kept.length > 0) return { kind: 'candidates', candidates: kept };
  return { kind: 'nothing', understood: candidates.length > 0 ? 'switched-off' : otherwise };
};
