import type { KeychainResult } from '../../ports/keychain.ts';
import { fault, given } from './keychain-faults.ts';

/**
 * Bytes of UTF-8 that an entry may hold on every platform. Windows sets it (`CRED_MAX_CREDENTIAL_BLOB_SIZE`,
 * 5 × 512); keytar stores the UTF-8 bytes there as they are, so bytes are counted, not characters.
 */
export const ENTRY_LIMIT_BYTES = 2560;

/** Lower case only: Windows does not tell `A` from `a` in the name of an entry. */
const ACCOUNT = /^[a-z0-9][a-z0-9._:/-]{0,127}$/;

/** Refuses a name that cannot be an account, or that is the keychain's own: `denied`. */
export const checkAccount = (account: string): KeychainResult<void> =>
  ACCOUNT.test(account)
    ? given(undefined)
    : fault('denied', 'An account is 1 to 128 of a-z, 0-9 and . _ : / -, beginning with a letter or digit.');

/**
 * Refuses, before anything is sent, a value that would not come back as it was written: over the limit
 * (`too-large`), or empty, with a NUL or with half a surrogate pair (`corrupt`).
 */
export const checkValue = (value: string, limitBytes: number): KeychainResult<void> => {
  const bytes = Buffer.byteLength(value, 'utf8');
  if (bytes > limitBytes) {
    return fault('too-large', `The entry has ${bytes} bytes; an entry holds at most ${limitBytes}.`);
  }
  return value === '' || value.includes('\0') || !value.isWellFormed()
    ? fault('corrupt', 'The value is empty or is not text that a keychain can give back.')
    : given(undefined);
};
