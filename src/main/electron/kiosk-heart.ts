import { BEAT_EVERY_MS, BEATS_MISSED } from '../../shared/ipc/kiosk-page.ts';

/** Whether a page is alive. */
export interface Heart {
  /** The page answered. */
  heard(): void;
  /** The page went: it owes no answer until the next one has answered once. */
  gone(): void;
  stop(): void;
}

/**
 * Beats, and expects the page to answer. Beats are counted, not seconds: where the machine slept, or the main process was
 * itself held up, the page has all its beats before it once more.
 */
export const createHeart = ({
  beat,
  onSilent,
}: {
  readonly beat: () => void;
  readonly onSilent: () => void;
}): Heart => {
  /** Beats without an answer; null: nobody answers yet. */
  let missed: number | null = null;
  const timer = setInterval(() => {
    if (missed !== null && missed >= BEATS_MISSED) {
      missed = null;
      onSilent();
    } else {
      if (missed !== null) missed += 1;
      beat();
    }
  }, BEAT_EVERY_MS);
  return {
    heard: () => {
      missed = 0;
    },
    gone: () => {
      missed = null;
    },
    stop: () => clearInterval(timer),
  };
};
