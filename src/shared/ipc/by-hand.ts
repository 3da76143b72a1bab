import * as v from 'valibot';
import { FOUND_BY_HAND } from '../domain/by-hand.ts';
import { nullableText, text, time } from '../fields.ts';

/** A look by hand, as it is on record. */
export const LookByHandSchema = v.strictObject({
  found: v.picklist(FOUND_BY_HAND),
  note: nullableText,
  by: text,
  at: time,
});
