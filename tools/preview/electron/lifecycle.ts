/** Whether the app is ready: much of Electron can only be used before, or only after. */
export interface Lifecycle {
  isReady(): boolean;
  whenReady(): Promise<void>;
  setReady(): void;
  /** Throws with Electron's words when the app is not ready yet. */
  needsReady(words: string): void;
  /** Throws with Electron's words when the app is ready already. */
  needsEarly(words: string): void;
}

/** Makes the lifecycle of an app that is not ready. */
export const createLifecycle = (): Lifecycle => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let ready = false;
  return {
    isReady: () => ready,
    whenReady: () => promise,
    setReady: () => {
      ready = true;
      resolve();
    },
    needsReady: (words) => {
      if (!ready) throw new Error(words);
    },
    needsEarly: (words) => {
      if (ready) throw new Error(words);
    },
  };
};
