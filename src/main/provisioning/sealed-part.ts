import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { KeyIdSchema } from '../../shared/provisioning/manifest.ts';
import { base64urlLength, fromBase64url } from './base64url.ts';
import { strictJson } from './strict-json.ts';

/** How a content key is sealed for a key: agreed on by X25519, and used as it is (RFC 7518, 4.6; RFC 8037). */
export const FOR_A_KEY = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/** How it is sealed for a passphrase (RFC 7518, 4.8). */
export const FOR_A_PASSPHRASE = { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM' } as const;

/** How the contents are sealed with the content key. */
export const WITH_THE_CONTENT_KEY = { alg: 'dir', enc: 'A256GCM' } as const;

/** Rounds of PBKDF2: fewer are a downgrade, and more than the most are work that others would make us do. */
export const ROUNDS = { made: 600_000, least: 600_000, most: 2_000_000 } as const;

/** The content key as it is sealed for a passphrase: a compact JWE, and what its header says of the salt and the rounds. */
export interface SealedForPassphrase {
  readonly jwe: string;
  readonly p2s: string;
  readonly p2c: number;
}

/** What is sealed: the content key for each who may open it, and the contents under that key. Compact JWEs. */
export interface SealedPart {
  /** By the ids of keys; null: for a passphrase. */
  readonly keys: ReadonlyMap<string, string> | null;
  readonly passphrase: SealedForPassphrase | null;
  readonly contents: string;
}

const bytes32 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

const KeyHeader = v.pipe(
  v.strictObject({
    alg: v.literal(FOR_A_KEY.alg),
    enc: v.literal(FOR_A_KEY.enc),
    kid: KeyIdSchema,
    epk: v.strictObject({ x: bytes32, crv: v.literal('X25519'), kty: v.literal('OKP') }),
  }),
  v.transform(({ kid }) => kid),
);

const PassphraseHeader = v.strictObject({
  alg: v.literal(FOR_A_PASSPHRASE.alg),
  enc: v.literal(FOR_A_PASSPHRASE.enc),
  p2c: v.pipe(v.number(), v.integer(), v.minValue(ROUNDS.least), v.maxValue(ROUNDS.most)),
  p2s: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/)),
});

const ContentsHeader = v.strictObject({
  alg: v.literal(WITH_THE_CONTENT_KEY.alg),
  enc: v.literal(WITH_THE_CONTENT_KEY.enc),
});

const unreadable = (why: string) => fail('bundle.unreadable', { why });

/** Names of headers that change how a JWE is read, or by which another key would be found for it. */
const CHANGES_READING = ['zip', 'crit', 'b64', 'jku', 'x5u', 'jwk', 'x5c', 'cty', 'apu', 'apv'] as const;

/** Why a header that is not ours is refused. */
const refusal = (header: unknown) => {
  const members = typeof header === 'object' && header !== null ? Object.entries(header) : [];
  const told = new Map<string, unknown>(members);
  if (told.has('zip')) return fail('bundle.downgraded', { why: 'compressed' });
  if (CHANGES_READING.some((name) => told.has(name))) return fail('bundle.downgraded', { why: 'header' });
  const known: readonly { readonly alg: string; readonly enc: string }[] = [
    FOR_A_KEY,
    FOR_A_PASSPHRASE,
    WITH_THE_CONTENT_KEY,
  ];
  if (!known.some(({ alg, enc }) => told.get('alg') === alg && told.get('enc') === enc))
    return fail('bundle.downgraded', { why: 'encryption' });
  const rounds = told.get('p2c');
  if (typeof rounds === 'number' && !(rounds >= ROUNDS.least && rounds <= ROUNDS.most))
    return fail('bundle.downgraded', { why: 'rounds' });
  return unreadable('form');
};

const CONTENT_KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The header of a content key for a key, as it is made: there may be thousands, and each is looked at. */
const AS_MADE =
  /^\{"alg":"ECDH-ES","enc":"A256GCM","kid":"([0-9a-f]{32})","epk":\{"x":"[A-Za-z0-9_-]{43}","crv":"X25519","kty":"OKP"\}\}$/;

/** What a compact JWE has to be: its header, and the bytes of its encrypted key and its ciphertext. */
interface Wanted<T> {
  readonly header: v.GenericSchema<unknown, T>;
  /** The same from its text, where it can be told at a glance; null: it has to be looked at. */
  readonly glance?: (header: string) => T | null;
  /** 0: none, as where a key is agreed on. */
  readonly keyBytes: number;
  /** null: as many as there are. */
  readonly cipherBytes: number | null;
}

/** The header of a compact JWE that is exactly what it has to be. */
const headerOf = <T>(jwe: string, { header, glance, keyBytes, cipherBytes }: Wanted<T>): Result<T> => {
  const [head = '', ...others] = jwe.split('.');
  const bytes = fromBase64url(head);
  const [key, iv, cipher, tag, ...more] = others.map(base64urlLength);
  if (bytes === null || cipher == null || tag == null || more.length > 0) return unreadable('form');
  const fits =
    key === keyBytes &&
    iv === IV_BYTES &&
    (cipherBytes === null || cipher === cipherBytes) &&
    tag === TAG_BYTES;
  const seen = glance?.(bytes.toString('latin1')) ?? null;
  if (seen !== null) return fits ? ok(seen) : unreadable('form');
  const told = strictJson(bytes);
  const parsed = v.safeParse(header, told);
  if (!parsed.success) return refusal(told);
  return fits ? ok(parsed.output) : unreadable('form');
};

/** Every member counts: a schema of a record drops those that have the name of a member of all objects. */
const areKeys = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.entries(value).every(([id, jwe]) => v.is(KeyIdSchema, id) && typeof jwe === 'string');

const Form = v.union([
  v.strictObject({ keys: v.custom<Readonly<Record<string, string>>>(areKeys), contents: v.string() }),
  v.strictObject({ passphrase: v.string(), contents: v.string() }),
]);

/**
 * Reads the sealed part of a bundle without opening it: only what this product seals with, and nothing beside it.
 * Problems: `bundle.unreadable`, `bundle.downgraded`. Pure.
 */
export const readSealedPart = (text: string): Result<SealedPart> => {
  const form = v.safeParse(Form, strictJson(text));
  if (!form.success) return unreadable('form');
  const contents = headerOf(form.output.contents, {
    header: ContentsHeader,
    keyBytes: 0,
    cipherBytes: null,
  });
  if (!contents.ok) return contents;
  if ('passphrase' in form.output) {
    const wanted = {
      header: PassphraseHeader,
      keyBytes: CONTENT_KEY_BYTES + 8,
      cipherBytes: CONTENT_KEY_BYTES,
    };
    const header = headerOf(form.output.passphrase, wanted);
    if (!header.ok) return header;
    const { p2s, p2c } = header.value;
    return ok({
      keys: null,
      passphrase: { jwe: form.output.passphrase, p2s, p2c },
      contents: form.output.contents,
    });
  }
  const keys = new Map(Object.entries(form.output.keys));
  for (const [id, jwe] of keys) {
    const header = headerOf(jwe, {
      header: KeyHeader,
      glance: (text) => AS_MADE.exec(text)?.[1] ?? null,
      keyBytes: 0,
      cipherBytes: CONTENT_KEY_BYTES,
    });
    if (!header.ok) return header;
    if (header.value !== id) return unreadable('form');
  }
  return ok({ keys, passphrase: null, contents: form.output.contents });
};
