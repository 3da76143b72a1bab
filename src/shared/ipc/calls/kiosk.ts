import * as v from 'valibot';
import {
  KIOSK_STAFF_ACTS,
  KioskAnswerSchema,
  KioskAskSchema,
  KioskBeginSchema,
  KioskHealthSchema,
  KioskProveSchema,
  KioskTouchSchema,
  KioskViewSchema,
} from '../kiosk.ts';
import { PinSchema } from '../operators.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

/** Calls of a kiosk, which are answered by a kiosk alone, and by it no other of a desk. */
export const KIOSK_CALLS = {
  /** What the screen of a kiosk shows. */
  'kiosk.state': { input: empty, output: KioskViewSchema },
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
  'kiosk.end': { input: empty, output: done },
  /** What staff do at a kiosk, with their PIN. Problems: `operators.wrong-pin`, `operators.wait`, `pin.keychain`. */
  'kiosk.staff': {
    input: v.strictObject({ pin: PinSchema, do: v.picklist(KIOSK_STAFF_ACTS) }),
    output: KioskHealthSchema,
  },
} as const satisfies Readonly<Record<string, CallSchemas>>;
