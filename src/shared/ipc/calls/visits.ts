import * as v from 'valibot';
import { TAKEN_FOR } from '../../domain/identifier.ts';
import { IDENTIFIED, UpstreamSchema } from '../../domain/upstream.ts';
import { text } from '../../fields.ts';
import {
  ActivitySchema,
  CardHistorySchema,
  CardLookSchema,
  FoundSchema,
  LabelsSchema,
  SeriesSchema,
} from '../answer-views.ts';
import { BranchActivityRequestSchema, BranchActivitySchema } from '../branch-activity.ts';
import { ReceiptSchema } from '../receipt.ts';
import { CardNumberSchema, ReasonSchema, RefSchema, SearchTextSchema, TypedIdSchema } from '../requests.ts';
import { VisitsSchema } from '../views.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

const identified = v.picklist(IDENTIFIED);

/** Calls about the customer: finding, opening, what is known and what was done. */
export const VISIT_CALLS = {
  /**
   * Finds customers by what was typed or, with `scanned`, came from a scanner, taken for whatever fits or for `as` alone.
   * `offset` pages through a name search.
   */
  'customers.find': {
    input: v.strictObject({
      text: SearchTextSchema,
      as: v.optional(v.nullable(v.picklist(TAKEN_FOR)), null),
      offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
      scanned: v.optional(v.boolean(), false),
    }),
    output: FoundSchema,
  },
  'visits.state': { input: empty, output: VisitsSchema },
  /** Opens the customer of a match; the state follows as events. */
  'visits.open': {
    input: v.strictObject({ match: RefSchema }),
    output: v.strictObject({ visit: v.string() }),
  },
  'visits.reopen': { input: v.strictObject({ visit: RefSchema }), output: done },
  /** Takes away the notice that the open customer's record was merged. */
  'visits.dismissMerged': { input: empty, output: done },
  /** Closes the open visit; its drafts stay with the customer. */
  'visits.close': { input: empty, output: done },
  /** Reads a system's panel again. */
  'visits.refresh': { input: v.strictObject({ upstream: UpstreamSchema }), output: done },
  /** Searches a list of the open visit that is too long to be shown whole; what fits follows as an event. */
  'visits.narrow': {
    input: v.strictObject({
      list: v.picklist(['cards', 'identifiers', 'selections']),
      text: v.pipe(v.string(), v.maxLength(100)),
    }),
    output: done,
  },
  /** One whole value of the open customer, with a reason, which is recorded. It is shown for `forMs` and kept nowhere. */
  'visits.reveal': {
    input: v.strictObject({ ref: RefSchema, reason: ReasonSchema }),
    output: v.strictObject({ value: text, forMs: v.number(), left: v.number() }),
  },
  /** Shows what a system holds under a typed id; nothing is remembered yet. */
  'identity.propose': { input: v.strictObject({ upstream: identified, id: TypedIdSchema }), output: done },
  /** Remembers the proposed id for this customer. */
  'identity.confirm': { input: v.strictObject({ upstream: identified }), output: done },
  /** Forgets a remembered id, or drops a proposed one. */
  'identity.forget': { input: v.strictObject({ upstream: identified }), output: done },
  /** Reads a card before it is linked to the open customer. */
  'cards.look': { input: v.strictObject({ cardNumber: CardNumberSchema }), output: CardLookSchema },
  /** The tenant's labels that a card may be given for a purpose. */
  'cards.labels': {
    input: v.strictObject({ purpose: v.picklist(['delink', 'suspend', 'resume']) }),
    output: LabelsSchema,
  },
  /** The series that are in use. */
  'cards.series': { input: empty, output: SeriesSchema },
  /** What was done to a card of the open customer, the newest 200 entries. */
  'cards.history': { input: v.strictObject({ card: RefSchema }), output: CardHistorySchema },
  /** The open customer's changes, newest first. */
  'activity.ofCustomer': {
    input: v.strictObject({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)) }),
    output: ActivitySchema,
  },
  /** What was done for every customer of the branch, newest first, a page at a time. The first page of a question is recorded as a search. */
  'activity.ofBranch': { input: BranchActivityRequestSchema, output: BranchActivitySchema },
  /** Makes and signs the receipt of what was applied in the open visit, and records that it was issued. */
  'receipts.issue': { input: empty, output: ReceiptSchema },
  /** Prints what the window shows, once the person has chosen a printer; false: they have called it off. */
  'receipts.print': { input: empty, output: v.strictObject({ printed: v.boolean() }) },
} as const satisfies Readonly<Record<string, CallSchemas>>;
