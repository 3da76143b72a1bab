import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** What a run of digits may be as a phone number, with its digits to look up by. */
export interface PhoneReading {
  /**
   * `here`: a number of the branch's country, or one with its country code written out; `abroad`: a number when its
   * first digits are read as another country's code; `possible`: nothing but the length speaks for it.
   */
  readonly as: 'here' | 'abroad' | 'possible';
  /** Digits with the country code first, then as typed where that differs. Never empty. */
  readonly values: readonly string[];
}

/** Digits with what people write between and around them. */
const WRITTEN = /^\+?[\d ().\-/]+$/;

const PHONE_DIGITS = { min: 7, max: 15 } as const;

const parse = (text: string, country: string): PhoneNumber | undefined =>
  isSupportedCountry(country)
    ? parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
    : parsePhoneNumberFromString(text, { extract: false });

/** Whether text is written as phone numbers are: digits, spaces, dots, dashes, slashes, brackets, a leading plus. */
export const isWrittenAsPhone = (text: string): boolean => WRITTEN.test(text) && /\d/.test(text);

/** Reads cleaned text as a phone number of a branch in `country` (two capital letters); `null` when it can be none. */
export const readPhone = (text: string, country: string): PhoneReading | null => {
  if (!isWrittenAsPhone(text)) return null;
  const digits = text.replace(/\D/g, '');
  const found = parse(text, country);
  const international = (number: PhoneNumber): readonly string[] => [
    ...new Set([number.number.slice(1), digits]),
  ];
  if (found?.isValid()) return { as: 'here', values: international(found) };
  const abroad = parse(`+${digits}`, country);
  if (abroad?.isValid())
    return { as: text.startsWith('+') ? 'here' : 'abroad', values: international(abroad) };
  if (digits.length < PHONE_DIGITS.min || digits.length > PHONE_DIGITS.max) return null;
  return { as: 'possible', values: found?.isPossible() ? international(found) : [digits] };
};
