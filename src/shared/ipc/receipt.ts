import * as v from 'valibot';
import { OUTCOMES } from '../domain/outcome.ts';
import { text } from '../fields.ts';
import { RecordedAskedSchema } from './asked.ts';
import { ProblemSchema } from './problem.ts';
import { RecordedSummarySchema } from './set-apart.ts';

const id = v.pipe(v.string(), v.maxLength(64));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

const Line = v.strictObject({
  changeId: id,
  /** As it was recorded: one that this version knows, or another. */
  upstream: text,
  /** In masked values, without the operator's free text; of a change whose record cannot be read, why. */
  summary: RecordedSummarySchema,
  /** `null`: applied and not finished yet. */
  outcome: v.nullable(v.picklist(OUTCOMES)),
  /** Why, where the outcome has a reason; numbers and addresses that a system wrote into it are masked. */
  reason: v.nullable(ProblemSchema),
  /** Who asked for a change of consent, how and why; numbers and addresses in what was typed are masked. */
  asked: v.optional(RecordedAskedSchema),
  /** Id of the second person who approved the change. */
  approvedBy: v.optional(text),
  /** Id of the operator who made the change. */
  by: text,
  /** When it was sent or stopped: milliseconds since the epoch. */
  at: time,
});

/** What a receipt states; its code's digest is over all of it. Times are milliseconds since the epoch. */
export const ReceiptFactsSchema = v.strictObject({
  /** UUIDv7. */
  number: v.pipe(v.string(), v.uuid()),
  at: time,
  training: v.boolean(),
  branch: v.strictObject({ id: text, name: text }),
  operator: v.strictObject({ id: text, name: text }),
  customer: v.strictObject({
    name: text,
    masked: v.pipe(v.array(v.strictObject({ type: text, masked: text })), v.readonly()),
  }),
  lines: v.pipe(v.array(Line), v.minLength(1), v.readonly()),
});

/** What a receipt states. */
export type ReceiptFacts = v.InferOutput<typeof ReceiptFactsSchema>;

/** One change as a receipt states it. */
export type ReceiptLine = ReceiptFacts['lines'][number];

/** A receipt: what it states, and the code that proves it. */
export const ReceiptSchema = v.strictObject({
  facts: ReceiptFactsSchema,
  /** Text of the QR code, for `--verify-receipt`. */
  code: v.pipe(v.string(), v.regex(/^BD1-[A-Z2-7]+$/), v.maxLength(400)),
  /** Fingerprint of the device key that signed it, 16 hexadecimal digits. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
});

/** A receipt. */
export type ReceiptView = v.InferOutput<typeof ReceiptSchema>;
