import type { PreviewProcess } from '../start/run-preview.ts';

/** One process after another of the same kind: never two at a time. */
export interface Restarted {
  /** Ends the one that runs and starts another; asked again meanwhile, it does so once more. */
  restart(): void;
  /** Ends the one that runs and starts no other. */
  stop(): Promise<void>;
}

/** Makes it. `ended` is told of one that ended without being asked to. */
export const createRestarted = (
  start: () => PreviewProcess,
  ended: (code: number | null) => void,
): Restarted => {
  let running: PreviewProcess | null = null;
  let wanted = 0;
  let stopped = false;
  let turn = Promise.resolve();

  const end = async (): Promise<void> => {
    const last = running;
    running = null;
    last?.stop();
    await last?.ended;
  };

  const again = async (asked: number): Promise<void> => {
    // What is built meanwhile is started once, as it is then.
    if (asked !== wanted || stopped) return;
    await end();
    if (asked !== wanted || stopped) return;
    const next = start();
    running = next;
    next.ended.then((code) => {
      if (running !== next) return;
      running = null;
      ended(code);
    });
  };

  return {
    restart: () => {
      wanted += 1;
      const asked = wanted;
      turn = turn.then(() => again(asked));
    },
    stop: async () => {
      stopped = true;
      await turn;
      await end();
    },
  };
};
