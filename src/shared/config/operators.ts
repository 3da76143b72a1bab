import * as v from 'valibot';
import { ROLES } from '../operators/roles.ts';
import { count, settingsLine } from './fields.ts';
import { eachAfter, namedOnce, noneTwice } from './lists.ts';
import { pinHash } from './pin-hash.ts';

/** What is recorded of a person, and what WM takes as `modified_by` (contract: wm). */
const operatorId = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]{1,32}$/, 'must be 1 to 32 characters of printable ASCII without blanks'),
);

const role = v.picklist(ROLES);

/** Waits after one, two, three… wrong PINs in a row, in seconds; the last one is repeated. */
export const waits = v.pipe(
  v.array(count(0, 86_400)),
  v.minLength(1, 'must name at least one wait'),
  v.maxLength(50),
  eachAfter((wait, before) => wait >= before, 'must not be shorter than the wait before it'),
  v.check(
    (seconds) => seconds.some((wait) => wait !== 0),
    'must not be of waits of 0 alone: PINs could be guessed',
  ),
);

/** How wrong PINs are slowed down. */
export const TriesSchema = v.strictObject({
  /** After wrong PINs for one person. */
  person: v.optional(waits, [0, 0, 0, 5, 15, 60, 300, 900]),
  /** After wrong PINs of anybody at this device. */
  device: v.optional(waits, [0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 15, 60, 300]),
  /** The device forgets one wrong PIN each so many minutes. */
  forgetMinutes: v.optional(count(1, 24 * 60), 15),
});

const common = {
  /** How long an approval holds, in minutes. */
  approvalMinutes: v.optional(count(1, 24 * 60), 15),
  /** Values that one person may reveal in one shift. */
  revealsPerShift: v.optional(count(0, 10_000), 20),
};

/** The operating system says who it is. Nobody else can be proved to be there, so nothing can be approved. */
const osUser = v.strictObject({
  from: v.literal('os-user'),
  /** Who is who: `DOMAIN\name`, `name@domain` or the short name of an account. */
  accounts: v.optional(
    v.pipe(
      v.record(
        settingsLine(200),
        v.strictObject({ id: operatorId, name: v.optional(settingsLine(100)), role }),
      ),
      namedOnce(
        (name) => name.normalize('NFC').toLowerCase(),
        'is in the table twice (capitals do not count)',
      ),
    ),
    {},
  ),
  /** What accounts are that are not in the table; `nobody`: they may not work here. */
  others: v.optional(v.picklist(['operator', 'nobody']), 'operator'),
  ...common,
});

/** People sign in by themselves, each with a PIN of their own. */
const roster = v.strictObject({
  from: v.literal('roster'),
  people: v.pipe(
    v.array(v.strictObject({ id: operatorId, name: settingsLine(100), role, pin: v.optional(pinHash) })),
    v.minLength(1, 'must name at least one person'),
    v.maxLength(500),
    noneTwice(
      ({ id }) => id.toLowerCase(),
      'is the id of another person already (capitals do not count)',
      'id',
    ),
  ),
  /** The desk locks when nobody did anything for so long, in seconds. */
  lockAfterSeconds: v.optional(count(5, 8 * 3_600), 300),
  tries: v.optional(TriesSchema, {}),
  ...common,
});

/** The section `operators` of the configuration: who works here, and how that is proved. */
export const OperatorsSchema = v.variant('from', [osUser, roster]);

/** Who works here, and how that is proved. */
export type OperatorsSettings = v.InferOutput<typeof OperatorsSchema>;

/** How wrong PINs are slowed down. */
export type TriesSettings = v.InferOutput<typeof TriesSchema>;
