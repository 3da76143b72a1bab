/** Makes a check that answers true for at most so many times within a span of time. Times in milliseconds. */
export const createReloadLimit = ({
  most,
  withinMs,
}: {
  readonly most: number;
  readonly withinMs: number;
}) => {
  let times: readonly number[] = [];
  return (now: number): boolean => {
    const recent = times.filter((time) => now - time < withinMs);
    const allowed = recent.length < most;
    times = allowed ? [...recent, now] : recent;
    return allowed;
  };
};
