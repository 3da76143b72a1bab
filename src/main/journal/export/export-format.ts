import * as v from 'valibot';

/*
 * An export is JSON lines: a header, one line a record, and a last line. It can be verified with nothing but itself.
 * docs/journal.md describes it for whoever verifies one without Branchdesk.
 */

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Base64 in the one form that gives these bytes: no other text may stand for them. */
const base64 = v.pipe(
  v.string(),
  v.check((text) => Buffer.from(text, 'base64').toString('base64') === text),
);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The first line. */
export const HeaderSchema = v.strictObject({
  export: v.literal('branchdesk-journal'),
  version: v.literal(1),
  journal: v.string(),
  /** Ed25519, SPKI, DER, base64. */
  publicKey: base64,
  /** Whether the lines hold what was recorded in readable form. */
  values: v.boolean(),
  at: whole,
});

/** A record. `facts` is the text that the hash covers. */
export const ExportLineSchema = v.strictObject({
  seq: whole,
  id: v.string(),
  at: whole,
  type: v.string(),
  customer: v.nullable(v.string()),
  facts: v.string(),
  bodyHash: hash,
  hash,
  /** With values, unless the record was purged: the event, and what proves that it is what was encrypted. */
  event: v.exactOptional(v.unknown()),
  body: v.exactOptional(base64),
  key: v.exactOptional(base64),
});

/** The last line: the device's signature over the last record and the header. */
export const EndSchema = v.strictObject({
  end: v.literal(true),
  seq: whole,
  hash,
  signature: base64,
});

/** A line of a record. */
export type ExportLine = v.InferOutput<typeof ExportLineSchema>;
/** The first line. */
export type ExportHeader = v.InferOutput<typeof HeaderSchema>;
/** The last line. */
export type ExportEnd = v.InferOutput<typeof EndSchema>;
