import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HttpReply } from './call.ts';

/** Replies of so many characters are read in several turns: each step of it takes the thread for a while. */
const LONG = 100_000;

/** Work in steps, of which each leaves the thread to others where it is done in turns. */
export type Steps<T> = Generator<undefined, T, undefined>;

const isLong = ({ text }: Pick<HttpReply, 'text'>): boolean => text.length >= LONG;

/** Does all steps now. */
export const atOnce = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Lets others have the thread before a reply is worked on that is long. */
export const turnFor = async (reply: HttpReply): Promise<void> => {
  if (isLong(reply)) await nextTurn();
};

/** Does the steps, each in a turn of its own where the reply is long; else now. */
export const inTurns = async <T>(reply: HttpReply, steps: Steps<T>): Promise<T> => {
  if (!isLong(reply)) return atOnce(steps);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
};
