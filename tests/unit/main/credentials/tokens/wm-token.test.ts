import { describe, expect, it } from 'vitest';
import { createCredentialSource } from '../../../../../src/main/credentials/credential-source.ts';
import { createMemoryKeychain } from '../../../../../src/main/credentials/keychain/memory-keychain.ts';
import { createWmToken } from '../../../../../src/main/credentials/tokens/wm-token.ts';

const OLD = 'old.token.of-wm';

const held = async (entry: string | null = JSON.stringify({ clientId: 'branch', accessToken: OLD })) => {
  const keychain = createMemoryKeychain();
  if (entry !== null) await keychain.set('wm', entry);
  const credentials = createCredentialSource(keychain);
  const token = createWmToken({
    keychain,
    credentials,
    expiryOf: (text) => (text === OLD ? 1_800_000_000_000 : null),
  });
  return { credentials, token };
};

describe("WM's access token", () => {
  it('says when it ends', async () => {
    const { token } = await held();
    expect(await token.endsAt()).toEqual({ ok: true, value: 1_800_000_000_000 });
  });

  it.each([
    ['as it is', 'new.token.of-wm'],
    ['with what stood around it', '  Bearer new.token.of-wm\n'],
  ])('is replaced, %s, and the next call uses the new one with the same client', async (_, text) => {
    const { credentials, token } = await held();
    await credentials.wm();
    expect(await token.replace(text)).toEqual({ ok: true, value: null });
    expect(await credentials.wm()).toEqual({
      ok: true,
      value: { clientId: 'branch', accessToken: 'new.token.of-wm' },
    });
  });

  it.each([
    ['two words', 'a token', 'credentials.not-a-token'],
    ['hardly anything', 'abc', 'credentials.not-a-token'],
    ['a control character', 'new.token\u0000.of-wm', 'credentials.not-a-token'],
    ['more than a keychain entry holds', 'x'.repeat(2_401), 'credentials.too-large'],
  ])('stays as it is when %s is entered', async (_, text, code) => {
    const { credentials, token } = await held();
    expect(await token.replace(text)).toMatchObject({ ok: false, problem: { code } });
    expect(await credentials.wm()).toMatchObject({ value: { accessToken: OLD } });
  });

  it('is not put beside a client id that this desk does not hold', async () => {
    const { credentials, token } = await held(null);
    expect(await token.replace('new.token.of-wm')).toMatchObject({ problem: { code: 'credentials.absent' } });
    expect((await credentials.wm()).ok).toBe(false);
  });
});
