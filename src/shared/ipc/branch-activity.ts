import * as v from 'valibot';
import { OUTCOMES } from '../domain/outcome.ts';
import { UpstreamSchema } from '../domain/upstream.ts';
import { list, text } from '../fields.ts';
import { RecordedAskedSchema } from './asked.ts';
import { WordByHandSchema } from './by-hand.ts';
import { ProblemSchema } from './problem.ts';
import { ApartRecordsSchema, RecordedSummarySchema } from './set-apart.ts';

const id = v.pipe(v.string(), v.maxLength(64));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where a page of the branch's activity begins: behind this change. */
const Cursor = v.strictObject({
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
});

/** What of the branch's activity is asked for. A member that is left out asks for all. */
const FilterSchema = v.strictObject({
  /** `open`: no outcome is recorded. */
  outcome: v.optional(v.picklist([...OUTCOMES, 'open'])),
  operator: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(100))),
  upstream: v.optional(UpstreamSchema),
  /** From this time, and before that one: milliseconds since the epoch. */
  from: v.optional(time),
  to: v.optional(time),
});

/** What of the branch's activity is asked for. */
export type BranchFilter = v.InferOutput<typeof FilterSchema>;

/** A question for the branch's activity. */
export const BranchActivityRequestSchema = v.strictObject({
  filter: FilterSchema,
  /** `null`: from the newest. */
  before: v.nullable(Cursor),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
});

const Item = v.strictObject({
  changeId: id,
  /** As it was recorded: one that this version knows, or another. */
  upstream: text,
  summary: RecordedSummarySchema,
  asked: v.optional(RecordedAskedSchema),
  /** Who approved it. */
  approvedBy: v.optional(text),
  /** The step before this one. */
  after: v.optional(id),
  /** What a person found by hand; left out where nobody looked. */
  byHand: v.optional(WordByHandSchema),
  /** The customer's name as it was then; `null` where none is on record, or its key was destroyed. */
  customer: v.nullable(text),
  /** `null`: sent, and no outcome is recorded. */
  outcome: v.nullable(v.picklist(OUTCOMES)),
  reason: v.nullable(ProblemSchema),
  notes: list(ProblemSchema),
  by: text,
  at: time,
  /** Ids of the changes that it tries again, is tried again by, takes back, and is taken back by. */
  retryOf: v.nullable(id),
  retriedBy: v.nullable(id),
  undoOf: v.nullable(id),
  undoneBy: v.nullable(id),
  /** The step after it that has, or may have, an effect which nothing took back. */
  stoodOnBy: v.nullable(id),
  stepsSaidNotMade: v.boolean(),
  requestId: v.nullable(text),
  upstreamRequestId: v.nullable(text),
});

/** One change in the branch's activity. */
export type BranchItem = v.InferOutput<typeof Item>;

/** A page of the branch's activity, newest first. */
export const BranchActivitySchema = v.strictObject({
  items: list(Item),
  /** Where the next page begins; `null` behind the last one. */
  next: v.nullable(Cursor),
  /** Everybody who ever made a change here, with the first page; empty with the others. */
  operators: list(text),
  /** What else is on record, where nobody here can tell what it is, with the first page; left out where there is none. */
  apart: v.optional(ApartRecordsSchema),
});

/** Where a page begins. */
export type BranchCursor = v.InferOutput<typeof Cursor>;
