import type { Head } from './chain.ts';

/** Records after which the keychain is told again. */
const EACH = 50;

/** Tells the keychain how far the journal has come, behind everybody's back. */
export interface HeadKeeper {
  /** Notes how far the journal has come; each so many records, the keychain is told. */
  note(head: Head): void;
  /** Has the keychain told what it does not know yet. */
  tell(): void;
  /** Resolves when nothing more is being told. */
  idle(): Promise<void>;
}

/** Makes the keeper. One `save` at a time, always of the newest head; one that fails is made good by the next. */
export const createHeadKeeper = (save: (head: Head) => Promise<void>): HeadKeeper => {
  let newest: Head | null = null;
  let told = 0;
  let wanted = false;
  let saving: Promise<void> | null = null;

  const run = async (): Promise<void> => {
    while (wanted && newest !== null) {
      wanted = false;
      const head: Head = newest;
      told = head.seq;
      await save(head).catch(() => {});
    }
    saving = null;
  };

  const tell = (): void => {
    if (newest === null || newest.seq === told) return;
    wanted = true;
    saving ??= run();
  };

  return {
    note: (head) => {
      if (newest !== null && head.seq < newest.seq) return;
      newest = head;
      if (head.seq - told >= EACH) tell();
    },
    tell,
    idle: async () => {
      while (saving !== null) await saving;
    },
  };
};
