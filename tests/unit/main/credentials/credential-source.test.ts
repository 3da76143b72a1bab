import { describe, expect, it } from 'vitest';
import { createCredentialSource } from '../../../../src/main/credentials/credential-source.ts';
import { storeCredentials } from '../../../../src/main/credentials/entries/store-credentials.ts';
import { createMemoryKeychain } from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import type { Keychain, KeychainFault } from '../../../../src/main/ports/keychain.ts';

const ALL = {
  airpay: { token: 'canary-token', secretKey: 'canary-key' },
  capillary: { till: 'till.1', password: 'canary-password' },
  wm: { clientId: 'desk', accessToken: 'canary.jwt' },
};

/** A keychain that counts what is read, and fails while `fault` is set. */
const counting = (inner: Keychain) => {
  const state: { reads: number; fault: KeychainFault | null } = { reads: 0, fault: null };
  const keychain: Keychain = {
    ...inner,
    get: async (account) => {
      state.reads += 1;
      return state.fault === null
        ? inner.get(account)
        : { ok: false, fault: state.fault, detail: 'as the test wants' };
    },
  };
  return { state, keychain };
};

describe('The credentials of the upstreams', () => {
  it('come back as they were stored', async () => {
    const keychain = createMemoryKeychain();
    expect(await storeCredentials(keychain, ALL)).toEqual({ ok: true, value: undefined });
    const source = createCredentialSource(keychain);
    expect(await source.airpay('CUST0001')).toEqual({ ok: true, value: ALL.airpay });
    expect(await source.capillary()).toEqual({ ok: true, value: ALL.capillary });
    expect(await source.wm()).toEqual({ ok: true, value: ALL.wm });
    expect(await keychain.list()).toEqual({ ok: true, value: ['airpay', 'capillary', 'wm'] });
  });

  it('are stored one upstream at a time, and the others stay', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL);
    await storeCredentials(keychain, { capillary: { key: 'k', secret: 's' } });
    const source = createCredentialSource(keychain);
    expect(await source.capillary()).toEqual({ ok: true, value: { key: 'k', secret: 's' } });
    expect(await source.wm()).toEqual({ ok: true, value: ALL.wm });
  });

  it('that do not fit are refused by upstream, and what was there stays', async () => {
    const keychain = createMemoryKeychain();
    await storeCredentials(keychain, ALL);
    const stored = await storeCredentials(keychain, {
      wm: { clientId: 'desk', accessToken: 'x'.repeat(2600) },
    });
    expect(stored).toEqual({
      ok: false,
      problem: { code: 'credentials.too-large', data: { upstream: 'wm' } },
    });
    expect(await createCredentialSource(keychain).wm()).toEqual({ ok: true, value: ALL.wm });
  });

  it('are read once, also by calls that are made at once, until they are to be forgotten', async () => {
    const inner = createMemoryKeychain();
    await storeCredentials(inner, ALL);
    const { state, keychain } = counting(inner);
    const source = createCredentialSource(keychain);
    await Promise.all([source.airpay('CUST0001'), source.airpay('CUST0001')]);
    await source.airpay('CUST0001');
    expect(state.reads).toBe(1);
    await storeCredentials(inner, { airpay: { token: 't2', secretKey: 'k2' } });
    source.forget();
    expect(await source.airpay('CUST0001')).toEqual({ ok: true, value: { token: 't2', secretKey: 'k2' } });
    expect(state.reads).toBe(2);
  });

  it.each<KeychainFault>(['absent', 'locked', 'denied', 'unavailable', 'corrupt', 'too-large'])(
    'are a problem of their upstream while the keychain is %s, and are read again after it',
    async (fault) => {
      const inner = createMemoryKeychain();
      await storeCredentials(inner, ALL);
      const { state, keychain } = counting(inner);
      const source = createCredentialSource(keychain);
      state.fault = fault;
      expect(await source.wm()).toEqual({
        ok: false,
        problem: { code: `credentials.${fault}`, data: { upstream: 'wm' } },
      });
      state.fault = null;
      expect(await source.wm()).toEqual({ ok: true, value: ALL.wm });
    },
  );

  it.each([
    'canary',
    '"canary"',
    'null',
    '{"token":"canary"}',
    '{"token":"canary","secretKey":""}',
    '{"token":"canary\\n","secretKey":"k"}',
    '{"token":"canary","secretKey":"k","other":1}',
  ])('that read %j are corrupt, and the problem does not repeat them', async (text) => {
    const keychain = createMemoryKeychain();
    await keychain.set('airpay', text);
    const result = await createCredentialSource(keychain).airpay('CUST0001');
    expect(result).toEqual({
      ok: false,
      problem: { code: 'credentials.corrupt', data: { upstream: 'airpay' } },
    });
  });
});

describe('The airpay token of a branch that has one for each customer', () => {
  const source = async (entry: object, tokens: Readonly<Record<string, string>>) => {
    const keychain = createMemoryKeychain();
    await keychain.set('airpay', JSON.stringify(entry));
    return createCredentialSource(keychain, { of: (id) => tokens[id] ?? null });
  };

  it('is the one that was given for the entity id, beside the secret key of the machine', async () => {
    const { airpay } = await source({ secretKey: 'k' }, { CUST0001: 't1', CUST0002: 't2' });
    expect(await airpay('CUST0001')).toEqual({ ok: true, value: { token: 't1', secretKey: 'k' } });
    expect(await airpay('CUST0002')).toEqual({ ok: true, value: { token: 't2', secretKey: 'k' } });
  });

  it('is asked for where there is none, whatever the keychain holds', async () => {
    for (const entry of [{ secretKey: 'k' }, { token: 'canary', secretKey: 'k' }]) {
      const { airpay } = await source(entry, { CUST0001: 't1' });
      expect(await airpay('CUST0002')).toEqual({
        ok: false,
        problem: { code: 'credentials.token-needed', data: { upstream: 'airpay' } },
      });
    }
  });

  it('of all customers is absent where the keychain holds the secret key alone', async () => {
    const keychain = createMemoryKeychain();
    await keychain.set('airpay', JSON.stringify({ secretKey: 'k' }));
    expect(await createCredentialSource(keychain).airpay('CUST0001')).toMatchObject({
      problem: { code: 'credentials.absent' },
    });
  });
});
