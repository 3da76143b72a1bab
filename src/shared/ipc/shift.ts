import * as v from 'valibot';
import { OUTCOMES } from '../domain/outcome.ts';
import { list, nullableText, ref, text, time } from '../fields.ts';
import { RecordedSummarySchema } from './set-apart.ts';

/** `null`: no outcome is recorded. */
const outcome = v.nullable(v.picklist(OUTCOMES));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const counts = list(v.strictObject({ outcome, count }));

const Item = v.strictObject({
  changeId: ref,
  at: time,
  /** As it was recorded: one that this version knows, or another; `null` where nobody can tell. */
  upstream: nullableText,
  summary: RecordedSummarySchema,
  /** The customer's name as it was then; `null` where none is on record, or its key was destroyed. */
  customer: nullableText,
  outcome,
});

/** One change of a shift. */
export type ShiftItem = v.InferOutput<typeof Item>;

/** What one person changed since the branch's day began. */
export const ShiftMineSchema = v.strictObject({
  /** The first moment of the day, and the moment of the answer. */
  from: time,
  until: time,
  /** Of all changes of the day. */
  counts: list(v.strictObject({ upstream: text, outcome, count })),
  /** The newest changes of the day, newest first. */
  items: list(Item),
  /** What still needs a look of what this person changed, on whichever day. */
  looks: list(Item),
});

/** What one person changed today. */
export type ShiftMineView = v.InferOutput<typeof ShiftMineSchema>;

/** How many changes came to which outcome at the branch since its day began. */
export const ShiftBranchSchema = v.strictObject({
  from: time,
  until: time,
  /** Every hour from the first moment of the day to the one of the answer, by its beginning. */
  hours: list(v.strictObject({ at: time, counts })),
  /** Everybody who changed something, by id. */
  people: list(v.strictObject({ operator: text, counts })),
});

/** The branch's day. */
export type ShiftBranchView = v.InferOutput<typeof ShiftBranchSchema>;

/** How many changes came to which outcome. */
export type OutcomeCounts = ShiftBranchView['hours'][number]['counts'];

/** What others left to whoever comes next. */
export const HandOversSchema = list(
  v.strictObject({ id: ref, at: time, by: text, note: text, changeIds: list(ref) }),
);

/** What others left to whoever comes next. */
export type HandOversView = v.InferOutput<typeof HandOversSchema>;
