/** Tells, of several readings of the same thing, which began last: only that one may be shown. */
export interface Latest {
  /** Begins a reading; the function tells whether none of the same thing has begun since. */
  begin(...thing: readonly string[]): () => boolean;
  /** Begins nothing; the function tells whether a reading of the thing has begun since. */
  since(...thing: readonly string[]): () => boolean;
}

/** Makes the book of what began last. */
export const createLatest = (): Latest => {
  const last = new Map<string, number>();
  let count = 0;
  return {
    begin: (...thing) => {
      const key = JSON.stringify(thing);
      count += 1;
      const mine = count;
      last.set(key, mine);
      return () => last.get(key) === mine;
    },
    since: (...thing) => {
      const key = JSON.stringify(thing);
      const then = last.get(key);
      return () => last.get(key) !== then;
    },
  };
};
