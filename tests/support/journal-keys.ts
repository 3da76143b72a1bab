import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import { type JournalKeys, loadJournalKeys } from '../../src/main/journal/keys/keys.ts';
import type { Keychain } from '../../src/main/ports/keychain.ts';
import { realIds } from './ids.ts';

/** Keys for a journal, in a keychain that is gone with the process unless one is given. */
export const journalKeys = (
  file: string,
  keychain: Keychain = createMemoryKeychain(),
): Promise<JournalKeys> => loadJournalKeys({ keychain, file, journal: realIds.v4 });

/** The same keys in every process, and a keychain that forgets how far the journal has come. */
export const fixedJournalKeys: JournalKeys = {
  secrets: {
    master: new Uint8Array(32).fill(7),
    next: null,
    device: new Uint8Array(Buffer.from(`302e020100300506032b657004220420${'0b'.repeat(32)}`, 'hex')),
  },
  known: { journal: '00000000-0000-4000-8000-000000000001', seq: 0, hash: '' },
  saveHead: async () => {},
  stageNext: () => Promise.reject(new Error('these keys do not change')),
  promoteNext: () => Promise.reject(new Error('these keys do not change')),
};
