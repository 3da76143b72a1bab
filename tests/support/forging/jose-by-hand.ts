import {
  createCipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
} from 'node:crypto';

/*
 * JWS and JWE as the standards have them (RFC 7515, 7516, 7518, 8037), written by hand: it shares nothing with the product
 * or its library, and makes whatever it is told to, right or wrong.
 */

/** Bytes or text as base64url without padding. */
export const b64 = (value: Uint8Array | string): string => Buffer.from(value).toString('base64url');

/** A header that is written as it stands, or as JSON. */
export type AnyHeader = string | object;

const headerText = (header: AnyHeader): string =>
  b64(typeof header === 'string' ? header : JSON.stringify(header));

/** A compact JWS (RFC 7515, 7.1) over a payload, with whatever signs its input. */
export const jws = (
  header: AnyHeader,
  payload: Uint8Array | string,
  sign: (input: Buffer) => Uint8Array,
): string => {
  const input = `${headerText(header)}.${b64(payload)}`;
  return `${input}.${b64(sign(Buffer.from(input, 'ascii')))}`;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const withLength = (text: string): Buffer =>
  Buffer.concat([uint32(Buffer.byteLength(text)), Buffer.from(text)]);

/** The key that is derived from what was agreed on (RFC 7518, 4.6.2), with empty party infos; at most 256 bits. */
export const concatKdf = (agreed: Uint8Array, algorithm: string, bits: number): Buffer =>
  createHash('sha256')
    .update(uint32(1))
    .update(agreed)
    .update(withLength(algorithm))
    .update(withLength(''))
    .update(withLength(''))
    .update(uint32(bits))
    .digest()
    .subarray(0, bits / 8);

/** AES key wrap (RFC 3394, 2.2.1). */
export const aesKeyWrap = (wrapping: Uint8Array, key: Uint8Array): Buffer => {
  let a: Buffer = Buffer.alloc(8, 0xa6);
  const blocks = Array.from({ length: key.length / 8 }, (_, at) =>
    Buffer.from(key.subarray(at * 8, at * 8 + 8)),
  );
  for (let round = 0; round < 6; round += 1)
    for (const [at, block] of blocks.entries()) {
      const cipher = createCipheriv(`aes-${wrapping.length * 8}-ecb`, wrapping, null).setAutoPadding(false);
      const made = Buffer.concat([cipher.update(Buffer.concat([a, block])), cipher.final()]);
      const count = Buffer.alloc(8);
      count.writeBigUInt64BE(BigInt(round * blocks.length + at + 1));
      a = Buffer.from(made.subarray(0, 8).map((byte, i) => byte ^ (count[i] ?? 0)));
      blocks[at] = made.subarray(8);
    }
  return Buffer.concat([a, ...blocks]);
};

/** The key that a passphrase wraps with (RFC 7518, 4.8.1.1). */
export const passphraseKey = (
  passphrase: string,
  { alg, p2s, p2c }: { readonly alg: string; readonly p2s: string; readonly p2c: number },
): Buffer => {
  const salt = Buffer.concat([Buffer.from(alg), Buffer.from([0]), Buffer.from(p2s, 'base64url')]);
  const bits = Number(/HS(\d+)/.exec(alg)?.[1]);
  return pbkdf2Sync(passphrase, salt, p2c, bits / 16, `sha${bits}`);
};

/** What a compact JWE is made of, beside its key: all of it as it will stand. */
interface JweParts {
  readonly header: AnyHeader;
  readonly key: Uint8Array;
  readonly plain: Uint8Array | string;
  readonly encryptedKey?: Uint8Array;
  readonly iv?: Uint8Array;
}

/** A compact JWE whose contents are sealed with AES-GCM, of as many bits as its key has (RFC 7518, 5.3). */
export const gcmJwe = ({
  header,
  key,
  plain,
  encryptedKey = new Uint8Array(),
  iv = randomBytes(12),
}: JweParts): string => {
  const head = headerText(header);
  const cipher = createCipheriv(key.length === 16 ? 'aes-128-gcm' : 'aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(head, 'ascii'));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [head, b64(encryptedKey), b64(iv), b64(sealed), b64(cipher.getAuthTag())].join('.');
};

/** A key as Node takes it. */
export type Jwk = Readonly<Record<string, string>>;

/** What two keys agree on. */
export const agreed = (own: Jwk, other: Jwk): Buffer =>
  diffieHellman({
    privateKey: createPrivateKey({ key: own, format: 'jwk' }),
    publicKey: createPublicKey({ key: other, format: 'jwk' }),
  });

const publicOf = (key: KeyObject): Jwk => createPublicKey(key).export({ format: 'jwk' }) as Jwk;

/** A new ephemeral key of a curve. */
const ephemeral = (curve: string): KeyObject =>
  curve === 'X25519'
    ? generateKeyPairSync('x25519').privateKey
    : generateKeyPairSync('ec', { namedCurve: curve }).privateKey;

/**
 * A compact JWE for whoever holds a key, by direct agreement (RFC 7518, 4.6). `header` has `alg` and `enc`, and gets the
 * ephemeral key.
 */
export const keyJwe = (recipient: Jwk, header: Jwk, plain: Uint8Array | string): string => {
  const own = ephemeral(recipient.crv ?? '');
  const { enc = '' } = header;
  const bits = enc === 'A128GCM' ? 128 : 256;
  const key = concatKdf(agreed(own.export({ format: 'jwk' }) as Jwk, recipient), enc, bits);
  return gcmJwe({ header: { ...header, epk: publicOf(own) }, key, plain });
};

/** A compact JWE for whoever knows a passphrase (RFC 7518, 4.8), with a content key of its own. */
export const passphraseJwe = (
  passphrase: string,
  header: { readonly alg: string; readonly enc: string; readonly p2c: number },
  plain: Uint8Array | string,
): string => {
  const p2s = b64(randomBytes(16));
  const key = randomBytes(header.enc === 'A128GCM' ? 16 : 32);
  const wrapping = passphraseKey(passphrase, { ...header, p2s });
  return gcmJwe({ header: { ...header, p2s }, key, plain, encryptedKey: aesKeyWrap(wrapping, key) });
};
