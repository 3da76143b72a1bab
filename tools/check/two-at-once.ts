/** Works all off in their order, two at once: where there are two cores, one that waits or runs on one alone leaves room. */
export const twoAtOnce = async (work: readonly (() => Promise<void>)[]): Promise<void> => {
  const waiting = [...work];
  const workOff = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
  };
  await Promise.all([workOff(), workOff()]);
};
