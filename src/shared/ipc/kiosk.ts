import * as v from 'valibot';
import { PROOFS } from '../config/kiosk.ts';
import { FINDING_LEVELS } from '../domain/finding.ts';
import { LanguageSchema } from '../domain/language.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { UpstreamSchema } from '../domain/upstream.ts';
import { channel, givenRef, list, nullableText, ref, text, time } from '../fields.ts';
import { cardUsageSet } from '../kinds/card-usage-set.ts';
import { communicationSet } from '../kinds/communication-set.ts';
import { ProblemSchema } from './problem.ts';
import { RecordedSummarySchema } from './set-apart.ts';
import { LINE_STATES } from './views.ts';

/*
 * What the screen of a kiosk is shown, and what its calls take. There is no name in it, and before the proof nothing at
 * all that is a customer's.
 */

const onOff = v.picklist(['on', 'off']);

/** What every choice has, whatever it is about. */
const choice = {
  id: ref,
  /** The system that holds it: the choices of one are shown together. */
  group: UpstreamSchema,
  /** `untold`: the system does not tell. */
  now: v.picklist(['on', 'off', 'untold']),
  /** What can be asked for. */
  to: onOff,
  /** Why it cannot be changed here; null: it can. */
  cannot: v.nullable(ProblemSchema),
};

const Choice = v.variant('kind', [
  v.strictObject({ kind: v.literal(cardUsageSet.name), channel, ...choice }),
  v.strictObject({
    kind: v.literal(communicationSet.name),
    ...{ category: text, channel: text, type: text, masked: text },
    ...choice,
  }),
]);

/** The wording that a customer agrees to before an opt-in. */
const Wording = v.strictObject({
  wording: text,
  /** What the branch calls this wording; where it does not, the beginning of its digest. */
  version: text,
  /** The language that it is in, which may be the branch's and not the one that was chosen. */
  language: text,
});

const Visit = v.strictObject({
  systems: list(
    v.strictObject({ upstream: UpstreamSchema, state: v.picklist(['reading', 'ready', 'down']) }),
  ),
  choices: list(Choice),
  /** The one question that is on the screen. */
  asked: v.nullable(
    v.strictObject({
      choice: ref,
      now: v.picklist(['on', 'off', 'untold']),
      to: onOff,
      /** To be agreed to before this opt-in; null: it is none. In each language that is offered. */
      consent: v.nullable(list(v.strictObject({ chosen: LanguageSchema, ...Wording.entries }))),
      /** What there is to note before it is done; nothing in it stops it. */
      findings: list(v.strictObject({ level: v.picklist(FINDING_LEVELS), problem: ProblemSchema })),
    }),
  ),
  /** The choice that is being sent. */
  sending: v.nullable(ref),
  /** What came of what was sent, the newest last. */
  results: list(
    v.strictObject({
      choice: ref,
      from: v.picklist(['on', 'off', 'untold']),
      to: onOff,
      state: v.picklist(LINE_STATES),
      /** Why, where there is a reason. */
      reason: v.nullable(ProblemSchema),
      /** What staff find it by, the last eight characters of the request's id; null: nothing was sent. */
      number: nullableText,
    }),
  ),
});

/** What the screen of a kiosk is shown: the whole of it. */
export const KioskViewSchema = v.strictObject({
  phase: v.picklist(['closed', 'waiting', 'proof', 'visit']),
  closed: v.nullable(
    v.strictObject({
      why: v.picklist(['schedule', 'staff', 'starts', 'unusable']),
      /** Until when; null: nobody knows, or until staff open it. */
      until: v.nullable(time),
    }),
  ),
  /** Whether the system that knows customers can be reached, as far as that is known. */
  connected: v.boolean(),
  languages: list(LanguageSchema),
  controlsInLowerHalf: v.boolean(),
  idleSeconds: v.number(),
  warningSeconds: v.number(),
  /** So many seconds nobody can try to prove who they are, counted from when this is told; null: they can. */
  wait: v.nullable(v.number()),
  /** What is asked for, by what was typed or scanned alone: it is the same whether that person exists or not. */
  proof: v.nullable(
    v.strictObject({
      what: v.picklist(PROOFS),
      /** How many digits it has; of a PIN, how many it may have. */
      digits: v.number(),
    }),
  ),
  visit: v.nullable(Visit),
});

/** What the screen of a kiosk is shown. */
export type KioskView = v.InferOutput<typeof KioskViewSchema>;

/** How a kiosk is, for staff. */
export const KioskHealthSchema = v.strictObject({
  version: text,
  systems: list(
    v.strictObject({ upstream: UpstreamSchema, reachable: v.nullable(v.boolean()), since: time }),
  ),
  /** Why the journal cannot be used; null: it can. */
  journal: v.nullable(ProblemSchema),
  /** When what this kiosk was provisioned with ends; null: it was not provisioned. */
  provisionedUntil: v.nullable(time),
  /** How many changes nobody knows the outcome of. */
  needsLook: v.number(),
  /** What was sent from here lately, the newest first: by the number that a customer was shown, and without whose it is. */
  lately: list(
    v.strictObject({
      number: text,
      at: time,
      summary: RecordedSummarySchema,
      /** `null`: no outcome is recorded. */
      outcome: v.nullable(v.picklist(OUTCOMES)),
    }),
  ),
  /** Why the credentials with which customers are looked up cannot be used; null: they can, or nobody knows yet. */
  credentials: v.nullable(ProblemSchema),
  /** What was found where an administrator puts a bundle for this machine; null: nobody looked. */
  bundle: v.nullable(
    v.strictObject({
      /** `had`: this kiosk works with it, or did before. `taken`: now, and it is started again. */
      state: v.picklist(['none', 'had', 'new', 'taken']),
      /** From whom, which version and until when, as it says of itself; null: there is none. */
      issuer: nullableText,
      version: v.nullable(v.number()),
      until: v.nullable(time),
    }),
  ),
  closed: KioskViewSchema.entries.closed,
});

/** How a kiosk is. */
export type KioskHealth = v.InferOutput<typeof KioskHealthSchema>;

/** What a customer scans, or types on the keypad. `scanned`: a scanner sent it, so that it is a card. */
export const KioskBeginSchema = v.strictObject({
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  scanned: v.optional(v.boolean(), false),
});

/** What a customer proves themselves with: digits, of any script. */
export const KioskProveSchema = v.strictObject({
  digits: v.pipe(v.string(), v.regex(/^\p{Nd}{1,12}$/u, 'is not of digits alone')),
});

/** One choice, and what it is to be. */
export const KioskAskSchema = v.strictObject({ choice: givenRef, to: onOff });

/** Yes or no to the question. `language`: that of the screen, and so of the wording on it. */
export const KioskAnswerSchema = v.strictObject({
  yes: v.boolean(),
  language: LanguageSchema,
});

/** `forSeconds`: the page itself waits so long for the next act, where that is longer than the settings say. */
export const KioskTouchSchema = v.strictObject({
  forSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3_600))),
});

/** What staff can do at the screen of a kiosk. */
export const KIOSK_STAFF_ACTS = [
  ...['look', 'exit', 'restart', 'close', 'open'],
  ...['find-bundle', 'take-bundle'],
] as const;
