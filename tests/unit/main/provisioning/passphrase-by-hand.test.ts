import { createCipheriv } from 'node:crypto';
import { compactDecrypt } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unwrapKey, wrapKey } from '../../../../src/main/provisioning/key-wrap.ts';
import { makeBundle } from '../../../../src/main/provisioning/make-bundle.ts';
import { openByHand, sealByHand } from '../../../../src/main/provisioning/passphrase-by-hand.ts';
import { aesKeyWrap, passphraseJwe } from '../../../support/forging/jose-by-hand.ts';
import { PASSPHRASE, verdict } from './attacked.ts';
import { partsFor } from './parts.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const WRAPPING = hex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f');
const KEY = hex('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f');
const WRAPPED = hex('28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21');
const TYPED = Buffer.from(PASSPHRASE);

/** The salt and the rounds of a JWE. */
const keptOf = (jwe: string) => ({
  jwe,
  ...(JSON.parse(Buffer.from(jwe.split('.')[0] ?? '', 'base64url').toString()) as {
    p2s: string;
    p2c: number;
  }),
});

describe('a key that is wrapped without the runtime’s help', () => {
  it('is as the standard has it (RFC 3394, 4.6), and as others wrap it', () => {
    expect(wrapKey(WRAPPING, KEY)).toEqual(WRAPPED);
    expect(unwrapKey(WRAPPING, WRAPPED)).toEqual(KEY);
    expect(aesKeyWrap(WRAPPING, KEY)).toEqual(WRAPPED);
    const own = createCipheriv('id-aes256-wrap', WRAPPING, Buffer.alloc(8, 0xa6));
    expect(Buffer.concat([own.update(KEY), own.final()])).toEqual(WRAPPED);
  });

  it('is not given with any bit flipped, or with another wrapping key', () => {
    let refused = 0;
    for (let bit = 0; bit < WRAPPED.length * 8; bit += 1) {
      const changed = Buffer.from(WRAPPED);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (unwrapKey(WRAPPING, changed) === null) refused += 1;
    }
    expect(refused).toBe(320);
    expect(unwrapKey(KEY, WRAPPED)).toBeNull();
    expect(unwrapKey(WRAPPING, Buffer.alloc(0))).toBeNull();
  });
});

describe('a runtime that cannot wrap keys', () => {
  const plain = Buffer.from('canary');

  it('seals what jose opens, and opens what others seal', async () => {
    const made = await sealByHand(plain, TYPED);
    const opened = await compactDecrypt(made, TYPED, {
      keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
      maxPBES2Count: 600_000,
    });
    expect(Buffer.from(opened.plaintext)).toEqual(plain);
    expect(opened.protectedHeader).toMatchObject({ p2c: 600_000, enc: 'A256GCM' });
    const theirs = keptOf(
      passphraseJwe(PASSPHRASE, { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 1_000 }, plain),
    );
    expect(await openByHand(theirs, TYPED)).toEqual(plain);
    expect(await openByHand(theirs, Buffer.from('another'))).toBeNull();
    const [head, key, iv, sealed = '', tag] = theirs.jwe.split('.');
    const changed = [head, key, iv, `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`, tag].join('.');
    expect(await openByHand({ ...theirs, jwe: changed }, TYPED)).toBeNull();
  }, 60_000);

  describe('with the whole way of a bundle', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    it('makes and opens a bundle for a passphrase', async () => {
      const { subtle } = globalThis.crypto;
      const own = subtle.importKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKey>;
      const asked = vi.spyOn(subtle, 'importKey').mockImplementation((...args: unknown[]) => {
        const algorithm = args[2] as string | { name: string };
        const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
        return name === 'AES-KW'
          ? Promise.reject(new DOMException('Unrecognized algorithm name', 'NotSupportedError'))
          : own(...args);
      });
      const made = await makeBundle(partsFor({ for: { passphrase: PASSPHRASE } }).parts);
      if (!made.ok) throw new Error(made.problem.code);
      expect(await verdict(made.value, { passphrase: PASSPHRASE })).toBe('accepted');
      expect(asked.mock.calls.filter(([, , name]) => (name as unknown) === 'AES-KW')).toHaveLength(2);
    }, 60_000);
  });
});
