import { describe, expect, it } from 'vitest';
import {
  createMemoryEntries,
  createMemoryKeychain,
} from '../../../../src/main/credentials/keychain/memory-keychain.ts';
import type { KeychainFault } from '../../../../src/main/ports/keychain.ts';
import { administratorKey } from '../../../../src/main/provisioning/administrator-key.ts';
import {
  deviceKey,
  deviceKeys,
  keepGroup,
  newOpeningKey,
} from '../../../../src/main/provisioning/device-keys.ts';
import { keyFingerprint, signingKeyBytes } from '../../../../src/main/provisioning/signing-key.ts';

const ENTRIES = ['provisioning/device-key', 'provisioning/administrator-key'] as const;
const MAKE = { 'provisioning/device-key': deviceKey, 'provisioning/administrator-key': administratorKey };

describe.each(ENTRIES)('the key in %s', (account) => {
  it('is made once and is the same from then on', async () => {
    const values = new Map<string, string>();
    const keychain = createMemoryKeychain({ entries: createMemoryEntries(values) });
    const first = await MAKE[account](keychain);
    expect(first).toMatchObject({ ok: true });
    expect(await MAKE[account](keychain)).toEqual(first);
    expect(await MAKE[account](createMemoryKeychain({ entries: createMemoryEntries(values) }))).toEqual(
      first,
    );
  });

  it.each(['locked', 'denied', 'unavailable', 'corrupt'] as const)(
    'is never made anew when the keychain is %s',
    async (fault: KeychainFault) => {
      const written: string[] = [];
      const keychain = {
        ...createMemoryKeychain(),
        get: async () => ({ ok: false, fault, detail: '' }) as const,
        set: async (name: string) => {
          written.push(name);
          return { ok: true, value: undefined } as const;
        },
      };
      expect(await MAKE[account](keychain)).toMatchObject({
        problem: { code: 'bundle.keychain', data: { why: fault } },
      });
      expect(written).toEqual([]);
    },
  );

  it('is never made anew when something else stands in its place', async () => {
    const keychain = createMemoryKeychain();
    await keychain.set(account, '{"kty":"OKP"}');
    expect(await MAKE[account](keychain)).toMatchObject({ problem: { data: { why: 'corrupt' } } });
    expect(await keychain.get(account)).toMatchObject({ value: '{"kty":"OKP"}' });
  });
});

describe('the keys of a user', () => {
  it('are their own and those of their groups', async () => {
    const keychain = createMemoryKeychain();
    const group = newOpeningKey('Tills of the south');
    await keepGroup(keychain, group);
    const own = await deviceKey(keychain, () => 'rekha on PC-12');
    const keys = await deviceKeys(keychain);
    expect(keys).toEqual({ ok: true, value: [own.ok && own.value, group] });
  });
});

describe('the fingerprint of an administrator’s key', () => {
  it('is sixteen characters in four groups, the same for the same key', () => {
    // RFC 8032, 7.1, test 1; the digest by sha256sum.
    const key = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex');
    expect(keyFingerprint(key.toString('base64url'))).toBe('47Z3-3QX1-AJH6-2RKB');
  });

  it('is given to no key that everybody can sign for', () => {
    const low = Buffer.alloc(32);
    low[0] = 1;
    expect(signingKeyBytes(low.toString('base64url'))).toBeNull();
    low[31] = 0x80;
    expect(signingKeyBytes(low.toString('base64url'))).toBeNull();
  });
});
