import * as v from 'valibot';
import { FOUND_BY_HAND } from '../../domain/by-hand.ts';
import { DraftRequestSchema } from '../../kinds/requests.ts';
import { NeedsLookSchema } from '../answer-views.ts';
import { ApprovalsSchema, DecisionSchema } from '../approvals.ts';
import { AskedSchema } from '../asked.ts';
import { DraftCheckSchema } from '../draft-views.ts';
import { NoteSchema, PresetNameSchema, RefSchema, StopWhatSchema } from '../requests.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

/** Calls about changes, from the draft to what came of them. */
export const CHANGE_CALLS = {
  /** Stages a change in the basket; one of the same thing is replaced, and one back to what is so now is taken out. */
  'drafts.put': {
    input: v.strictObject({ request: DraftRequestSchema }),
    output: v.strictObject({ changeId: v.nullable(v.string()) }),
  },
  /** Stages several changes in one go; what cannot be staged is left out, and its problem is the answer. */
  'drafts.putAll': {
    input: v.strictObject({
      requests: v.pipe(v.array(DraftRequestSchema), v.minLength(1), v.maxLength(1_000)),
    }),
    output: v.strictObject({ changeIds: v.array(v.nullable(v.string())) }),
  },
  /** What checks find about a request, before it is staged. */
  'drafts.check': { input: v.strictObject({ request: DraftRequestSchema }), output: DraftCheckSchema },
  /** Stages what differs from a preset of the settings, all of it or none; gives how many lines that made. */
  'drafts.preset': {
    input: v.strictObject({ preset: PresetNameSchema }),
    output: v.strictObject({ staged: v.number() }),
  },
  /**
   * Stages the end of every text, or of everything, that is on, shown or not; what the basket has no room for is left
   * out, and `basket.part` says how many those are.
   */
  'drafts.stopAll': { input: v.strictObject({ what: StopWhatSchema }), output: done },
  'drafts.remove': { input: v.strictObject({ changeId: RefSchema }), output: done },
  'drafts.clear': { input: empty, output: done },
  /** Applies every draft of the open visit; a second call while one runs is `visit.busy`. */
  'drafts.apply': { input: empty, output: done },
  /** Reads a change of unknown outcome back, now. */
  'drafts.readBack': { input: v.strictObject({ changeId: RefSchema }), output: done },
  /** Takes finished lines out of the basket; they stay in Activity. */
  'drafts.dismiss': { input: empty, output: done },
  /** Says who asks for the changes of consent in this visit, how and why. */
  'drafts.askedBy': { input: v.strictObject({ asked: AskedSchema }), output: done },
  /** States for these drafts that the customer consents; `language`: that of the screen, and so of the wording on it. */
  'drafts.consent': {
    input: v.strictObject({
      changeIds: v.pipe(v.array(RefSchema), v.minLength(1), v.maxLength(100)),
      asked: AskedSchema,
      language: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/)),
    }),
    output: done,
  },
  /** Reads what is there now and drafts the same again over it; no id where it is so already. */
  'drafts.renew': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ changeId: v.nullable(v.string()) }),
  },
  /** What waits for a second person: all of it for whoever may approve, else what they made themselves. */
  'approvals.waiting': { input: empty, output: ApprovalsSchema },
  /** Reads afresh what is there now, where a change waits; answers with what names it, null where it no longer waits. */
  'approvals.look': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ shown: v.nullable(v.string()) }),
  },
  /** A second person agrees to a change as it was shown, or declines it. */
  'approvals.decide': { input: DecisionSchema, output: done },
  /** Changes of unknown outcome, of any customer, and what has become of them. */
  'changes.needsLook': { input: empty, output: NeedsLookSchema },
  /** Reads a change of unknown outcome of any customer back, now. */
  'changes.readBack': { input: v.strictObject({ changeId: RefSchema }), output: done },
  /** Sends a change that was not applied once more, as a new change with a fresh check, linked to the first. */
  'changes.tryAgain': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ changeId: v.string() }),
  },
  /**
   * Takes a change back by its inverse, as a new change with a fresh check, linked to it. It is drafted where
   * something has to be asked first, else sent at once.
   */
  'changes.undo': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ changeId: v.string(), sent: v.boolean() }),
  },
  /** Puts the link of a card that was made into the basket, as the step after the change that made it. */
  'changes.link': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ changeId: v.string() }),
  },
  /** Records what a person found who looked by hand at a change of unknown outcome; the outcome stays unknown. */
  'changes.sayByHand': {
    input: v.strictObject({
      changeId: RefSchema,
      found: v.picklist(FOUND_BY_HAND),
      note: v.nullable(NoteSchema),
    }),
    output: done,
  },
  /** Opens the customer of a change that needs a look. */
  'changes.openCustomer': { input: v.strictObject({ changeId: RefSchema }), output: done },
  /** Takes a change with an outcome off the list of those that need a look; it stays in Activity. */
  'changes.dismiss': { input: v.strictObject({ changeId: RefSchema }), output: done },
} as const satisfies Readonly<Record<string, CallSchemas>>;
