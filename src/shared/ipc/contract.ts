import * as v from 'valibot';
import { FOUND_BY_HAND } from '../domain/by-hand.ts';
import { TAKEN_FOR } from '../domain/identifier.ts';
import { IDENTIFIED, UpstreamSchema } from '../domain/upstream.ts';
import { text, time } from '../fields.ts';
import { DraftRequestSchema } from '../kinds/requests.ts';
import {
  ActivitySchema,
  AppInfoSchema,
  CardHistorySchema,
  CardLookSchema,
  FoundSchema,
  LabelsSchema,
  LimitsSchema,
  NeedsLookSchema,
  ReachabilitySchema,
  SeriesSchema,
} from './answer-views.ts';
import { ApprovalsSchema, DecisionSchema } from './approvals.ts';
import { AskedSchema } from './asked.ts';
import { BranchActivityRequestSchema, BranchActivitySchema } from './branch-activity.ts';
import {
  CredentialsViewSchema,
  MissingCredentialsSchema,
  TriedSchema,
  TypedCredentialsSchema,
} from './credentials.ts';
import { DraftCheckSchema } from './draft-views.ts';
import {
  KIOSK_STAFF_ACTS,
  KioskAnswerSchema,
  KioskAskSchema,
  KioskBeginSchema,
  KioskHealthSchema,
  KioskProveSchema,
  KioskTouchSchema,
  KioskViewSchema,
} from './kiosk.ts';
import type { CallName, EventName } from './names.ts';
import { OperatorIdSchema, OperatorsViewSchema, PinSchema } from './operators.ts';
import { ProblemSchema } from './problem.ts';
import { BundleSchema, MakeBundleSchema, PassphraseSchema } from './provisioning.ts';
import { ReceiptSchema } from './receipt.ts';
import {
  CardNumberSchema,
  NoteSchema,
  PresetNameSchema,
  ReasonSchema,
  RefSchema,
  SearchTextSchema,
  SecretSchema,
  StopWhatSchema,
  TokenSchema,
  TypedIdSchema,
} from './requests.ts';
import { HandOversSchema, ShiftBranchSchema, ShiftMineSchema } from './shift.ts';
import { VisitsSchema } from './views.ts';

const nothing = v.strictObject({});
const done = v.strictObject({});
const identified = v.picklist(IDENTIFIED);

interface CallSchemas {
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

/** The one table of calls: what each takes and what it gives. A call without a handler does not compile. */
export const CALLS = {
  'app.info': { input: nothing, output: AppInfoSchema },
  'app.reachability': { input: nothing, output: ReachabilitySchema },
  /** Finds out now which systems can be reached. What a browser says of the network is a reason to ask, never an answer. */
  'app.probe': { input: nothing, output: done },
  /** Leaves an app that is not configured for training, until it is ended; the page is loaded again after it. */
  'app.startTraining': { input: nothing, output: done },
  /**
   * Asks for a bundle in the system's own dialog, and tells what it says of itself; null: none was chosen. Where the app is
   * not configured, as the next two.
   */
  'provisioning.pick': { input: nothing, output: v.strictObject({ bundle: v.nullable(BundleSchema) }) },
  /** Takes in the bundle that was picked last and shown so; the app is configured after it, and the page is loaded again. */
  'provisioning.setUp': {
    input: v.strictObject({ digest: text, passphrase: v.nullable(PassphraseSchema) }),
    output: done,
  },
  /** Tries once more to take in the bundle that lies in the machine-wide folder. */
  'provisioning.retry': { input: v.strictObject({ passphrase: v.nullable(PassphraseSchema) }), output: done },
  /** Who is at the desk, and what they may do. */
  'operators.state': { input: nothing, output: OperatorsViewSchema },
  /** Signs a person in, in place of whoever was at the desk, or unlocks it. */
  'operators.signIn': { input: v.strictObject({ id: OperatorIdSchema, pin: PinSchema }), output: done },
  /** Locks the desk. The customer and the basket stay, and are there again for the same person alone. */
  'operators.lock': { input: nothing, output: done },
  'operators.signOut': { input: nothing, output: done },
  /** Somebody did something at the desk: it locks a while after the last of these. */
  'operators.touch': { input: nothing, output: done },
  /** Gives a person another PIN. `own`: the PIN of whoever gives it, once more. */
  'operators.setPin': {
    input: v.strictObject({ id: OperatorIdSchema, pin: PinSchema, own: PinSchema }),
    output: done,
  },
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
  'visits.state': { input: nothing, output: VisitsSchema },
  /** Opens the customer of a match; the state follows as events. */
  'visits.open': {
    input: v.strictObject({ match: RefSchema }),
    output: v.strictObject({ visit: v.string() }),
  },
  'visits.reopen': { input: v.strictObject({ visit: RefSchema }), output: done },
  /** Takes away the notice that the open customer's record was merged. */
  'visits.dismissMerged': { input: nothing, output: done },
  /** Closes the open visit; its drafts stay with the customer. */
  'visits.close': { input: nothing, output: done },
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
  /** Stages a change in the basket; one of the same thing is replaced, and one back to what is so now is taken out. */
  /** One whole value of the open customer, with a reason, which is recorded. It is shown for `forMs` and kept nowhere. */
  'visits.reveal': {
    input: v.strictObject({ ref: RefSchema, reason: ReasonSchema }),
    output: v.strictObject({ value: text, forMs: v.number(), left: v.number() }),
  },
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
  'drafts.clear': { input: nothing, output: done },
  /** Applies every draft of the open visit; a second call while one runs is `visit.busy`. */
  'drafts.apply': { input: nothing, output: done },
  /** Reads a change of unknown outcome back, now. */
  'drafts.readBack': { input: v.strictObject({ changeId: RefSchema }), output: done },
  /** Takes finished lines out of the basket; they stay in Activity. */
  'drafts.dismiss': { input: nothing, output: done },
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
  'approvals.waiting': { input: nothing, output: ApprovalsSchema },
  /** Reads afresh what is there now, where a change waits; answers with what names it, null where it no longer waits. */
  'approvals.look': {
    input: v.strictObject({ changeId: RefSchema }),
    output: v.strictObject({ shown: v.nullable(v.string()) }),
  },
  /** A second person agrees to a change as it was shown, or declines it. */
  'approvals.decide': { input: DecisionSchema, output: done },
  /** Changes of unknown outcome, of any customer, and what has become of them. */
  'changes.needsLook': { input: nothing, output: NeedsLookSchema },
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
  /** Shows what a system holds under a typed id; nothing is remembered yet. */
  'identity.propose': { input: v.strictObject({ upstream: identified, id: TypedIdSchema }), output: done },
  /** Remembers the proposed id for this customer. */
  'identity.confirm': { input: v.strictObject({ upstream: identified }), output: done },
  /** Forgets a remembered id, or drops a proposed one. */
  'identity.forget': { input: v.strictObject({ upstream: identified }), output: done },
  /**
   * Takes an airpay token: for the open customer alone, or, where the branch has one for all, in place of the one in
   * the keychain. `typed`: it is for this typed id, which is then shown. Then reads again. The token never comes back.
   */
  'credentials.giveToken': {
    input: v.strictObject({ token: TokenSchema, typed: v.nullable(TypedIdSchema) }),
    output: done,
  },
  /** Reads a card before it is linked to the open customer. */
  'cards.look': { input: v.strictObject({ cardNumber: CardNumberSchema }), output: CardLookSchema },
  /** The tenant's labels that a card may be given for a purpose. */
  'cards.labels': {
    input: v.strictObject({ purpose: v.picklist(['delink', 'suspend', 'resume']) }),
    output: LabelsSchema,
  },
  /** The series that are in use. */
  'cards.series': { input: nothing, output: SeriesSchema },
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
  'receipts.issue': { input: nothing, output: ReceiptSchema },
  /** Prints what the window shows, once the person has chosen a printer; false: they have called it off. */
  'receipts.print': { input: nothing, output: v.strictObject({ printed: v.boolean() }) },
  /** What whoever is signed in changed since the branch's day began, and what of it still needs a look. Asking is recorded. */
  'shift.mine': { input: nothing, output: ShiftMineSchema },
  /** How many changes came to which outcome since the branch's day began, by hour and by operator. Asking is recorded. */
  'shift.branch': { input: nothing, output: ShiftBranchSchema },
  /**
   * Saves the changes of the day in masked values as a CSV file where the person chooses: their own, or for whoever may
   * approve the branch's. False: they have called it off.
   */
  'shift.export': {
    input: v.strictObject({ of: v.picklist(['mine', 'branch']) }),
    output: v.strictObject({ saved: v.boolean() }),
  },
  /** Leaves the desk to the next person with a note, and with what still needs a look. */
  'shift.handOver': { input: v.strictObject({ note: ReasonSchema }), output: done },
  /** What others handed over at this desk and nobody has taken over yet, newest first. */
  'shift.handOvers': { input: nothing, output: HandOversSchema },
  /** Whoever is signed in has read a hand-over: it is not shown again. */
  'shift.takeOver': { input: v.strictObject({ handOver: RefSchema }), output: done },
  /** When WM's access token says that it ends; null where it does not say. */
  'credentials.wmToken': { input: nothing, output: v.strictObject({ endsAt: v.nullable(time) }) },
  /** Puts another access token of WM into the keychain. It goes in here and never comes out. */
  'credentials.replaceWmToken': { input: v.strictObject({ token: SecretSchema }), output: done },
  /** The configured systems for which the keychain holds no credentials. */
  'credentials.missing': { input: nothing, output: MissingCredentialsSchema },
  /** How the credentials of each system stand, since when and by whom. Never a value. */
  'credentials.overview': { input: nothing, output: CredentialsViewSchema },
  /** Reads something harmless with the credentials of a system. Nothing is changed by it. */
  'credentials.test': { input: v.strictObject({ upstream: UpstreamSchema }), output: TriedSchema },
  /** Puts credentials into the keychain in place of those before, for the configured address. */
  'credentials.put': { input: TypedCredentialsSchema, output: done },
  /** Takes the credentials of a system out of the keychain. */
  'credentials.delete': { input: v.strictObject({ upstream: UpstreamSchema }), output: done },
  /**
   * Seals what this desk works with, its credentials too, into a file that the person names. `saved`: false where they called
   * it off. No secret comes back.
   */
  'provisioning.make': {
    input: MakeBundleSchema,
    output: v.strictObject({ saved: v.boolean(), version: v.number(), fingerprint: text }),
  },
  /** What the screen of a kiosk shows. The calls of a kiosk are answered by a kiosk alone, and by it no other of a desk. */
  'kiosk.state': { input: nothing, output: KioskViewSchema },
  /** Begins with what a customer scanned or typed: answered alike, whoever that is. Whatever went on before is over. */
  'kiosk.begin': { input: KioskBeginSchema, output: done },
  /** The proof. Wrong, unknown and locked are answered alike, in words and in time: `kiosk.not-recognized`. */
  'kiosk.prove': { input: KioskProveSchema, output: done },
  /** Drafts one change and checks it against what is there now; the question follows in the view. */
  'kiosk.ask': { input: KioskAskSchema, output: done },
  /** Yes sends it, with the wording of a consent on record; no drops it. What comes of it follows in the view. */
  'kiosk.answer': { input: KioskAnswerSchema, output: done },
  /** Somebody did something: the visit goes on a while. */
  'kiosk.touch': { input: KioskTouchSchema, output: done },
  /** The customer is done: everything of theirs goes. */
  'kiosk.end': { input: nothing, output: done },
  /** What staff do at a kiosk, with their PIN. Problems: `operators.wrong-pin`, `operators.wait`, `pin.keychain`. */
  'kiosk.staff': {
    input: v.strictObject({ pin: PinSchema, do: v.picklist(KIOSK_STAFF_ACTS) }),
    output: KioskHealthSchema,
  },
} as const satisfies Record<CallName, CallSchemas>;

/** The one table of events: what each carries. */
export const EVENTS = {
  'operators.changed': OperatorsViewSchema,
  'visits.changed': VisitsSchema,
  'reachability.changed': ReachabilitySchema,
  /** Told when it changes and asked by nobody: what waits is over, or told anew, within seconds. */
  'limits.changed': LimitsSchema,
  /** The wall clock was set: the app's info tells by how much. */
  'info.changed': nothing,
  'activity.changed': nothing,
  'needsLook.changed': NeedsLookSchema,
  'approvals.changed': ApprovalsSchema,
  'kiosk.changed': KioskViewSchema,
} as const satisfies Record<EventName, v.GenericSchema>;

/** What a call takes, as the renderer gives it. */
export type CallInput<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>;
/** What a handler is given, parsed. */
type HandlerInput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>;
/** What a call gives. */
export type CallOutput<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['output']>;
/** What an event carries. */
export type EventPayload<N extends EventName> = v.InferOutput<(typeof EVENTS)[N]>;

/** What every call answers, as it crosses IPC. */
export const answerSchema = <T extends v.GenericSchema>(output: T) =>
  v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), problem: ProblemSchema }),
  ]);

/** One handler for each call. */
export type Handlers = {
  readonly [N in CallName]: (
    input: HandlerInput<N>,
  ) => Promise<
    | { readonly ok: true; readonly value: CallOutput<N> }
    | { readonly ok: false; readonly problem: v.InferOutput<typeof ProblemSchema> }
  >;
};
