/** Runs work of one key one after another, and work of different keys side by side. */
interface Lanes {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Makes lanes. */
export const createLanes = (): Lanes => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(work, work);
      tails.set(key, mine);
      const leave = (): void => {
        if (tails.get(key) === mine) tails.delete(key);
      };
      mine.then(leave, leave);
      return mine;
    },
  };
};
