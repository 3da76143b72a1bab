import * as v from 'valibot';
import { CHECK_DIGITS } from '../config/scanner.ts';
import { CARD_STATUSES } from '../domain/card.ts';
import { LanguageSchema } from '../domain/language.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { UpstreamSchema } from '../domain/upstream.ts';
import { channel, list, nullableText, ref, text, time, usage } from '../fields.ts';
import { RecordedAskedSchema } from './asked.ts';
import { WordByHandSchema } from './by-hand.ts';
import { ProblemSchema } from './problem.ts';
import { ApartRecordsSchema, RecordedSummarySchema } from './set-apart.ts';
import { LINE_STATES } from './views.ts';

/* What calls answer beside the visit: masked, with refs for values, as in `views.ts`. */

/** One customer among several found. */
const Match = v.strictObject({
  /** Stands for the customer in `visits.open`. */
  ref,
  name: text,
  tier: nullableText,
  cards: v.nullable(v.number()),
  matchedOn: v.strictObject({ type: text, masked: text }),
  masked: list(v.strictObject({ type: text, masked: text })),
  sources: list(text),
  /** The id that was looked up, masked, where its record was merged into this one; else null. */
  mergedFrom: nullableText,
  /** Whether the record was merged into one that is not known: nothing can be added to it. */
  mergedAway: v.boolean(),
});

/** What a search gives. */
export const FoundSchema = v.strictObject({
  /** What the text may be taken for, most likely first. */
  understood: list(text),
  /** What it was looked up as. */
  tried: list(text),
  /** Those that found somebody. */
  foundAs: list(text),
  /** What else the text may be, where the look-up for it failed: somebody who is not listed may be meant. */
  unasked: list(text),
  /** What else the branch looks up by. */
  others: list(text),
  matches: list(Match),
  /** How many there are in all. */
  total: v.number(),
  /** `total` is the most that there can be. */
  atMost: v.optional(v.boolean()),
  /** Where the next page begins; null: there is none. */
  next: v.nullable(v.number()),
});

/** What a search gives. */
export type FoundView = v.InferOutput<typeof FoundSchema>;

/** What a card is, before it is linked. */
export const CardLookSchema = v.strictObject({
  masked: text,
  series: nullableText,
  label: nullableText,
  status: v.nullable(v.picklist(CARD_STATUSES)),
  expiresOn: nullableText,
  owner: v.picklist(['nobody', 'here', 'another']),
});

/** Series that a card may be added to or generated in. */
export const SeriesSchema = list(
  v.strictObject({
    id: v.number(),
    name: text,
    /** Whether it makes numbers of its own. */
    generates: v.boolean(),
    prefix: text,
    suffix: text,
    /** Whole length of a card number; 0: any. */
    length: v.number(),
    /** Active cards that one customer may hold; 0: no cap. */
    cap: v.number(),
  }),
);

/** What was done to a card, newest first. */
export const CardHistorySchema = v.strictObject({
  masked: text,
  entries: list(
    v.strictObject({
      label: nullableText,
      status: v.nullable(v.picklist(CARD_STATUSES)),
      reason: nullableText,
      /** When, as the upstream gave it: a moment, or a bare day. */
      on: nullableText,
      by: nullableText,
      active: v.nullable(v.boolean()),
    }),
  ),
  /** How many entries there are in all. */
  total: v.number(),
});

/** What was done to a card. */
export type CardHistoryView = v.InferOutput<typeof CardHistorySchema>;

/** Labels that a card may be given. */
export const LabelsSchema = list(v.strictObject({ label: text, isDefault: v.boolean() }));

/** One line of a customer's activity. */
export const ActivitySchema = v.strictObject({
  items: list(
    v.strictObject({
      changeId: ref,
      /** As it was recorded: one that this version knows, or another. */
      upstream: text,
      summary: RecordedSummarySchema,
      /** Who asked for it; left out where it is no change of consent. */
      asked: v.optional(RecordedAskedSchema),
      /** Who approved it. */
      approvedBy: v.optional(text),
      /** The step before this one. */
      after: v.optional(ref),
      /** What a person found by hand; left out where nobody looked. */
      byHand: v.optional(WordByHandSchema),
      /** `null`: applied and not finished yet. */
      outcome: v.nullable(v.picklist(OUTCOMES)),
      reason: v.nullable(ProblemSchema),
      notes: list(ProblemSchema),
      by: text,
      at: time,
      requestId: nullableText,
      upstreamRequestId: nullableText,
      /** The changes that this one tries again or takes back, and those that did so to it. */
      retryOf: v.optional(v.nullable(ref)),
      retriedBy: v.optional(v.nullable(ref)),
      undoOf: v.optional(v.nullable(ref)),
      undoneBy: v.optional(v.nullable(ref)),
      /** Why it has no way back; left out where it has one, or nothing to take back. */
      noUndo: v.optional(ProblemSchema),
      /** What an operator can do with it; `link`: it made a card that nobody links yet. */
      can: v.strictObject({ undo: v.boolean(), tryAgain: v.boolean(), link: v.boolean() }),
    }),
  ),
  /** What else is on record of the customer, where nobody here can tell what it is; left out where there is none. */
  apart: v.optional(ApartRecordsSchema),
});

/** A customer's activity, newest first. */
export type ActivityView = v.InferOutput<typeof ActivitySchema>;

/** Changes of any customer of which nobody knows, or knew, what has become of them; the oldest first. */
export const NeedsLookSchema = list(
  v.strictObject({
    changeId: ref,
    /** As it was recorded: one that this version knows, or another; `null`: nobody here can tell. */
    upstream: nullableText,
    summary: RecordedSummarySchema,
    /** The customer's name; null where none was recorded. */
    customer: nullableText,
    /** Whether it is the customer of the open visit. */
    here: v.boolean(),
    /** When it was sent. */
    since: time,
    /** `null`: nobody here can tell. */
    by: nullableText,
    state: v.picklist(LINE_STATES),
    busy: v.nullable(v.picklist(['checking', 'reading-back'])),
    reason: v.nullable(ProblemSchema),
    /** What there is to note, above all what the last read-back showed when it did not settle it. */
    notes: list(ProblemSchema),
    /** What an operator can do with it; `sayByHand`: a person has to say what became of it. */
    can: v.strictObject({
      readBack: v.boolean(),
      sayByHand: v.boolean(),
      tryAgain: v.boolean(),
      dismiss: v.boolean(),
    }),
    requestId: nullableText,
    upstreamRequestId: nullableText,
  }),
);

/** Changes that need a look. */
export type NeedsLookView = v.InferOutput<typeof NeedsLookSchema>;

/** What the app is and how it is set up, as far as screens need it. */
export const AppInfoSchema = v.strictObject({
  version: text,
  mode: v.picklist(['training', 'live', 'not-configured']),
  /** A customer stands before it alone: it shows a kiosk, and none of a desk's screens. */
  kiosk: v.boolean(),
  branch: v.nullable(v.strictObject({ id: text, name: text, country: text })),
  /** The time zone of the branch, in which times are shown. */
  timeZone: text,
  /** Who is signed in; null: nobody, or the desk is locked. */
  operator: v.nullable(v.strictObject({ id: text, name: text })),
  upstreams: list(UpstreamSchema),
  lookupTypes: list(text),
  /** Presets of card usage, in the order of their keys, and what each wishes. */
  /** The languages that the screens can be in, the first one at first. */
  languages: list(LanguageSchema),
  presets: list(v.strictObject({ name: text, sets: list(v.strictObject({ channel, status: usage })) })),
  /** Whose the airpay token is, and whether this operator may replace it. */
  airpayToken: v.strictObject({
    scope: v.picklist(['shared', 'per-customer']),
    replaceable: v.boolean(),
  }),
  /** Where the configuration was looked for, for "Not configured". */
  configPlaces: list(text),
  /** What is read to a customer before an opt-in, by WM's channel and language. */
  consentWording: v.record(text, v.record(text, text)),
  /** What is wrong with the configuration that was found, one line each: `file:line:column: what is wrong`. */
  configFaults: list(v.string()),
  /** What is known of the scanners of the branch. */
  scanner: v.strictObject({
    /** Empty: scans begin with nothing of their own. */
    prefix: v.string(),
    /** Null: scans may end with anything. */
    suffix: v.nullable(v.string()),
    longestGapMs: v.number(),
    shortestCode: v.number(),
    lengths: list(v.number()),
    checkDigit: v.nullable(v.picklist(CHECK_DIGITS)),
  }),
  /** Things to type in training. */
  examples: list(v.strictObject({ text, about: text })),
  /** Why the journal cannot be used, so that nothing is sent until the next start; null: it can. */
  journal: v.nullable(ProblemSchema),
  /** The last step of the wall clock while this app ran, and which one it was; null: there was none. */
  clockStep: v.nullable(v.strictObject({ nth: v.number(), byMs: v.number() })),
  /** The run before ended because of an error in the app: the error's class, and when; null: it ended as it should. */
  badEnd: v.nullable(v.strictObject({ kind: text, at: time })),
  /** The bundle that this user's configuration came in; null: it did not come in one. */
  provisioned: v.nullable(
    v.strictObject({
      id: text,
      version: v.number(),
      issuer: text,
      /** Of the administrator's key that signed it. */
      fingerprint: text,
      importedAt: time,
      expiresAt: time,
      /** From then on no change is sent. */
      graceEndsAt: time,
      /** The version that can be gone back to. */
      before: v.nullable(v.number()),
      /** Why the bundle in the machine-wide folder was not imported; null: it was, or there is none. */
      refused: v.nullable(ProblemSchema),
    }),
  ),
  /** The same reason, also where nothing was ever imported. */
  bundleRefused: v.nullable(ProblemSchema),
});

/** What the app is and how it is set up. */
export type AppInfoView = v.InferOutput<typeof AppInfoSchema>;

/** Which upstreams can be reached, from real calls and probes. */
export const ReachabilitySchema = v.strictObject({
  upstreams: list(
    v.strictObject({ upstream: UpstreamSchema, reachable: v.nullable(v.boolean()), since: time }),
  ),
  /** None of the upstreams can be reached. */
  offline: v.boolean(),
});

/** Which upstreams can be reached. */
export type ReachabilityView = v.InferOutput<typeof ReachabilitySchema>;

/** Calls that wait because a system takes only so many a minute. */
export const LimitsSchema = v.strictObject({
  /** Null: no call waits so long that a person would notice. */
  held: v.nullable(
    v.strictObject({
      upstream: UpstreamSchema,
      /** Calls that it takes in a minute. */
      perMinute: v.number(),
      waiting: v.number(),
      /** How long until the next of them goes, counted from when this is told, in milliseconds. */
      nextInMs: v.number(),
    }),
  ),
});

/** Calls that wait because a system takes only so many a minute. */
export type LimitsView = v.InferOutput<typeof LimitsSchema>;
