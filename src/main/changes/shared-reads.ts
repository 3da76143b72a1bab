import type { SharedReads, Thing } from '../ports/shared-reads.ts';

/** Makes the readings of one moment: whoever names the same thing gets the same reading, even a failed one. */
export const createSharedReads = (): SharedReads => {
  const under = new Map<string, Promise<unknown>>();
  const of = <T>(thing: Thing, read: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(thing);
    // The same thing is always read by the same call, and so gives the same type.
    const reading = (under.get(name) as Promise<T> | undefined) ?? read();
    under.set(name, reading);
    return reading;
  };
  return { of, ofTenant: of };
};
