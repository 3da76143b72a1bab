import type { Said } from './spoken-text.ts';
import type { Voice } from './voices.ts';

/** What a voice is given to say, as far as it is used here. */
interface Utterance {
  onstart: ((event: never) => void) | null;
  onend: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
}

interface SpeakerDeps<V extends Voice, U extends Utterance> {
  readonly speech: { readonly speak: (utterance: U) => void; readonly cancel: () => void };
  /** `null`: no voice here speaks this language. */
  readonly voiceOf: (language: Said['language']) => V | null;
  readonly utter: (said: Said, voice: V) => U;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Whether something is being said. */
  readonly onSpeaking: (speaking: boolean) => void;
}

export interface Speaker {
  /** Says these after what is being said, or, when it interrupts, instead of it. */
  say(texts: readonly Said[], how?: { readonly interrupts: boolean }): void;
  /** Nothing that was to be said is said. */
  stop(): void;
}

/** A voice that has not begun by then does not work: what waits behind it is dropped. */
const BEGIN_MS = 8_000;
/** A voice that does not tell its end has ended by then: slow voices take a tenth of a second for a letter. */
const PER_LETTER_MS = 250;

/**
 * Says one thing after another. Only one is given to the system at a time, so that nothing waits where it cannot be
 * taken back. A voice that hangs does not hold up what waits for its end.
 */
export const createSpeaker = <V extends Voice, U extends Utterance>({
  speech,
  voiceOf,
  utter,
  after,
  onSpeaking,
}: SpeakerDeps<V, U>): Speaker => {
  let queue: readonly Said[] = [];
  /** What is being said. It is held here: what nobody holds is forgotten together with its end. */
  let current: U | null = null;
  let cancelTimer = (): void => {};

  const quiet = (): void => {
    cancelTimer();
    cancelTimer = () => {};
    queue = [];
    current = null;
  };

  const next = (): void => {
    cancelTimer();
    const [said, ...rest] = queue;
    queue = rest;
    const voice = said === undefined ? null : voiceOf(said.language);
    if (said === undefined) {
      current = null;
      onSpeaking(false);
      return;
    }
    if (voice === null) {
      next();
      return;
    }
    const utterance = utter(said, voice);
    const mine = (run: () => void) => () => {
      if (current === utterance) run();
    };
    const drop = (): void => {
      speech.cancel();
      queue = [];
      next();
    };
    utterance.onstart = mine(() => {
      cancelTimer();
      cancelTimer = after(BEGIN_MS + said.text.length * PER_LETTER_MS, mine(drop));
    });
    utterance.onend = mine(next);
    utterance.onerror = mine(next);
    current = utterance;
    cancelTimer = after(BEGIN_MS, mine(drop));
    speech.speak(utterance);
  };

  const stop = (): void => {
    const wasSpeaking = current !== null;
    quiet();
    speech.cancel();
    if (wasSpeaking) onSpeaking(false);
  };

  return {
    stop,
    say: (texts, { interrupts } = { interrupts: false }) => {
      if (interrupts && current !== null) {
        quiet();
        speech.cancel();
      }
      queue = [...queue, ...texts.filter(({ text }) => text !== '')];
      if (current !== null) return;
      if (queue.length > 0) onSpeaking(true);
      next();
    },
  };
};
