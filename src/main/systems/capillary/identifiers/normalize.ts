import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import type { IdentifierRules } from '../../../ports/identifier-rules.ts';
import { parseValue } from '../../../values/parse-value.ts';
import { spellingsOf } from '../../../values/parsed.ts';

/**
 * What is sent for a typed value. `country` (two capital letters) is for mobiles typed without a country code.
 * Problem: `identifier.invalid` with `type` and `why` (`empty`, `length`, `characters`, `email`, `mobile`, `several`).
 */
export const normalizeIdentifier = (type: string, value: string, country: string): Result<string> => {
  const parsed = parseValue(type, value, country);
  return parsed.is === 'value' ? ok(parsed.value) : fail('identifier.invalid', { type, why: parsed.why });
};

/** The rules of a branch in the given country (two capital letters). */
export const createIdentifierRules = (country: string): IdentifierRules => ({
  normalize: (type, value) => normalizeIdentifier(type, value, country),
  spellings: (type, value) => spellingsOf(parseValue(type, value, country)),
});
