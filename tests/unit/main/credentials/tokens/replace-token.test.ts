import { describe, expect, it } from 'vitest';
import { createMemoryKeychain } from '../../../../../src/main/credentials/keychain/memory-keychain.ts';
import { replaceAirpayToken } from '../../../../../src/main/credentials/tokens/replace-token.ts';
import type { KeychainFault } from '../../../../../src/main/ports/keychain.ts';

const TOKEN = 'canary-new-token';

const holding = async (entry: string) => {
  const keychain = createMemoryKeychain();
  await keychain.set('airpay', entry);
  return keychain;
};

describe('a new airpay token', () => {
  it.each([{ token: 'old', secretKey: 'k' }, { secretKey: 'k' }])(
    'takes the place of the old one in %j, and the secret key stays',
    async (entry) => {
      const keychain = await holding(JSON.stringify(entry));
      expect(await replaceAirpayToken(keychain, TOKEN)).toEqual({ ok: true, value: null });
      const now = await keychain.get('airpay');
      expect(now.ok && JSON.parse(now.value)).toEqual({ token: TOKEN, secretKey: 'k' });
    },
  );

  it('does not replace what is not an airpay entry', async () => {
    const keychain = await holding('{"token":"old"}');
    expect(await replaceAirpayToken(keychain, TOKEN)).toEqual({
      ok: false,
      problem: { code: 'credentials.corrupt', data: { upstream: 'airpay' } },
    });
    expect(await keychain.get('airpay')).toEqual({ ok: true, value: '{"token":"old"}' });
  });

  it.each<['get' | 'set', KeychainFault]>([
    ['get', 'absent'],
    ['get', 'locked'],
    ['set', 'denied'],
    ['set', 'too-large'],
  ])('is not kept when the keychain’s %s is %s, and the problem does not tell it', async (verb, fault) => {
    const inner = await holding('{"token":"old","secretKey":"k"}');
    const failing = async () => ({ ok: false, fault, detail: TOKEN }) as const;
    const result = await replaceAirpayToken({ ...inner, [verb]: failing }, TOKEN);
    expect(result).toMatchObject({ ok: false, problem: { code: `credentials.${fault}` } });
    expect(JSON.stringify(result)).not.toContain(TOKEN);
  });
});
