import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import type { IdentifierRules } from '../../ports/identifier-rules.ts';

type Why = 'empty' | 'control' | 'length' | 'email' | 'mobile';

const invalid = (type: string, why: Why): Result<string> => fail('identifier.invalid', { type, why });

const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@.<>()[\],;:"\\]+(\.[^\s@.<>()[\],;:"\\]+)+$/;

/** Control characters, and the invisible ones that turn the reading direction or join words. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** Card numbers have 5 to 150 characters, other identifiers at most 250 (contract: capillary). */
const LENGTHS: Readonly<Record<string, readonly [min: number, max: number]>> = { cardnumber: [5, 150] };
const ANY_LENGTH = [1, 250] as const;

const digitsOf = (value: string, country: string): string | null => {
  if (!/^\+?[\d\s().\-/]+$/.test(value)) return null;
  const here = isSupportedCountry(country)
    ? parsePhoneNumberFromString(value, { defaultCountry: country, extract: false })
    : undefined;
  // A number that is none of this country's may hold another country's code without the plus.
  const found = here?.isValid()
    ? here
    : parsePhoneNumberFromString(`+${value.replace(/\D/g, '')}`, { extract: false });
  return found?.isValid() ? found.number.slice(1) : null;
};

/**
 * What is sent for a typed value: a mobile as digits with its country code, everything else trimmed.
 * `country` (two capital letters) is for mobiles typed without a country code.
 * Problem: `identifier.invalid` with `type` and `why` (`empty`, `control`, `length`, `email`, `mobile`).
 */
export const normalizeIdentifier = (type: string, value: string, country: string): Result<string> => {
  const text = value.trim();
  if (text === '') return invalid(type, 'empty');
  if (UNSEEN.test(text)) return invalid(type, 'control');
  const [min, max] = LENGTHS[type] ?? ANY_LENGTH;
  if (text.length < min || text.length > max) return invalid(type, 'length');
  if (type === 'email') return EMAIL.test(text) ? ok(text) : invalid(type, 'email');
  if (type !== 'mobile') return ok(text);
  const digits = digitsOf(text, country);
  return digits === null ? invalid(type, 'mobile') : ok(digits);
};

/** The rules of a branch in the given country (two capital letters). */
export const createIdentifierRules = (country: string): IdentifierRules => ({
  normalize: (type, value) => normalizeIdentifier(type, value, country),
});
