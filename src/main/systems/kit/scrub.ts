import { maskValue } from '../../../shared/domain/mask.ts';
import { createDecodings } from './decodings.ts';

/** Takes out of a reply what was sent with its request and must not be seen: secrets wherever they stand. */
export interface Scrub {
  /** A text by itself, such as the value of a header. */
  text(text: string): string;
  /** A parsed body: every text in it, however deep. A text that lost something is marked, see `isScrubbed`. */
  tree(value: unknown): unknown;
}

/** What was sent with a request. */
interface SentSecrets {
  readonly secrets: readonly string[];
  /** Values of the customer's, such as a card number: masked in whatever the upstream says of them. */
  readonly values?: readonly string[];
}

/** Shorter than this, a secret is more likely found by chance than quoted. */
const SHORTEST = 6;

/** Shorter than this, a secret counts where it stands as a word: a password may be a part of somebody's phone number. */
const SURE = 12;

/** Shorter than this, a customer's value may be a word of any message. */
const SHORTEST_VALUE = 5;

/** How often a text may be encoded over and over and still be seen through. */
const LAYERS = 3;

/** What is behind so much of a text is never shown and is let go. */
const LONGEST = 2_048;

/** How many characters of a reply are decoded at most: a reply that holds more to decode is built to cost time. */
const MOST_DECODED = 2_000_000;

const SHOWN_INSTEAD = '•••';

/** A noncharacter, which no reply has any use for: it tells a text that lost something from one that never had it. */
const SCRUBBED = '\ufdd0';

/** Whether a text of a scrubbed body lost something: it is no longer what the upstream wrote. */
export const isScrubbed = (text: string): boolean => text.includes(SCRUBBED);

/** A text of a scrubbed body without the mark. */
export const withoutMark = (text: string): string => text.replaceAll(SCRUBBED, '');

const isAlphanumeric = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** In small letters, character by character: places in it are places in the text. */
const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const finderOf = (secret: string) => {
  // A digest is one whatever the case of its letters.
  const sure = secret.length >= SURE ? folded(secret) : null;
  const at = (text: string, from: number): number => {
    if (sure !== null) return folded(text).indexOf(sure, from);
    for (let found = text.indexOf(secret, from); found !== -1; found = text.indexOf(secret, found + 1))
      if (!isAlphanumeric(text[found - 1]) && !isAlphanumeric(text[found + secret.length])) return found;
    return -1;
  };
  return {
    /** `lower`: the text in small letters. */
    isIn: (text: string, lower: string): boolean =>
      sure === null ? at(text, 0) !== -1 : lower.includes(sure),
    outOf: (text: string): string => {
      let rest = text;
      for (let found = at(rest, 0); found !== -1; found = at(rest, found + SHOWN_INSTEAD.length))
        rest = `${rest.slice(0, found)}${SHOWN_INSTEAD}${rest.slice(found + secret.length)}`;
      return rest;
    },
  };
};

const maskedIn = (text: string, values: readonly string[]): string =>
  values.reduce(
    (masked, value) =>
      value.length < SHORTEST_VALUE ? masked : masked.replaceAll(value, maskValue('', value)),
    text,
  );

const BLANK = /\s/;
const BLANKS = /\s+/g;

/** Whether a member says something in words, and identifies nothing. */
const isWords = (name: string): boolean => name === 'message';

const NOTHING_SOUGHT: Scrub = { text: (text) => text, tree: (value) => value };

/** Makes what scrubs the reply to one request. */
export const createScrub = ({ secrets, values = [] }: SentSecrets): Scrub => {
  const sought = [...new Set(secrets.flatMap((secret) => [secret, secret.replace(/\s+/g, '')]))]
    .filter((secret) => secret.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  const finders = sought.map(finderOf);
  const shortest = Math.min(...sought.map(({ length }) => length));
  if (sought.length === 0 && values.length === 0) return NOTHING_SOUGHT;

  const decodingsOf = createDecodings(shortest);
  const isPlain = (text: string): boolean => {
    const lower = text.toLowerCase();
    return finders.some((finder) => finder.isIn(text, lower));
  };
  let decoded = 0;

  /** Once too much was decoded, whatever would have to be is taken for a secret. */
  const isTold = (text: string, layers = LAYERS): boolean => {
    if (text.length < shortest) return false;
    if (isPlain(text) || (BLANK.test(text) && isTold(text.replace(BLANKS, ''), layers))) return true;
    if (layers === 0) return false;
    const decodings = decodingsOf(text);
    decoded += decodings.reduce((sum, one) => sum + one.text.length, 0);
    if (decoded > MOST_DECODED) return decodings.length > 0;
    return decodings.some((one) => isTold(one.text, one.isText ? layers - 1 : 0));
  };

  /** First what stands there in plain, then words that stand for it, and in the end the text as a whole. */
  const text = (given: string): string => {
    if (given.length < shortest) return given;
    const plain = finders.reduce((rest, finder) => finder.outOf(rest), given);
    if (!isTold(plain)) return plain;
    const words = plain.replace(/\S+/g, (word) => (isTold(word) ? SHOWN_INSTEAD : word));
    return isTold(words) ? SHOWN_INSTEAD : words;
  };

  const seen = new Map<string, string>();
  const member = (given: string): string => {
    if (given.length < shortest && given.length <= LONGEST) return given;
    const known = seen.get(given);
    if (known !== undefined) return known;
    const head = given.length > LONGEST ? given.slice(0, LONGEST) : given;
    const clean = text(head);
    const marked = clean === given ? given : `${SCRUBBED}${clean}`;
    seen.set(given, marked);
    return marked;
  };

  const numeral = (value: number): unknown => {
    const digits = String(value);
    const clean = member(digits);
    return clean === digits ? value : clean;
  };

  /** Gives what it was given where nothing was taken out of it. */
  const tree = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return isWords(name) ? maskedIn(member(value), values) : member(value);
    if (typeof value === 'number') return numeral(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const items = value.map((item) => tree(item, name));
      return items.some((item, at) => item !== value[at]) ? items : value;
    }
    const changed = new Map<string, unknown>();
    for (const [key, before] of Object.entries(value)) {
      const now = tree(before, key);
      if (now !== before) changed.set(key, now);
    }
    // As JSON.parse gives it: a member of the name `__proto__` is a member like any other.
    return changed.size === 0 ? value : Object.fromEntries([...Object.entries(value), ...changed]);
  };

  return { text, tree: (value) => tree(value, '') };
};
