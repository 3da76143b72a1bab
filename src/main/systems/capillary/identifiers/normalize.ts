import { fail, ok } from '../../../../shared/domain/problem.ts';
import type { IdentifierRules } from '../../../ports/identifier-rules.ts';
import { parseValue } from '../../../values/parse-value.ts';
import { spellingsOf } from '../../../values/parsed.ts';

/**
 * The rules of a branch in the given country (two capital letters), which is for mobiles typed without a country code.
 * Problem: `identifier.invalid` with `type` and `why` (`empty`, `length`, `characters`, `email`, `mobile`, `several`).
 */
export const createIdentifierRules = (country: string): IdentifierRules => ({
  normalize: (type, value) => {
    const parsed = parseValue(type, value, country);
    return parsed.is === 'value' ? ok(parsed.value) : fail('identifier.invalid', { type, why: parsed.why });
  },
  spellings: (type, value) => spellingsOf(parseValue(type, value, country)),
});
