/** Does nothing while the one before has not ended: a double click, or a key and a click, ask once. */
export const oneAtATime = (action: () => Promise<unknown>): (() => Promise<void>) => {
  let running = false;
  return async () => {
    if (running) return;
    running = true;
    try {
      await action();
    } finally {
      running = false;
    }
  };
};
