import * as v from 'valibot';
import { ReasonSchema, RefSchema } from '../requests.ts';
import { HandOversSchema, ShiftBranchSchema, ShiftMineSchema } from '../shift.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

/** Calls about the day of the branch. */
export const SHIFT_CALLS = {
  /** What whoever is signed in changed since the branch's day began, and what of it still needs a look. Asking is recorded. */
  'shift.mine': { input: empty, output: ShiftMineSchema },
  /** How many changes came to which outcome since the branch's day began, by hour and by operator. Asking is recorded. */
  'shift.branch': { input: empty, output: ShiftBranchSchema },
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
  'shift.handOvers': { input: empty, output: HandOversSchema },
  /** Whoever is signed in has read a hand-over: it is not shown again. */
  'shift.takeOver': { input: v.strictObject({ handOver: RefSchema }), output: done },
} as const satisfies Readonly<Record<string, CallSchemas>>;
