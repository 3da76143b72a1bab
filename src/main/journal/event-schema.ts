import * as v from 'valibot';
import { FOUND_BY_HAND } from '../../shared/domain/by-hand.ts';
import type { Change } from '../../shared/domain/change.ts';
import { FINDING_LEVELS } from '../../shared/domain/finding.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import { RecordedAskedSchema } from '../../shared/ipc/asked.ts';
import { ProblemSchema } from '../../shared/ipc/views.ts';
import { type ChangeKindName, KIND_NAMES, KINDS } from '../../shared/kinds/kinds.ts';
import { ChangeSummarySchema } from '../../shared/kinds/summary.ts';
import type { Json } from '../ports/change-kind.ts';

/*
 * Events as they are read back from the disk. Members that this version does not know are left out, so that what a
 * later version adds does not hide what this one needs.
 */

const text = v.string();
const nullableText = v.nullable(v.string());
const upstream = v.picklist(UPSTREAMS);
const list = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.readonly());

/** What came out of `JSON.parse` is JSON. */
const json = v.custom<Json>((value) => value !== undefined);

const common = {
  id: text,
  customer: v.object({
    key: text,
    capillaryId: nullableText,
    airpayEntityId: nullableText,
    wmCustomerId: nullableText,
  }),
  prior: nullableText,
  operator: text,
  asked: v.exactOptional(v.object(RecordedAskedSchema.entries)),
  draftedAt: v.number(),
};

type StoredChange = {
  [K in ChangeKindName]: Change<K> & { readonly kind: K };
}[ChangeKindName];

const StoredChange: v.GenericSchema<StoredChange> = v.variant(
  'kind',
  KIND_NAMES.map((name) =>
    v.object({ ...common, kind: v.literal(name), payload: v.object(KINDS[name].payload) }),
  ),
  // Which kind has which payload is lost in the list, and is what the type says again.
) as v.GenericSchema<StoredChange>;

/** A recorded change. */
export const RecordedChangeSchema = v.object({
  change: StoredChange,
  summary: ChangeSummarySchema,
  customerName: v.exactOptional(text),
  retryOf: v.exactOptional(text),
  undoOf: v.exactOptional(text),
  after: v.exactOptional(text),
  approval: v.exactOptional(v.object({ by: text, at: v.number(), of: text })),
});

const Finding = v.object({
  level: v.picklist(FINDING_LEVELS),
  problem: ProblemSchema,
  owners: list(
    v.object({
      name: text,
      // Left out by versions that recorded them without their types, under another name.
      identifiers: v.optional(list(v.object({ type: text, masked: text })), []),
      cards: v.number(),
      sources: list(text),
      here: v.boolean(),
    }),
  ),
});

/** What a reply proved. */
export const ReplySchema = v.object({
  outcome: v.picklist(['not-sent', 'rejected', 'accepted', 'unknown']),
  reason: v.nullable(ProblemSchema),
  notes: list(ProblemSchema),
  upstreamRequestId: v.nullable(v.pipe(text, v.transform(shownText))),
  httpStatus: v.nullable(v.number()),
  mergedInto: nullableText,
  gave: v.exactOptional(text),
});

/** An event's body. */
export const EventSchema = v.variant('type', [
  v.object({
    type: v.literal('change.refused'),
    recorded: RecordedChangeSchema,
    findings: list(Finding),
  }),
  v.object({
    type: v.literal('attempt.intended'),
    attemptId: text,
    upstream,
    requestId: text,
    operator: text,
    recorded: list(RecordedChangeSchema),
    saw: v.exactOptional(text),
    expectation: json,
  }),
  v.object({ type: v.literal('attempt.replied'), attemptId: text, reply: ReplySchema }),
  v.object({
    type: v.literal('change.concluded'),
    changeId: text,
    outcome: v.picklist(OUTCOMES),
    reason: v.nullable(ProblemSchema),
    notes: list(ProblemSchema),
  }),
  v.object({
    type: v.literal('change.looked-at'),
    changeId: text,
    operator: text,
    found: v.picklist(FOUND_BY_HAND),
    note: nullableText,
  }),
  v.object({
    type: v.literal('identity.remembered'),
    customer: text,
    upstream,
    id: text,
    operator: text,
  }),
  v.object({ type: v.literal('identity.forgotten'), customer: text, upstream, operator: text }),
  v.object({
    type: v.literal('receipt.issued'),
    number: text,
    customer: text,
    operator: text,
    training: v.boolean(),
    changeIds: list(text),
    digest: text,
    key: text,
  }),
  v.object({
    type: v.literal('journal.searched'),
    operator: text,
    about: v.picklist(['branch', 'names']),
    filter: json,
  }),
  v.object({ type: v.literal('clock.stepped'), byMs: v.number() }),
  v.object({
    type: v.literal('journal.checkpoint'),
    why: v.picklist(['start', 'end', 'hour', 'export']),
    covers: v.number(),
    head: text,
    signature: text,
    open: v.exactOptional(list(v.number())),
  }),
  v.object({ type: v.literal('journal.linked'), steps: list(v.object({ id: text, after: text })) }),
  v.object({ type: v.literal('journal.exported'), operator: text, values: v.boolean() }),
  v.object({ type: v.literal('journal.purged'), operator: text, seqs: v.array(v.number()) }),
  v.object({ type: v.literal('journal.rotated'), operator: text, generation: v.number() }),
  v.object({ type: v.literal('journal.rebuilt'), objects: v.number(), rows: v.number() }),
]);
