import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../src/main/credentials/keychain/memory-keychain.ts';
import { keychainSuite } from './keychain-suite.ts';

keychainSuite('The keychain in memory', async () => {
  const entries = createMemoryEntries();
  return {
    open: () => createMemoryKeychain({ entries }),
    cause: async () => {},
    cure: async () => {},
    end: async () => {},
  };
});
