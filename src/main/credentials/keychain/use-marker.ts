import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { GuardedKeychainDeps } from './guarded-keychain.ts';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Remembers by an empty file, flushed to disk, that this machine's keychain has been used: what
 * {@link GuardedKeychainDeps} asks for. Only a file that is surely not there means "never used".
 */
export const createUseMarker = (
  file: string,
): Required<Pick<GuardedKeychainDeps, 'expected' | 'onFirstUse'>> => ({
  expected: async () => {
    try {
      await stat(file);
      return true;
    } catch (error) {
      return !isMissing(error);
    }
  },
  onFirstUse: async () => {
    await mkdir(dirname(file), { recursive: true });
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
});
