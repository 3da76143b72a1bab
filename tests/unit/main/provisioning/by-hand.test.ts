import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../../src/main/provisioning/bundle.ts';
import { makeBundle } from '../../../../src/main/provisioning/make-bundle.ts';
import { openBundle } from '../../../../src/main/provisioning/open-bundle.ts';
import { forge, forgedDevice, forgedSigner, signedBy } from '../../../support/forging/forged-bundle.ts';
import {
  aesKeyWrap,
  agreed,
  concatKdf,
  gcmJwe,
  jws,
  passphraseKey,
} from '../../../support/forging/jose-by-hand.ts';
import { CONFIGURATION, partsFor } from './parts.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');

describe('what is written by hand is as the standards have it', () => {
  it('wraps a key (RFC 3394, 4.6)', () => {
    const wrapping = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
    const key = Buffer.from('00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f', 'hex');
    expect(aesKeyWrap(wrapping, key).toString('hex')).toBe(
      '28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21',
    );
  });

  it('wraps a content key with a passphrase (RFC 7520, 5.3)', () => {
    const kept = { alg: 'PBES2-HS512+A256KW', p2s: '8Q1SzinasR3xchYz6ZZcHA', p2c: 8192 };
    const wrapping = passphraseKey('entrap_o\u2013peter_long\u2013credit_tun', kept);
    const contentKey = bytes('uwsjJXaBK407Qaf0_zpcpmr1Cs0CC50hIUEyGNEt3m0');
    expect(aesKeyWrap(wrapping, contentKey).toString('base64url')).toBe(
      'd3qNhUWfqheyPp4H8sjOWsDYajoej4c5Je6rlUtFPWdgtURtmeDV1g',
    );
  });

  it('derives a key from what was agreed on (RFC 7520, 5.5; RFC 7748, 6.1)', () => {
    const own = {
      ...{ kty: 'EC', crv: 'P-256', x: 'mPUKT_bAWGHIhg0TpjjqVsP1rXWQu_vwVOHHtNkdYoA' },
      y: '8BQAsImGeAS46fyWw5MhYfGTT0IjBpFw2SS34Dv4Irs',
      d: 'AtH35vJsQ9SGjYfOsjUxYXQKrPH3FjZHmEtSKoSN8cM',
    };
    const other = {
      ...{ kty: 'EC', crv: 'P-256', x: 'Ze2loSV3wrroKUN_4zhwGhCqo3Xhu1td4QjeQ5wIVR0' },
      y: 'HlLtdXARY_f55A3fnzQbPcm6hgr34Mp8p-nuzQCE0Zw',
    };
    expect(concatKdf(agreed(own, other), 'A128CBC-HS256', 256).toString('base64url')).toBe(
      'hzHdlfQIAEehb8Hrd_mFRhKsKLEzPfshfXs9l6areCc',
    );
    const alice = {
      ...{ kty: 'OKP', crv: 'X25519', x: 'hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo' },
      d: 'dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo',
    };
    const bob = { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };
    expect(agreed(alice, bob).toString('hex')).toBe(
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    );
  });

  it('seals contents under their header (RFC 7520, 5.6)', () => {
    const made = gcmJwe({
      header: { alg: 'dir', kid: '77c7e2b8-6e13-45cf-8672-617b5b45243a', enc: 'A128GCM' },
      key: bytes('XctOhJAkA-pD9Lh7ZgW_2A'),
      iv: bytes('refa467QzzKx6QAB'),
      plain:
        'You can trust us to stick with you through thick and thin\u2013to the bitter end. And you can trust us to keep any secret of yours\u2013closer than you keep it yourself. But you cannot trust us to let you face trouble alone, and go off without a word. We are your friends, Frodo.',
    });
    expect(made).toMatch(
      /^eyJhbGciOiJkaXIi\S+\.\.refa467QzzKx6QAB\.JW_i_f52hww_\S+\.vbb32Xvllea2OtmHAdccRQ$/,
    );
  });

  it('signs (RFC 8037, A.4)', () => {
    const key = {
      ...{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    };
    expect(jws({ alg: 'EdDSA' }, 'Example of Ed25519 signing', signedBy(key))).toBe(
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    );
  });
});

describe('the product and the writer by hand', () => {
  const signer = forgedSigner();
  const device = forgedDevice('rekha on PC-12');
  const opener = {
    id: device.id,
    name: device.name,
    key: { kty: 'OKP', crv: 'X25519', x: device.jwk.x ?? '', d: device.jwk.d ?? '' },
  } as const;

  it('a bundle that is written by hand is read, and opened with a key', async () => {
    const read = readBundle(
      forge({ signer, devices: [forgedDevice('PC-11'), device], configuration: CONFIGURATION }),
    );
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(read.value.signer).toBe(signer.x);
    expect(await openBundle(read.value, { keys: [opener] })).toEqual({
      ok: true,
      value: {
        configuration: CONFIGURATION,
        credentials: { airpay: { secretKey: 'canary-secret' } },
        groups: [],
      },
    });
  });

  it('a bundle that is written by hand is opened with its passphrase', async () => {
    const passphrase = 'marble quarry 7 umbrella velvet anchor';
    const read = readBundle(forge({ signer, devices: [], passphrase, configuration: CONFIGURATION }));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    expect(await openBundle(read.value, { passphrase })).toMatchObject({ ok: true });
  }, 60_000);

  it('a bundle that the product made verifies, and unwraps, by hand', async () => {
    const { parts, device: own } = partsFor();
    const made = await makeBundle(parts);
    if (!made.ok) throw new Error(made.problem.code);
    const { manifest, sealed } = JSON.parse(made.value) as { manifest: string; sealed: string };
    const [head = '', payload = '', signature = ''] = manifest.split('.');
    const { jwk } = JSON.parse(bytes(head).toString()) as { jwk: { kty: string; crv: string; x: string } };
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify(null, Buffer.from(`${head}.${payload}`), key, bytes(signature))).toBe(true);
    const { keys } = JSON.parse(sealed) as { keys: Record<string, string> };
    const wrap = keys[own.id] ?? '';
    const { epk } = JSON.parse(bytes(wrap.split('.')[0] ?? '').toString()) as { epk: Record<string, string> };
    const [, , iv = '', cipher = ''] = wrap.split('.');
    const contentKey = concatKdf(agreed({ ...own.key }, epk), 'A256GCM', 256);
    // GCM is counter mode: the same key and IV over the ciphertext give the plaintext, and over that the same JWE.
    const plain = bytes(
      gcmJwe({ header: '', key: contentKey, iv: bytes(iv), plain: bytes(cipher) }).split('.')[3] ?? '',
    );
    expect(plain).toHaveLength(32);
    const again = gcmJwe({
      ...{ header: bytes(wrap.split('.')[0] ?? '').toString(), key: contentKey, iv: bytes(iv), plain },
    });
    expect(again).toBe(wrap);
  });
});
