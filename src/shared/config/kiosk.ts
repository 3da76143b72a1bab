import * as v from 'valibot';
import { LANGUAGES, LanguageSchema } from '../domain/language.ts';
import { KINDS_ALONE } from '../kinds/kinds.ts';
import { count } from './fields.ts';
import { noneTwice } from './lists.ts';
import { waits } from './operators.ts';
import { pinHash } from './pin-hash.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A proof by somebody of the branch, or by nobody. */
const BY_OTHERS = ['staff-badge', 'none'] as const;

const OF_MOBILE = ['last-six-of-mobile', 'last-four-of-mobile'] as const;
const OF_CARD = ['last-six-of-card', 'last-four-of-card'] as const;

/** What a kiosk can ask for as a proof. */
export const PROOFS = [...OF_MOBILE, ...OF_CARD, 'staff-badge'] as const;

/**
 * What a customer proves themselves with beside what was scanned or typed: never with that itself. Four digits are ten
 * thousand guesses, and so are used only where a branch says so.
 */
const proof = v.strictObject({
  afterCard: v.optional(v.picklist([...OF_MOBILE, ...BY_OTHERS]), 'last-six-of-mobile'),
  afterMobile: v.optional(v.picklist([...OF_CARD, ...BY_OTHERS]), 'last-six-of-card'),
});

const timeOfDay = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day from 00:00 to 23:59, such as 07:30'),
);

const hours = v.pipe(
  v.strictObject({
    /** The days on which it begins; left out: each day. */
    days: v.optional(
      v.pipe(
        v.array(v.picklist(DAYS)),
        v.minLength(1, 'must name at least one day'),
        noneTwice((day) => day, 'is in the list twice'),
      ),
      [...DAYS],
    ),
    from: timeOfDay,
    /** At a time before `from` it ends on the day after. */
    until: timeOfDay,
  }),
  v.forward(
    v.check(({ from, until }) => from !== until, 'must not be the time at which it begins'),
    ['until'],
  ),
);

/** How guessing is slowed down, at three tries in a row and beyond. */
const tries = v.strictObject({
  /** After wrong proofs for one card or mobile, in seconds. */
  identifier: v.optional(waits, [0, 0, 60, 300, 900, 3_600, 14_400]),
  /** One of those is forgotten each so many minutes. */
  forgetIdentifierMinutes: v.optional(count(15, 30 * 24 * 60), 6 * 60),
  /** After wrong proofs for anybody at this device, in seconds. */
  device: v.optional(waits, [0, 0, 15, 30, 60, 120, 300, 600]),
  /** One of those is forgotten each so many minutes. */
  forgetMinutes: v.optional(count(1, 24 * 60), 5),
});

const section = v.strictObject({
  proof: v.optional(proof, {}),
  tries: v.optional(tries, {}),
  /** Without an act for so long, in seconds, the customer is warned. */
  idleSeconds: v.optional(count(15, 600), 40),
  /** The warning stays for so long, in seconds, before the visit ends: a person needs 20 to answer (WCAG 2.2.1). */
  warningSeconds: v.optional(count(20, 300), 20),
  /** Kinds of change that a customer may make: none that links, merges or needs a second person. */
  kinds: v.optional(
    v.pipe(
      v.array(v.picklist(KINDS_ALONE)),
      noneTwice((kind) => kind, 'is in the list twice'),
    ),
    [...KINDS_ALONE],
  ),
  /** The languages that are offered; the first is that of the screen which waits for a customer. */
  languages: v.optional(
    v.pipe(
      v.array(LanguageSchema),
      v.minLength(1, 'must name at least one language'),
      noneTwice((language) => language, 'is in the list twice'),
    ),
    [...LANGUAGES],
  ),
  /** What is pressed lies in the lower half of a tall screen, in reach of who sits. */
  controlsInLowerHalf: v.optional(v.boolean(), true),
  /** When nobody is served, in the branch's time. */
  outOfService: v.optional(v.pipe(v.array(hours), v.maxLength(20)), []),
  /** The hash of the PIN with which staff leave, restart or close the kiosk; without one nobody can from its screen. */
  staffPin: v.optional(pinHash),
});

/** Nobody could ever give a PIN that there is not. */
const givable = (after: keyof v.InferOutput<typeof proof>) =>
  v.forward(
    v.check<v.InferOutput<typeof section>, string>(
      (kiosk) => kiosk.proof[after] !== 'staff-badge' || kiosk.staffPin !== undefined,
      'is the PIN of staff, and "kiosk.staffPin" is missing',
    ),
    ['proof', after],
  );

/** The section `kiosk` of the configuration: what a customer alone before a screen may do, and for how long. */
export const KioskSchema = v.pipe(section, givable('afterCard'), givable('afterMobile'));

/** What a branch lets customers do at a kiosk. */
export type KioskSettings = v.InferOutput<typeof KioskSchema>;
