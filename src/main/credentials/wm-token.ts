import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { CredentialSource } from '../ports/credentials.ts';
import type { Keychain } from '../ports/keychain.ts';

/** WM's access token, as far as whoever manages credentials may know and change it. It never leaves the main process. */
export interface WmToken {
  /**
   * When the token in use says that it ends, in milliseconds since the epoch; `null` when it does not say. Problems:
   * `credentials.*`.
   */
  endsAt(): Promise<Result<number | null>>;
  /**
   * Puts another token in its place; calls use it from then on, and none is repeated. Problems: `credentials.*`,
   * `credentials.not-a-token` where a header cannot carry the text.
   */
  replace(token: string): Promise<Result<null>>;
}

/** A longer one would not be read again (`WmCredentialsSchema`). */
const LONGEST = 2_400;

/** What a header can carry without being changed on the way (contract: wm). */
const TOKEN = /^[\x21-\x7e]{8,}$/;

/** What is copied with the token from where it was made. */
const bare = (text: string): string => text.trim().replace(/^bearer\s+/i, '');

/** Builds the access to WM's token. `expiryOf` decodes when a token says that it ends. */
export const createWmToken = (deps: {
  readonly keychain: Pick<Keychain, 'set'>;
  readonly credentials: Pick<CredentialSource, 'wm'> & { forget(): void };
  readonly expiryOf: (token: string) => number | null;
}): WmToken => {
  const { keychain, credentials, expiryOf } = deps;
  return {
    endsAt: async () => {
      const held = await credentials.wm();
      return held.ok ? ok(expiryOf(held.value.accessToken)) : held;
    },
    replace: async (text) => {
      const accessToken = bare(text);
      if (!TOKEN.test(accessToken)) return fail('credentials.not-a-token', { upstream: 'wm' });
      if (accessToken.length > LONGEST) return fail('credentials.too-large', { upstream: 'wm' });
      const held = await credentials.wm();
      if (!held.ok) return held;
      const stored = await keychain.set('wm', JSON.stringify({ ...held.value, accessToken }));
      // Whatever came of it, the next call reads what is there now.
      credentials.forget();
      return stored.ok ? ok(null) : fail(`credentials.${stored.fault}`, { upstream: 'wm' });
    },
  };
};
