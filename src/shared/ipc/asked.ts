import * as v from 'valibot';
import { ASKED_HOW } from '../domain/asked.ts';
import { nullableText, text } from '../fields.ts';

const typed = v.nullable(
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(200),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds control characters'),
  ),
);

/** Who asks for a change of consent, how and why, as an operator states it. */
export const AskedSchema = v.pipe(
  v.strictObject({ who: typed, how: v.picklist(ASKED_HOW), other: typed, why: typed }),
  v.check(({ how, other }) => (how === 'other') === (other !== null), 'other is told with `other` alone'),
);

/** Who asked for a change of consent, as it is on record. */
export const RecordedAskedSchema = v.strictObject({
  who: nullableText,
  how: v.picklist(ASKED_HOW),
  other: nullableText,
  why: nullableText,
  /** Whether consent was stated for this very change. */
  consented: v.boolean(),
  /** The branch's wording as it was on the screen then. */
  wording: nullableText,
  /** Which wording that is, and the language that it was in. */
  version: v.exactOptional(text),
  language: v.exactOptional(text),
});
