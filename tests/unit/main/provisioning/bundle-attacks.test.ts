import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../../src/main/provisioning/bundle.ts';
import {
  type ForgedDevice,
  type Forgery,
  forge,
  forgedDevice,
  forgedSigner,
  rightForKey,
  signedBy,
  withHeader,
  withPart,
} from '../../../support/forging/forged-bundle.ts';
import {
  agreed,
  b64,
  concatKdf,
  gcmJwe,
  type Jwk,
  jws,
  keyJwe,
  passphraseJwe,
} from '../../../support/forging/jose-by-hand.ts';
import { DEVICES, forDevices, forPassphrase, openerOf, PASSPHRASE, SIGNER, verdict } from './attacked.ts';
import { CONFIGURATION } from './parts.ts';

const DOWNGRADED = 'bundle.downgraded';
const UNREADABLE = 'bundle.unreadable';

/** Each attack, how it is forged, and how it has to end. */
type Attack = readonly [name: string, changed: Partial<Forgery>, ends: string];

it('what is forged rightly is accepted', async () => {
  expect(await verdict(forge(forDevices()))).toBe('accepted');
  expect(await verdict(forge(forDevices()), openerOf(DEVICES[1]))).toBe('accepted');
  expect(await verdict(forge(forDevices()), openerOf(forgedDevice('another')))).toBe(
    'bundle.not-for-us: other-keys',
  );
});

/* The signature. */

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const ed448 = generateKeyPairSync('ed448').privateKey;
const stranger = forgedSigner();
const publicJwk = (key: typeof rsa): object => {
  const { d, p, q, dp, dq, qi, ...rest } = key.export({ format: 'jwk' }) as Record<string, string>;
  return rest;
};

/** The order of Ed25519's group (RFC 8032, 5.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** The same signature in another spelling: its scalar and the order of the group. */
const otherScalar = (input: Buffer): Buffer => {
  const right = signedBy(SIGNER)(input);
  const scalar = BigInt(`0x${Buffer.from(right.subarray(32)).reverse().toString('hex')}`) + ORDER;
  return Buffer.concat([
    right.subarray(0, 32),
    Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse(),
  ]);
};

/** Fits every text under the key that is the neutral point. */
const NEUTRAL = { kty: 'OKP', crv: 'Ed25519', x: b64(Buffer.from([1, ...new Array(31).fill(0)])) };
const fitsAll = (): Buffer => Buffer.from([1, ...new Array(63).fill(0)]);

const headed =
  (more: object) =>
  (right: object): object => ({ ...right, ...more });

const SIGNATURES: readonly Attack[] = [
  [
    'no algorithm',
    { signedHeader: headed({ alg: 'none' }), sign: () => Buffer.alloc(0) },
    `${DOWNGRADED}: signature`,
  ],
  ['no algorithm, its signature', { signedHeader: headed({ alg: 'none' }) }, `${DOWNGRADED}: signature`],
  [
    'HS256 with the public key as the secret',
    {
      signedHeader: headed({ alg: 'HS256' }),
      sign: (input) =>
        createHmac('sha256', Buffer.from(SIGNER.x ?? '', 'base64url'))
          .update(input)
          .digest(),
    },
    `${DOWNGRADED}: signature`,
  ],
  [
    'HS256 with a secret in the header',
    {
      signedHeader: headed({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' } }),
      sign: (input) => createHmac('sha256', Buffer.alloc(3)).update(input).digest(),
    },
    `${DOWNGRADED}: signature`,
  ],
  ...(['RS256', 'PS256'] as const).map(
    (alg): Attack => [
      alg,
      { signedHeader: headed({ alg, jwk: publicJwk(rsa) }), sign: (input) => sign('sha256', input, rsa) },
      `${DOWNGRADED}: signature`,
    ],
  ),
  [
    'ES256',
    {
      signedHeader: headed({ alg: 'ES256', jwk: publicJwk(ec) }),
      sign: (input) => sign('sha256', input, { key: ec, dsaEncoding: 'ieee-p1363' }),
    },
    `${DOWNGRADED}: signature`,
  ],
  [
    'Ed448',
    { signedHeader: headed({ jwk: publicJwk(ed448) }), sign: (input) => sign(null, input, ed448) },
    `${DOWNGRADED}: signature`,
  ],
  [
    'the other name of the algorithm',
    { signedHeader: headed({ alg: 'Ed25519' }) },
    `${DOWNGRADED}: signature`,
  ],
  ['crit', { signedHeader: headed({ crit: ['exp'], exp: 1 }) }, `${DOWNGRADED}: signature`],
  ['an empty crit', { signedHeader: headed({ crit: [] }) }, `${DOWNGRADED}: signature`],
  ['b64 false', { signedHeader: headed({ b64: false, crit: ['b64'] }) }, `${DOWNGRADED}: signature`],
  ['another kind of file', { signedHeader: headed({ typ: 'JWT' }) }, `${DOWNGRADED}: signature`],
  ...['kid', 'jku', 'x5u', 'x5c', 'cty', 'zip', '__proto__'].map(
    (name): Attack => [
      `a header with ${name}`,
      { signedHeader: headed({ [name]: 'x' }) },
      `${DOWNGRADED}: signature`,
    ],
  ),
  [
    'a key with its secret',
    { signedHeader: headed({ jwk: { kty: 'OKP', crv: 'Ed25519', x: SIGNER.x, d: SIGNER.d } }) },
    `${DOWNGRADED}: signature`,
  ],
  [
    'a header that says twice how it is signed',
    { signedHeader: (right) => JSON.stringify(right).replace('{', '{"alg":"none",') },
    `${UNREADABLE}: form`,
  ],
  [
    'a header with a blank',
    { signedHeader: (right) => JSON.stringify(right, null, 1) },
    `${UNREADABLE}: form`,
  ],
  [
    'a header with a mark of the byte order',
    { signedHeader: (right) => `\uFEFF${JSON.stringify(right)}` },
    `${UNREADABLE}: form`,
  ],
  ['a header that is no object', { signedHeader: () => '"EdDSA"' }, `${UNREADABLE}: form`],
  ['a header that is deep', { signedHeader: () => '['.repeat(100_000) }, `${UNREADABLE}: form`],
  ['a stranger in the administrator’s name', { sign: signedBy(stranger) }, 'bundle.not-signed'],
  [
    'a stranger’s key beside the administrator’s signature',
    { signedHeader: headed({ jwk: { kty: 'OKP', crv: 'Ed25519', x: stranger.x } }) },
    'bundle.not-signed',
  ],
  [
    'a signature over something else',
    { sign: () => signedBy(SIGNER)(Buffer.from('x')) },
    'bundle.not-signed',
  ],
  ['no signature', { sign: () => Buffer.alloc(0) }, 'bundle.not-signed'],
  ['a signature of zeros', { sign: () => Buffer.alloc(64) }, 'bundle.not-signed'],
  ['a cut signature', { sign: (input) => signedBy(SIGNER)(input).subarray(0, 63) }, 'bundle.not-signed'],
  [
    'a signature with a byte more',
    { sign: (input) => Buffer.concat([signedBy(SIGNER)(input), Buffer.alloc(1)]) },
    'bundle.not-signed',
  ],
  ['the signature in another spelling', { sign: otherScalar }, 'bundle.not-signed'],
  [
    'a key that everybody signs for',
    { signedHeader: headed({ jwk: NEUTRAL }), sign: fitsAll },
    `${UNREADABLE}: form`,
  ],
  [
    'a key that everybody signs for, with its other sign',
    {
      signedHeader: headed({
        jwk: { ...NEUTRAL, x: b64(Buffer.from([1, ...new Array(30).fill(0), 0x80])) },
      }),
      sign: fitsAll,
    },
    `${UNREADABLE}: form`,
  ],
];

/* What is signed. */

const without = (name: string) => (right: Record<string, unknown>) => {
  const { [name]: _, ...rest } = right;
  return rest;
};
const MEMBERS = [
  ...['format', 'id', 'version', 'issuedAt', 'expiresAt', 'graceDays', 'needs', 'audience', 'floor'],
  ...['issuer', 'keys', 'configuration', 'sealed', 'holds'],
];
const ID = DEVICES[0].id;
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  format: [0, '1', 1.5, null],
  id: ['', 'x', '../../etc', `${'0'.repeat(8)}-0000-0000-0000-00000000000G`],
  version: [0, -1, 1.5, 2 ** 53, 1e300, '7', null],
  issuedAt: [
    '2026-02-30T00:00:00.000Z',
    '2026-11-27',
    1,
    '2027-11-27T19:00:00.000Z',
    '2026-11-27T19:00:00.000+01:00',
  ],
  expiresAt: ['2026-11-27T19:00:00.000Z', '+010000-01-01T00:00:00.000Z', null],
  graceDays: [-1, 366, 0.5, '14'],
  needs: ['1', '1.2', '1.2.3-x', '', 'x.y.z'],
  floor: [8, -1, 0.5],
  issuer: ['', ' x', 'x\n', 'x\u202e', 'x'.repeat(81), '\u200b'],
  keys: [[], [SIGNER.x, SIGNER.x], [NEUTRAL.x], ['AA'], 'x', [`${SIGNER.x}=`]],
  configuration: ['', 'A'.repeat(64), '0'.repeat(63)],
  audience: [
    { for: 'anybody' },
    { for: 'passphrase', keys: [] },
    { for: 'keys', keys: [] },
    { for: 'keys', keys: [DEVICES[0], DEVICES[0]].map(({ id, name }) => ({ id, name })) },
    { for: 'keys', keys: [{ id: ID, name: 'x' }] },
    { for: 'keys', keys: [DEVICES[1], DEVICES[0]].map(({ id, name }) => ({ id, name })) },
    {
      for: 'keys',
      keys: Array.from({ length: 5_001 }, (_, at) => ({ id: at.toString(16).padStart(32, '0'), name: 'x' })),
    },
    { for: 'passphrase' },
  ],
  holds: [
    {},
    { systems: ['other'], people: 0, pepper: false, groups: [] },
    { systems: ['airpay', 'airpay'], people: 0, pepper: false, groups: [] },
    { systems: [], people: 0, pepper: false, groups: [], secrets: 'x' },
  ],
};

const MANIFESTS: readonly Attack[] = [
  ...MEMBERS.map(
    (name): Attack => [`a manifest without ${name}`, { manifest: without(name) }, `${UNREADABLE}: manifest`],
  ),
  ...Object.entries(WRONG).flatMap(([name, values]) =>
    values.map(
      (value, at): Attack => [
        `a manifest with ${name} ${JSON.stringify(value).slice(0, 60)} (${at})`,
        { manifest: (right) => ({ ...right, [name]: value }) },
        `${UNREADABLE}: manifest`,
      ],
    ),
  ),
  ['a member more', { manifest: (right) => ({ ...right, more: 1 }) }, `${UNREADABLE}: manifest`],
  [
    'a member that is a prototype',
    { payload: (right) => right.replace('{', '{"__proto__":{},') },
    `${UNREADABLE}: manifest`,
  ],
  ['a member twice', { payload: (right) => right.replace('{', '{"version":9,') }, `${UNREADABLE}: manifest`],
  ['a newer form', { manifest: (right) => ({ ...right, format: 2, news: [] }) }, `${UNREADABLE}: newer`],
  ['a line more', { payload: (right) => `${right}\n` }, `${UNREADABLE}: manifest`],
  ['a mark of the byte order', { payload: (right) => `\uFEFF${right}` }, `${UNREADABLE}: manifest`],
  [
    'an escape that need not be',
    { payload: (right) => right.replace('south', '\\u0073outh') },
    `${UNREADABLE}: manifest`,
  ],
  [
    'bytes that are no text',
    { payload: (right) => Buffer.concat([Buffer.from(right), Buffer.from([0xff])]) },
    `${UNREADABLE}: manifest`,
  ],
  ['a deep manifest', { payload: () => '['.repeat(500_000) }, `${UNREADABLE}: manifest`],
  ['nothing', { payload: () => '' }, `${UNREADABLE}: manifest`],
];

/* What is sealed: an administrator's own program that does it wrong, or a hostile one. */

const forKeyAs =
  (more: Readonly<Record<string, string>>, key: (device: ForgedDevice) => Jwk = ({ jwk }) => jwk) =>
  (device: ForgedDevice, contentKey: Uint8Array): string => {
    const { d: _secret, ...recipient } = key(device);
    return keyJwe(recipient, { alg: 'ECDH-ES', enc: 'A256GCM', kid: device.id, ...more }, contentKey);
  };
const keyHeaded =
  (changed: (right: Record<string, unknown>) => object | string) =>
  (device: ForgedDevice, contentKey: Uint8Array): string =>
    withHeader(rightForKey(device, contentKey), changed);
const contentsAs =
  (more: object, deflate = false) =>
  (plain: string | Uint8Array, key: Uint8Array): string =>
    gcmJwe({
      header: { alg: 'dir', enc: 'A256GCM', ...more },
      key,
      plain: deflate ? deflateRawSync(plain) : plain,
    });
const contentsPart =
  (at: number, part: (right: string) => string) => (plain: string | Uint8Array, key: Uint8Array) =>
    withPart(contentsAs({})(plain, key), at, part);
const cut = (bytes: number) => (right: string) => b64(Buffer.from(right, 'base64url').subarray(0, bytes));

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }) as Jwk;

/** Points for which everybody knows what is agreed on (RFC 7748, 6.1), the other spellings of them included. */
const SMALL_POINTS = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/** Sealed with the key that follows when nothing but zeros was agreed on. */
const withSmallPoint = (hex: string) => (device: ForgedDevice, contentKey: Uint8Array) =>
  gcmJwe({
    header: {
      ...{ alg: 'ECDH-ES', enc: 'A256GCM', kid: device.id },
      epk: { x: b64(Buffer.from(hex, 'hex')), crv: 'X25519', kty: 'OKP' },
    },
    key: concatKdf(Buffer.alloc(32), 'A256GCM', 256),
    plain: contentKey,
  });

const DAMAGED = `${UNREADABLE}: changed`;

const right = {
  configuration: CONFIGURATION,
  credentials: { airpay: { secretKey: 'canary' } },
  groups: [] as unknown[],
};

const SEALED: readonly Attack[] = [
  ...[
    'ECDH-ES+A256KW',
    'ECDH-ES+A128KW',
    'RSA1_5',
    'RSA-OAEP-256',
    'A256KW',
    'A256GCMKW',
    'dir',
    'none',
    'PBES2-HS512+A256KW',
  ].map(
    (alg): Attack => [
      `the content key by ${alg}`,
      { forKey: keyHeaded((right) => ({ ...right, alg })) },
      // These two are ours elsewhere: here they have another form.
      alg === 'dir' || alg === 'PBES2-HS512+A256KW' ? `${UNREADABLE}: form` : `${DOWNGRADED}: encryption`,
    ],
  ),
  ...['A128GCM', 'A192GCM', 'A128CBC-HS256', 'A256CBC-HS512', 'none'].flatMap((enc): Attack[] => [
    [`the content key with ${enc}`, { forKey: forKeyAs({ enc }) }, `${DOWNGRADED}: encryption`],
    [`the contents with ${enc}`, { sealContents: contentsAs({ enc }) }, `${DOWNGRADED}: encryption`],
  ]),
  ['the content key on another curve', { forKey: forKeyAs({}, () => p256) }, `${UNREADABLE}: form`],
  [
    'an ephemeral key with its secret',
    { forKey: keyHeaded((right) => ({ ...right, epk: { ...(right.epk as object), d: 'AA' } })) },
    `${UNREADABLE}: form`,
  ],
  ['no ephemeral key', { forKey: keyHeaded(without('epk')) }, `${UNREADABLE}: form`],
  ...SMALL_POINTS.map(
    (hex): Attack => [
      `an ephemeral key of small order ${hex.slice(0, 8)}`,
      { forKey: withSmallPoint(hex) },
      DAMAGED,
    ],
  ),
  ...SMALL_POINTS.map(
    (hex): Attack => [
      `the same with the bit above ${hex.slice(0, 8)}`,
      { forKey: withSmallPoint(hex.slice(0, 62) + (Number.parseInt(hex.slice(62), 16) | 0x80).toString(16)) },
      DAMAGED,
    ],
  ),
  ['compressed contents', { sealContents: contentsAs({ zip: 'DEF' }, true) }, `${DOWNGRADED}: compressed`],
  [
    'contents that only say that they are compressed',
    { sealContents: contentsAs({ zip: 'DEF' }) },
    `${DOWNGRADED}: compressed`,
  ],
  ['compressed contents that do not say so', { sealContents: contentsAs({}, true) }, 'bundle.contents'],
  [
    'a compressed content key',
    { forKey: keyHeaded((right) => ({ ...right, zip: 'DEF' })) },
    `${DOWNGRADED}: compressed`,
  ],
  ...(['crit', 'b64', 'apu', 'apv', 'jku', 'jwk', 'x5c', 'cty'] as const).flatMap((name): Attack[] => [
    [
      `a content key with ${name}`,
      { forKey: keyHeaded((right) => ({ ...right, [name]: 'x' })) },
      `${DOWNGRADED}: header`,
    ],
    [`contents with ${name}`, { sealContents: contentsAs({ [name]: 'x' }) }, `${DOWNGRADED}: header`],
  ]),
  ['contents with a member more', { sealContents: contentsAs({ more: 1 }) }, `${UNREADABLE}: form`],
  [
    'a content key under another id',
    { forKey: keyHeaded((right) => ({ ...right, kid: DEVICES[1].id })) },
    `${UNREADABLE}: form`,
  ],
  ['a content key under no id', { forKey: keyHeaded(without('kid')) }, `${UNREADABLE}: form`],
  [
    'a content key that was sealed for somebody else',
    { forKey: (device, key) => rightForKey({ ...device, jwk: DEVICES[1].jwk }, key) },
    DAMAGED,
  ],
  [
    'another content key',
    {
      forKey: (device, key) =>
        rightForKey(
          device,
          key.map((byte) => byte ^ 1),
        ),
    },
    DAMAGED,
  ],
  [
    'a short content key',
    { forKey: (device, key) => rightForKey(device, key.subarray(0, 16)) },
    `${UNREADABLE}: form`,
  ],
  [
    'a long content key',
    { forKey: (device, key) => rightForKey(device, Buffer.concat([key, key])) },
    `${UNREADABLE}: form`,
  ],
  [
    'an encrypted key beside the agreed one',
    { forKey: (device, key) => withPart(rightForKey(device, key), 1, () => 'AAAA') },
    `${UNREADABLE}: form`,
  ],
  ...[0, 4, 12, 15].map(
    (bytes): Attack => [
      `a tag of ${bytes} bytes`,
      { sealContents: contentsPart(4, cut(bytes)) },
      `${UNREADABLE}: form`,
    ],
  ),
  ['a short IV', { sealContents: contentsPart(2, cut(8)) }, `${UNREADABLE}: form`],
  ['no IV', { sealContents: contentsPart(2, () => '') }, `${UNREADABLE}: form`],
  ['cut contents', { sealContents: contentsPart(3, cut(20)) }, DAMAGED],
  [
    'a part more',
    { sealContents: (plain, key) => `${contentsAs({})(plain, key)}.AA` },
    `${UNREADABLE}: form`,
  ],
  [
    'contents as JSON',
    {
      sealed: ({ keys, contents }) => {
        const [head, , iv, ciphertext, tag] = String(contents).split('.');
        return JSON.stringify({
          keys,
          contents: { protected: head, header: { zip: 'DEF' }, iv, ciphertext, tag },
        });
      },
    },
    `${UNREADABLE}: form`,
  ],
  [
    'a member more beside the contents',
    { sealed: (right) => JSON.stringify({ ...right, unprotected: {} }) },
    `${UNREADABLE}: form`,
  ],
  [
    'a passphrase beside the keys',
    { sealed: (right) => JSON.stringify({ ...right, passphrase: right.contents }) },
    `${UNREADABLE}: form`,
  ],
  [
    'no keys',
    { sealed: (right) => JSON.stringify({ keys: {}, contents: right.contents }) },
    `${UNREADABLE}: manifest`,
  ],
  [
    'keys in another order',
    {
      sealed: ({ keys, contents }) =>
        JSON.stringify({ keys: Object.fromEntries(Object.entries(keys as object).reverse()), contents }),
    },
    `${UNREADABLE}: manifest`,
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString'].flatMap((name): Attack[] => [
    [
      `a key that is called ${name}`,
      { sealed: (right) => JSON.stringify(right).replace('{"keys":{', `{"keys":{"${name}":"x",`) },
      `${UNREADABLE}: form`,
    ],
    [
      `a member that is called ${name}`,
      { sealed: (right) => JSON.stringify(right).replace('{', `{"${name}":"x",`) },
      `${UNREADABLE}: form`,
    ],
    [
      `contents with a member that is called ${name}`,
      { contents: `{"${name}":"x",${JSON.stringify(right).slice(1)}` },
      'bundle.contents',
    ],
    [
      `a manifest with a member that is called ${name}`,
      { payload: (right) => right.replace('{', `{"${name}":"x",`) },
      `${UNREADABLE}: manifest`,
    ],
  ]),
  [
    'contents twice',
    { sealed: (right) => JSON.stringify(right).replace('{', '{"contents":"x",') },
    `${UNREADABLE}: form`,
  ],
  ['a sealed part with a blank', { sealed: (right) => `${JSON.stringify(right)} ` }, `${UNREADABLE}: form`],
  ['a sealed part that is deep', { sealed: () => '['.repeat(1_000_000) }, `${UNREADABLE}: form`],
  ['a sealed part of very many', { sealed: () => `[${'0,'.repeat(1_000_000)}0]` }, `${UNREADABLE}: form`],
  ['another sealed part', { exchanged: () => '{}' }, DAMAGED],
];

/* What was sealed rightly, and is not what it has to be. */

const group = forgedDevice('Tills');
const groupEntry = {
  id: group.id,
  name: 'Tills',
  key: { kty: 'OKP', crv: 'X25519', x: group.jwk.x, d: group.jwk.d },
};
const holding = (groups: readonly unknown[]): Partial<Forgery> => ({
  contents: JSON.stringify({ ...right, groups }),
  manifest: (made) => ({
    ...made,
    holds: { ...(made.holds as object), groups: [{ id: group.id, name: 'Tills' }] },
  }),
});
const written = (contents: string | Uint8Array): Partial<Forgery> => ({ contents });
const lying = (holds: object): Partial<Forgery> => ({
  manifest: (made) => ({ ...made, holds: { ...(made.holds as object), ...holds } }),
});

const CONTENTS: readonly Attack[] = [
  ...[
    ['nothing', ''],
    ['no JSON', 'canary'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a line more', `${JSON.stringify(right)}\n`],
    ['a mark of the byte order', `\uFEFF${JSON.stringify(right)}`],
    ['a member twice', JSON.stringify(right).replace('{', '{"groups":[],')],
    ['a member more', JSON.stringify({ ...right, canary: 'canary' })],
    ['no credentials', JSON.stringify({ configuration: CONFIGURATION, groups: [] })],
    ['credentials of nobody', JSON.stringify({ ...right, credentials: { canary: {} } })],
    [
      'credentials of another form',
      JSON.stringify({ ...right, credentials: { airpay: { canary: 'canary' } } }),
    ],
    ['credentials as a text', JSON.stringify({ ...right, credentials: 'canary' })],
    ['a short pepper', JSON.stringify({ ...right, credentials: { operators: { pepper: 'canary' } } })],
    [
      'another configuration than was signed',
      JSON.stringify({ ...right, configuration: `${CONFIGURATION} ` }),
    ],
    ['deep', `{"configuration":${'['.repeat(1_000_000)}`],
    ['very many', `{"groups":[${'{},'.repeat(1_000_000)}{}]}`],
    ['huge', JSON.stringify({ ...right, configuration: ' '.repeat(4_300_000) })],
  ].map(([name = '', text = '']): Attack => [`contents that are ${name}`, written(text), 'bundle.contents']),
  [
    'contents that are no text',
    written(Buffer.concat([Buffer.from(JSON.stringify(right)), Buffer.from([0xff])])),
    'bundle.contents',
  ],
  ...[
    { systems: [] },
    { systems: ['airpay', 'wm'] },
    { people: 3 },
    { pepper: true },
    { groups: [{ id: ID, name: 'x' }] },
  ].map(
    (holds): Attack => [`a manifest that lies: ${JSON.stringify(holds)}`, lying(holds), 'bundle.contents'],
  ),
  ['a group', holding([groupEntry]), 'accepted'],
  ['a group of another id', holding([{ ...groupEntry, id: ID }]), 'bundle.contents'],
  ['a group twice', holding([groupEntry, groupEntry]), 'bundle.contents'],
  [
    'a group without its secret',
    holding([{ ...groupEntry, key: { ...groupEntry.key, d: '' } }]),
    'bundle.contents',
  ],
  ['a group with a member more', holding([{ ...groupEntry, canary: 1 }]), 'bundle.contents'],
  [
    'a configuration with a fault',
    { configuration: CONFIGURATION.replace('"IN" }', '"XX" }') },
    'bundle.contents',
  ],
  ['a configuration that is deep', { configuration: '['.repeat(400_000) }, 'bundle.contents'],
];

describe.each([
  ['the signature', SIGNATURES],
  ['what is signed', MANIFESTS],
  ['what is sealed', SEALED],
  ['the contents', CONTENTS],
])('an attack on %s', (_, attacks) => {
  it.each(attacks)('%s', async (_name, changed, ends) => {
    expect(await verdict(forge(forDevices(changed)))).toBe(ends);
  });
});

describe('an attack on the passphrase', () => {
  const header = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 600_000 };
  const sealedAs = (more: object): Partial<Forgery> => ({
    // What it says of itself decides: it is refused before anything is derived.
    forPassphrase: (_passphrase, key) =>
      withHeader(passphraseJwe('x', { ...header, p2c: 1 }, key), (made) => ({
        ...made,
        p2c: 600_000,
        ...more,
      })),
  });

  it.each<Attack>([
    ...[1, 1_000, 599_999, 2_000_001, 100_000_000, 1e300].map(
      (p2c): Attack => [`${p2c} rounds`, sealedAs({ p2c }), `${DOWNGRADED}: rounds`],
    ),
    ['rounds that are no whole number', sealedAs({ p2c: 600_000.5 }), `${UNREADABLE}: form`],
    ['rounds as a text', sealedAs({ p2c: '600000' }), `${UNREADABLE}: form`],
    ['no rounds', sealedAs({ p2c: undefined }), `${UNREADABLE}: form`],
    ['a short salt', sealedAs({ p2s: 'AAAAAAAAAAA' }), `${UNREADABLE}: form`],
    ['no salt', sealedAs({ p2s: undefined }), `${UNREADABLE}: form`],
    ...['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'A256KW', 'none'].map(
      (alg): Attack => [alg, sealedAs({ alg }), `${DOWNGRADED}: encryption`],
    ),
    ['A128GCM', sealedAs({ enc: 'A128GCM' }), `${DOWNGRADED}: encryption`],
    ['compressed', sealedAs({ zip: 'DEF' }), `${DOWNGRADED}: compressed`],
    ['crit', sealedAs({ crit: ['p2c'] }), `${DOWNGRADED}: header`],
  ])('%s', async (_name, changed, ends) => {
    expect(await verdict(forge(forPassphrase(changed)), { passphrase: PASSPHRASE })).toBe(ends);
  });

  it('another one', async () => {
    const text = forge(forPassphrase());
    expect(await verdict(text, { passphrase: `${PASSPHRASE}s` })).toBe('bundle.wrong-passphrase');
    expect(await verdict(text, { passphrase: '' })).toBe('bundle.wrong-passphrase');
    expect(await verdict(text)).toBe('bundle.passphrase-needed');
  }, 60_000);
});

describe('an attack with two bundles', () => {
  type Parts = { readonly keys: Readonly<Record<string, string>>; readonly contents: string };
  const partsOf = (text: string): Parts =>
    JSON.parse((JSON.parse(text) as { sealed: string }).sealed) as Parts;
  const [one, other] = [forge(forDevices()), forge(forDevices())];
  const [own, theirs] = [partsOf(one), partsOf(other)];

  it.each([
    ['the sealed part', theirs],
    ['the contents', { ...own, contents: theirs.contents }],
    ['the content keys', { ...own, keys: theirs.keys }],
    ['one content key', { ...own, keys: { ...own.keys, [ID]: theirs.keys[ID] } }],
  ])('%s of the other', async (_, mixed) => {
    const file = JSON.parse(one) as { manifest: string; sealed: string };
    expect(await verdict(JSON.stringify({ ...file, sealed: JSON.stringify(mixed) }))).toBe(DAMAGED);
  });

  it.each([
    ['the contents', { ...own, contents: theirs.contents }],
    ['the content keys', { ...own, keys: theirs.keys }],
    ['one content key', { ...own, keys: { ...own.keys, [ID]: theirs.keys[ID] } }],
  ])('%s of the other, signed anew', async (_, mixed) => {
    expect(await verdict(forge(forDevices({ sealed: () => JSON.stringify(mixed) })))).toBe(DAMAGED);
  });

  it('the manifest of the other', async () => {
    const { manifest } = JSON.parse(other) as { manifest: string };
    const { sealed } = JSON.parse(one) as { sealed: string };
    expect(await verdict(JSON.stringify({ manifest, sealed }))).toBe(DAMAGED);
  });

  it('a stranger who signs it anew is told as who it is', () => {
    const read = readBundle(forge(forDevices({ signer: stranger })));
    expect(read.ok && read.value.signer).toBe(stranger.x);
  });
});

describe('another text of the same bundle', () => {
  const text = forge(forDevices());
  const { manifest, sealed } = JSON.parse(text) as { manifest: string; sealed: string };
  const [head = '', payload = '', signature = ''] = manifest.split('.');
  const file = (signed: unknown, more: object = {}): string =>
    JSON.stringify({ manifest: signed, sealed, ...more });
  const last = signature.slice(-1);
  const stray = String.fromCharCode(last.charCodeAt(0) + 1);

  it.each([
    ['a line more', `${text}\n`],
    ['a blank before', ` ${text}`],
    ['lines', JSON.stringify(JSON.parse(text), null, 2)],
    ['a mark of the byte order', `\uFEFF${text}`],
    ['in another order', JSON.stringify({ sealed, manifest })],
    ['a member more', file(manifest, { more: 1 })],
    ['a member twice', text.replace('{', '{"sealed":"x",')],
    ['one after the other', text + text],
    ['two in a list', JSON.stringify([JSON.parse(text), JSON.parse(text)])],
    ['a comment', `${text}//`],
    ['a zero at its end', `${text}\0`],
    ['in UTF-16', [...text].join('\0')],
    ['capitals', text.toUpperCase()],
    ['escapes', text.replace('manifest', 'm\\u0061nifest')],
    ['padding', file(`${manifest}=`)],
    ['stray bits', file(`${head}.${payload}.${signature.slice(0, -1)}${stray}`)],
    ['the other alphabet', file(manifest.replaceAll('-', '+').replaceAll('_', '/'))],
    ['a part more', file(`${manifest}.`)],
    ['a part less', file(`${head}.${payload}`)],
    ['no payload', file(`${head}..${signature}`)],
    [
      'two signatures',
      file({
        payload,
        signatures: [
          { protected: head, signature },
          { protected: head, signature },
        ],
      }),
    ],
    [
      'members that are not protected',
      file({ payload, protected: head, header: { alg: 'none' }, signature }),
    ],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['a number', '1e400'],
    ['deep', '['.repeat(8_000_000)],
    ['huge', `{"manifest":"${'A'.repeat(8_400_000)}","sealed":""}`],
  ])('%s', async (_, changed) => {
    expect(changed).not.toBe(text);
    const started = performance.now();
    expect(await verdict(changed)).toMatch(/^bundle\.(unreadable|not-signed)/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('cut anywhere', async () => {
    for (let at = 0; at < text.length; at += 7)
      expect(await verdict(text.slice(0, at))).toMatch(/^bundle\.unreadable/);
  });
});

it('by hand, what is agreed on with a point of small order is refused by Node itself', () => {
  expect(() => agreed(DEVICES[0].jwk, { kty: 'OKP', crv: 'X25519', x: b64(Buffer.alloc(32)) })).toThrow();
  expect(jws('x', '', () => Buffer.alloc(0))).toBe('eA..');
});
