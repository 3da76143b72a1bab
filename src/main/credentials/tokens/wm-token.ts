import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import { CREDENTIALS, type CredentialSource } from '../../ports/credentials.ts';
import type { Keychain } from '../../ports/keychain.ts';
import { readEntry, type Stored } from '../entries/bound-entry.ts';
import { writeEntry } from '../entries/write-entry.ts';
import { bareToken, stripped } from './bare-token.ts';

/** WM's access token, as far as whoever manages credentials may know and change it. It never leaves the main process. */
export interface WmToken {
  /**
   * When the token in use says that it ends, in milliseconds since the epoch; `null` when it does not say. Problems:
   * `credentials.*`.
   */
  endsAt(): Promise<Result<number | null>>;
  /**
   * Puts another token in its place; calls use it from then on, and none is repeated. Problems: `credentials.*`,
   * `credentials.not-a-token` where a header cannot carry the text. `stored`: when this is done, and by whom.
   */
  replace(token: string, stored?: Stored): Promise<Result<null>>;
}

/** A longer one would not be read again (`CREDENTIALS`). */
const LONGEST = 2_400;

/** WM's is one long word (contract: wm). */
const WORD = /^[^\s"'`,;]{8,}$/;

/** The access token in a text that was pasted; `null` when the rest is not one long word. */
export const bareAccessToken = (text: string): string | null => {
  const token = bareToken(text);
  return token !== null && WORD.test(token) ? token : null;
};

/** Builds the access to WM's token. `expiryOf` decodes when a token says that it ends. */
export const createWmToken = (deps: {
  readonly keychain: Pick<Keychain, 'get' | 'set' | 'delete'>;
  readonly credentials: Pick<CredentialSource, 'wm'> & { forget(): void };
  readonly expiryOf: (token: string) => number | null;
}): WmToken => {
  const { keychain, credentials, expiryOf } = deps;
  return {
    endsAt: async () => {
      const held = await credentials.wm();
      return held.ok ? ok(expiryOf(held.value.accessToken)) : held;
    },
    replace: async (text, stored) => {
      if (stripped(text).length > LONGEST) return fail('credentials.too-large', { upstream: 'wm' });
      const accessToken = bareAccessToken(text);
      if (accessToken === null) return fail('credentials.not-a-token', { upstream: 'wm' });
      const held = await credentials.wm();
      if (!held.ok) return held;
      const now = await keychain.get('wm');
      const entry = now.ok ? readEntry(now.value, CREDENTIALS.wm) : null;
      if (!now.ok || entry === null)
        return fail(`credentials.${now.ok ? 'corrupt' : now.fault}`, { upstream: 'wm' });
      const swapped = await writeEntry(keychain, 'wm', {
        before: now.value,
        entry: { ...entry, credentials: { ...entry.credentials, accessToken }, stored: stored ?? null },
      });
      // Whatever came of it, the next call reads what is there now.
      credentials.forget();
      return swapped;
    },
  };
};
