import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { cleanCode } from './clean.ts';
import { nothing, type Parsed, value } from './parsed.ts';
import { unwrapped, withoutLabel } from './written.ts';

/** What a text may be as a phone number, with its digits to look up by. */
export interface PhoneReading {
  /**
   * `here`: a number of the branch's country, or one with its country code written out; `abroad`: a number when its
   * first digits are read as another country's code; `possible`: nothing but the length speaks for it.
   */
  readonly as: 'here' | 'abroad' | 'possible';
  /** Digits with the country code first, then as typed where that differs. Never empty. */
  readonly values: readonly [string, ...string[]];
}

/** Digits with what people write between and around them. */
const WRITTEN = /^\+?\d[\d ().·•:_~[\]\-/]*$/;

const PHONE_DIGITS = { min: 7, max: 15 } as const;

/** What stands before a number on cards, letters and signatures. */
const LABEL =
  /^(?:(?:tel(?:e?phone|efono|éfono|efon)?|phone|ph|mob(?:ile|il)?|móvil|cell(?:ular)?|handy|whats ?app|contact|call|sms|fax|fon|फ़?ोन|फोन|मोबाइल|मो|दूरभाष)(?:[ .]*(?:no|nr|num(?:ber)?|नं|नंबर))?(?:[ .:#=/-]+|(?=\+))|[tmphcw](?:[.:] ?| ))(?=[+(\d[])/iu;

/** Links that stand for a number, with what they say beside it. */
const LINK =
  /^(?:(?:tel|sms|smsto|callto|fax): ?|whatsapp:\/\/send\/?\?phone=|https?:\/\/(?:wa\.me|api\.whatsapp\.com\/send\/?\?phone=)\/?)([^;?&]*).*$/i;

/** An extension of a number is no part of it, and neither is a remark behind it. */
const EXTENSION = /[ ,;]*(?:;?ext(?:ension|n)?|x|dw|durchwahl|#)[.:= -]*\d{1,7}$/i;
const REMARK =
  /\s*[([](?:m|mob(?:ile)?|o|off(?:ice)?|h|home|r|res|w|work|cell|t|tel|whats ?app|p|private)\.?[)\]]$/i;

/** Pictures of phones, and a name before the number. */
const PICTURE = /^[\p{So}\s]+/u;
const NAME_BEFORE = /^\p{L}[\p{L}\p{M} .'’&()-]{0,60},\s*(?=[+(\d[])/u;

const parse = (text: string, country: string): PhoneNumber | undefined =>
  isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
    : parsePhoneNumberFromString(text, { extract: false });

const linked = (text: string): string => {
  const [, number] = LINK.exec(text) ?? [];
  if (number === undefined) return text;
  try {
    return cleanCode(decodeURIComponent(number));
  } catch {
    return number;
  }
};

const unlabeled = (text: string): string =>
  withoutLabel(text.replace(PICTURE, '').replace(NAME_BEFORE, ''), LABEL);

/** The number alone: digits and signs, with a leading plus in no brackets. */
const bareOf = (text: string): string =>
  unwrapped(
    unlabeled(linked(unwrapped(cleanCode(text))))
      .replace(REMARK, '')
      .replace(EXTENSION, ''),
  )
    .replace(/^[([] ?(\+ ?\d[\d -]*)[)\]]/, '$1 ')
    .replace(/^\+[+ ]*/, '+')
    .replace(/^(\+?\d[^(]*)\(0\)/, '$1');

/** Whether text is written as phone numbers are: digits, spaces, dots, dashes, slashes, brackets, a leading plus. */
export const isWrittenAsPhone = (text: string): boolean =>
  WRITTEN.test(text) || /^\+?[\d ().\-/]*\d[\d ().\-/]*$/.test(text);

const valuesOf = (number: PhoneNumber, digits: string): PhoneReading['values'] => {
  const international = number.number.slice(1);
  return international === digits ? [international] : [international, digits];
};

const readBare = (bare: string, country: string): PhoneReading | null => {
  if (!isWrittenAsPhone(bare)) return null;
  const digits = bare.replace(/\D/g, '');
  const isWhole = bare.startsWith('+');
  const here = parse(isWhole ? `+${digits}` : digits, country);
  if (here?.isValid()) return { as: 'here', values: valuesOf(here, digits) };
  const [, dialed] = /^(?:00|011)([1-9]\d+)$/.exec(digits) ?? [];
  const abroad = [digits, ...(dialed === undefined ? [] : [dialed])]
    .map((one) => parse(`+${one}`, country))
    .find((number) => number?.isValid());
  if (abroad !== undefined) return { as: isWhole ? 'here' : 'abroad', values: valuesOf(abroad, digits) };
  if (digits.length < PHONE_DIGITS.min || digits.length > PHONE_DIGITS.max) return null;
  return { as: 'possible', values: here?.isPossible() ? valuesOf(here, digits) : [digits] };
};

/** Several numbers in one text, each whole: what stands between them also stands within one. */
const severalIn = (bare: string, country: string): readonly PhoneReading[] => {
  const parts = bare.split(/\s*(?:[,;/|]|\s(?:or|and|&|oder|und|y|या)\s)\s*/iu).filter((part) => part !== '');
  const [first = ''] = parts;
  if (parts.length < 2) return [];
  // `98765 00001/02`: the last digits alone are another number's.
  const whole = parts.map((part) =>
    /^\d{1,4}$/.test(part) ? `${first.slice(0, -part.length)}${part}` : part,
  );
  const read = whole.map((part) => readBare(bareOf(part), country));
  return read.every((one) => one !== null && one.as !== 'possible') ? read.flatMap((one) => one ?? []) : [];
};

/** Every number that a text holds, for a branch in `country` (two capital letters); none when it can be none. */
export const readPhones = (text: string, country: string): readonly PhoneReading[] => {
  const bare = bareOf(text);
  const several = severalIn(bare, country);
  if (several.length > 0) return several;
  const one = readBare(bare, country);
  return one === null ? [] : [one];
};

/** A mobile: digits with the country code, of a number that somebody can have (contract: capillary). */
export const parsePhone = (text: string, country: string): Parsed => {
  if (cleanCode(text) === '') return nothing('empty');
  const [number, another] = readPhones(text, country);
  if (another !== undefined) return nothing('several');
  if (number === undefined || number.as === 'possible') return nothing('mobile');
  return value(...number.values);
};
