/** Asks again once what was asked has been answered, however often it was wished meanwhile. */
export const oneAsking = (ask: () => Promise<unknown>): (() => void) => {
  let isAsking = false;
  let isWished = false;
  const run = async (): Promise<void> => {
    isAsking = true;
    do {
      isWished = false;
      // What failed is told where it is shown.
      await ask().catch(() => {});
    } while (isWished);
    isAsking = false;
  };
  return () => {
    isWished = true;
    if (!isAsking) void run();
  };
};
