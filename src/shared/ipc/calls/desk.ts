import * as v from 'valibot';
import { text } from '../../fields.ts';
import { AppInfoSchema, ReachabilitySchema } from '../answer-views.ts';
import { OperatorIdSchema, OperatorsViewSchema, PinSchema } from '../operators.ts';
import { BundleSchema, MakeBundleSchema, PassphraseSchema } from '../provisioning.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

/** Calls about the app itself, how it is set up, and who is at the desk. */
export const DESK_CALLS = {
  'app.info': { input: empty, output: AppInfoSchema },
  'app.reachability': { input: empty, output: ReachabilitySchema },
  /** Finds out now which systems can be reached. What a browser says of the network is a reason to ask, never an answer. */
  'app.probe': { input: empty, output: done },
  /** Leaves an app that is not configured for training, until it is ended; the page is loaded again after it. */
  'app.startTraining': { input: empty, output: done },
  /**
   * Asks for a bundle in the system's own dialog, and tells what it says of itself; null: none was chosen. Where the app is
   * not configured, as the next two.
   */
  'provisioning.pick': { input: empty, output: v.strictObject({ bundle: v.nullable(BundleSchema) }) },
  /** Takes in the bundle that was picked last and shown so; the app is configured after it, and the page is loaded again. */
  'provisioning.setUp': {
    input: v.strictObject({ digest: text, passphrase: v.nullable(PassphraseSchema) }),
    output: done,
  },
  /** Tries once more to take in the bundle that lies in the machine-wide folder. */
  'provisioning.retry': { input: v.strictObject({ passphrase: v.nullable(PassphraseSchema) }), output: done },
  /** Who is at the desk, and what they may do. */
  'operators.state': { input: empty, output: OperatorsViewSchema },
  /** Signs a person in, in place of whoever was at the desk, or unlocks it. */
  'operators.signIn': { input: v.strictObject({ id: OperatorIdSchema, pin: PinSchema }), output: done },
  /** Locks the desk. The customer and the basket stay, and are there again for the same person alone. */
  'operators.lock': { input: empty, output: done },
  'operators.signOut': { input: empty, output: done },
  /** Somebody did something at the desk: it locks a while after the last of these. */
  'operators.touch': { input: empty, output: done },
  /** Gives a person another PIN. `own`: the PIN of whoever gives it, once more. */
  'operators.setPin': {
    input: v.strictObject({ id: OperatorIdSchema, pin: PinSchema, own: PinSchema }),
    output: done,
  },
  /**
   * Seals what this desk works with, its credentials too, into a file that the person names. `saved`: false where they called
   * it off. No secret comes back.
   */
  'provisioning.make': {
    input: MakeBundleSchema,
    output: v.strictObject({ saved: v.boolean(), version: v.number(), fingerprint: text }),
  },
} as const satisfies Readonly<Record<string, CallSchemas>>;
