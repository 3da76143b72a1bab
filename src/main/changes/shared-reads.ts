import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SharedReads, Thing } from '../ports/shared-reads.ts';

/** So many go on with a reading in one turn: hundreds that wait for the same one would take the thread for a while. */
const IN_ONE_TURN = 50;

const afterTurns = async <T>(reading: Promise<T>, turns: number): Promise<T> => {
  try {
    return await reading;
  } finally {
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
  }
};

/**
 * Makes the readings of one moment: whoever names the same thing gets the same reading, even a failed one. Where very
 * many do, they get it a turn after another.
 */
export const createSharedReads = (): SharedReads => {
  const under = new Map<string, { readonly reading: Promise<unknown>; waiting: number }>();
  const of = <T>(thing: Thing, read: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(thing);
    const known = under.get(name) ?? { reading: read(), waiting: 0 };
    under.set(name, known);
    const turns = Math.floor(known.waiting / IN_ONE_TURN);
    known.waiting += 1;
    // The same thing is always read by the same call, and so gives the same type.
    const reading = known.reading as Promise<T>;
    return turns === 0 ? reading : afterTurns(reading, turns);
  };
  return { of, ofTenant: of };
};
