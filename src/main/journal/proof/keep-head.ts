import type { Head } from '../records/chain.ts';

/** Tells the keychain how far the journal has come, behind everybody's back. */
interface HeadKeeper {
  /** Has the keychain told how far the journal has come. Nobody waits for it. */
  note(head: Head): void;
  /** Resolves when nothing more is being told. */
  idle(): Promise<void>;
}

/**
 * Makes the keeper. One `save` at a time, always of the newest head: those that come meanwhile are told as the last of
 * them, so that a slow keychain has no queue before it. One that fails is made good by the next.
 */
export const createHeadKeeper = (save: (head: Head) => Promise<void>): HeadKeeper => {
  let newest: Head | null = null;
  /** What the keychain knows, or is being told. */
  let told = 0;
  let saving: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    while (newest !== null && newest.seq !== told) {
      const head: Head = newest;
      told = head.seq;
      const isTaken = await save(head).then(
        () => true,
        () => false,
      );
      if (!isTaken && newest.seq === head.seq) {
        told = 0;
        break;
      }
    }
    saving = null;
  };

  return {
    note: (head) => {
      if (newest !== null && head.seq < newest.seq) return;
      newest = head;
      if (head.seq !== told) saving ??= run();
    },
    idle: async () => {
      while (saving !== null) await saving;
    },
  };
};
