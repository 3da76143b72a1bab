import * as v from 'valibot';
import { UpstreamSchema } from '../domain/upstream.ts';
import { list, nullableText, ref, text, time } from '../fields.ts';
import { ChangeSummarySchema } from '../kinds/kinds.ts';
import { RecordedAskedSchema } from './asked.ts';
import { OperatorIdSchema, PinSchema } from './operators.ts';
import { ProblemSchema } from './problem.ts';
import { NoteSchema, RefSchema, TypedNameSchema } from './requests.ts';
import { FindingSchema } from './views.ts';

/** Names what a second person is shown of a change. */
const shown = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Changes that wait for a second person, at all desks of this machine; the oldest first, masked. */
export const ApprovalsSchema = v.strictObject({
  items: list(
    v.strictObject({
      changeId: ref,
      shown,
      upstream: UpstreamSchema,
      summary: ChangeSummarySchema,
      findings: list(FindingSchema),
      /** Who asked for it; left out where it is no change of consent. */
      asked: v.optional(RecordedAskedSchema),
      customer: v.strictObject({ name: text, masked: nullableText }),
      maker: v.strictObject({ id: text, name: text }),
      /** When it was drafted. */
      since: time,
      /** Whether it is of the open visit of whoever is signed in. */
      here: v.boolean(),
      busy: v.boolean(),
      /** Why it waits once more, where somebody had agreed before. */
      again: v.nullable(ProblemSchema),
    }),
  ),
  /** How many more there are. */
  more: v.number(),
  /** Ids of those who may decide, each but for what they made themselves. */
  approvers: list(text),
});

/** What waits for a second person. */
export type ApprovalsView = v.InferOutput<typeof ApprovalsSchema>;

/** A second person's decision about what they were shown, proved by their PIN. */
export const DecisionSchema = v.strictObject({
  changeId: RefSchema,
  shown,
  approver: OperatorIdSchema,
  pin: PinSchema,
  decision: v.picklist(['approve', 'decline']),
  /** The name of the other customer, where the change merges two. */
  typed: v.nullable(TypedNameSchema),
  /** Why it is declined. */
  reason: v.nullable(NoteSchema),
});
