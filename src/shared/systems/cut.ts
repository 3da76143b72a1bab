import * as v from 'valibot';
import { text } from '../fields.ts';

/** A list that is too long to be shown whole. */
export const Cut = v.strictObject({
  /** How many there are, and how many of them fit what was searched for. */
  of: v.number(),
  fitting: v.number(),
  /** What was searched for; empty: nothing. */
  typed: text,
});

/** A list that is too long to be shown whole. */
export type CutView = v.InferOutput<typeof Cut>;
