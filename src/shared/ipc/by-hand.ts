import * as v from 'valibot';
import { FOUND_BY_HAND } from '../domain/by-hand.ts';
import { nullableText, text, time } from '../fields.ts';

/** What a person found by hand, as it is on record. */
export const WordByHandSchema = v.strictObject({
  found: v.picklist(FOUND_BY_HAND),
  note: nullableText,
  by: text,
  at: time,
});
