import { describe, expect, it } from 'vitest';
import { createCredentialSource } from '../../../../src/main/credentials/credential-source.ts';
import { addressesOf } from '../../../../src/main/credentials/entries/addresses.ts';
import { storeCredentials } from '../../../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import { replaceAirpayToken } from '../../../../src/main/credentials/tokens/replace-token.ts';
import { createWmToken } from '../../../../src/main/credentials/tokens/wm-token.ts';

const ALL = {
  airpay: { token: 'canary-token', secretKey: 'canary-key' },
  capillary: { till: 'till.1', password: 'canary-password' },
  wm: { clientId: 'desk', accessToken: 'canary.jwt.token' },
};
const OURS = addressesOf({
  airpay: { baseUrl: 'https://airpay.example/pay/' },
  capillary: { baseUrl: 'https://capillary.example:8443' },
  wm: { baseUrl: 'http://127.0.0.1:9000/v1' },
});
/** Every way in which an address is another one. */
const OTHERS = [
  'https://evil.example/pay/',
  'https://airpay.example.evil.example/pay/',
  'https://airpay.example:444/pay/',
  'http://127.0.0.1:9001/v1',
  'http://localhost:9000/v1',
  'https://127.0.0.1:9000/v1',
  'https://capillary.example',
  'https://capillary.example.:8443',
] as const;

const UPSTREAMS = ['airpay', 'capillary', 'wm'] as const;

describe('credentials are bound to the addresses that they were stored for', () => {
  it('which are scheme, host and port, whatever stands behind them', () => {
    expect(OURS).toEqual({
      airpay: 'https://airpay.example',
      capillary: 'https://capillary.example:8443',
      wm: 'http://127.0.0.1:9000',
    });
    expect(addressesOf({ airpay: { baseUrl: 'HTTPS://AIRPAY.example:443/other' } })).toEqual({
      airpay: OURS.airpay,
    });
  });

  it.each(OTHERS)('and are not given for %s', async (baseUrl) => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL, OURS);
    for (const upstream of UPSTREAMS) {
      const before = await keychain.get(upstream);
      const addresses = addressesOf({ [upstream]: { baseUrl } });
      const source = createCredentialSource(keychain, null, { ...OURS, ...addresses });
      const result = upstream === 'airpay' ? await source.airpay('CUST0001') : await source[upstream]();
      expect(result).toEqual({
        ok: false,
        problem: {
          code: 'credentials.other-address',
          data: { upstream, boundTo: OURS[upstream], address: addresses[upstream] },
        },
      });
      expect(JSON.stringify(result)).not.toContain('canary');
      expect(await keychain.get(upstream)).toEqual(before);
    }
  });

  it('and are given for those, path or none', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL, OURS);
    const source = createCredentialSource(keychain, null, OURS);
    expect(await source.airpay('CUST0001')).toEqual({ ok: true, value: ALL.airpay });
    expect(await source.capillary()).toEqual({ ok: true, value: ALL.capillary });
    expect(await source.wm()).toEqual({ ok: true, value: ALL.wm });
  });

  it('or to the first that uses them, where they were stored for none', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL);
    expect(await createCredentialSource(keychain, null, OURS).wm()).toEqual({ ok: true, value: ALL.wm });
    const evil = addressesOf({ wm: { baseUrl: 'https://evil.example' } });
    expect(await createCredentialSource(keychain, null, evil).wm()).toMatchObject({
      problem: { code: 'credentials.other-address' },
    });
    expect(await createCredentialSource(keychain, null, OURS).wm()).toEqual({ ok: true, value: ALL.wm });
  });

  it('and are given to nobody when they cannot be bound', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL);
    const locked = { ...keychain, set: async () => ({ ok: false, fault: 'denied', detail: '' }) as const };
    expect(await createCredentialSource(locked, null, OURS).wm()).toMatchObject({
      problem: { code: 'credentials.denied' },
    });
  });

  it('and stay bound when a token is replaced, which is refused for another address', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL, OURS);
    expect((await replaceAirpayToken(keychain, 'new-token', OURS.airpay)).ok).toBe(true);
    expect(await replaceAirpayToken(keychain, 'newer-token', 'https://evil.example')).toMatchObject({
      problem: { code: 'credentials.other-address' },
    });
    const evil = addressesOf({
      airpay: { baseUrl: 'https://evil.example' },
      wm: { baseUrl: 'https://evil.example' },
    });
    const [ours, theirs] = [OURS, evil].map((addresses) => {
      const credentials = createCredentialSource(keychain, null, addresses);
      return { credentials, token: createWmToken({ keychain, credentials, expiryOf: () => null }) };
    });
    expect(await ours?.token.replace('new.token.of-wm')).toEqual({ ok: true, value: null });
    expect(await theirs?.token.replace('newer.token.of-wm')).toMatchObject({
      problem: { code: 'credentials.other-address' },
    });
    expect(await theirs?.credentials.airpay('CUST0001')).toMatchObject({ ok: false });
    expect(await ours?.credentials.airpay('CUST0001')).toMatchObject({ value: { token: 'new-token' } });
    expect(await ours?.credentials.wm()).toMatchObject({ value: { accessToken: 'new.token.of-wm' } });
  });
});
