import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { type Manifest, ManifestSchema, type PublicKey } from '../../shared/provisioning/manifest.ts';
import { isSignedBy } from '../receipts/ed25519.ts';
import { fromBase64url } from './base64url.ts';
import { readSealedPart } from './sealed-part.ts';
import { signingKeyBytes } from './signing-key.ts';
import { strictJson } from './strict-json.ts';

/** Characters that the file of a bundle may have, each of them one byte. */
export const MOST_BUNDLE_BYTES = 8 * 1_048_576;

/** How a manifest is signed. */
export const SIGNED_AS = { alg: 'EdDSA', typ: 'branchdesk-bundle' } as const;

/** A bundle whose signature and form are right. Whether its signer counts here, and until when it holds, is asked elsewhere. */
export interface ReadBundle {
  readonly manifest: Manifest;
  /** Whose signature it has. */
  readonly signer: PublicKey;
  /** The manifest as it was signed: a compact JWS. */
  readonly signed: string;
  /** The sealed part, as text. */
  readonly sealed: string;
}

const Header = v.strictObject({
  alg: v.literal(SIGNED_AS.alg),
  typ: v.literal(SIGNED_AS.typ),
  jwk: v.strictObject({ kty: v.literal('OKP'), crv: v.literal('Ed25519'), x: v.string() }),
});

const unreadable = (why: string) => fail('bundle.unreadable', { why });

/** The hexadecimal SHA-256 of a text in UTF-8. */
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A header that is not ours: of another way to sign, or of nothing at all. */
const otherHeader = (header: unknown) =>
  typeof header === 'object' && header !== null && 'alg' in header
    ? fail('bundle.downgraded', { why: 'signature' })
    : unreadable('form');

/** A payload that was signed and is no manifest of this version: of a later one it says so. */
const otherManifest = (payload: unknown) =>
  v.is(v.object({ format: v.pipe(v.number(), v.integer(), v.minValue(2)) }), payload)
    ? unreadable('newer')
    : unreadable('manifest');

/**
 * Reads a signed manifest, a compact JWS, and checks its signature under the key in its header: whether that key counts is
 * the caller's question. Problems: `bundle.unreadable`, `bundle.downgraded`, `bundle.not-signed`. Pure.
 */
export const readManifest = (
  signed: string,
): Result<{ readonly manifest: Manifest; readonly signer: PublicKey }> => {
  if (signed.length > MOST_BUNDLE_BYTES) return unreadable('too-large');
  const parts = signed.split('.');
  const [head, body, signature] = parts.map(fromBase64url);
  if (parts.length !== 3 || head == null || body == null || signature == null) return unreadable('form');
  const told = strictJson(head);
  const header = v.safeParse(Header, told);
  if (!header.success) return otherHeader(told);
  const signer = header.output.jwk.x;
  const key = signingKeyBytes(signer);
  if (key === null) return unreadable('form');
  const input = Buffer.from(signed.slice(0, signed.lastIndexOf('.')), 'ascii');
  if (!isSignedBy(key, input, signature)) return fail('bundle.not-signed');
  const payload = strictJson(body);
  const manifest = v.safeParse(ManifestSchema, payload);
  if (!manifest.success) return otherManifest(payload);
  return manifest.output.keys.every((one) => signingKeyBytes(one) !== null)
    ? ok({ manifest: manifest.output, signer })
    : unreadable('manifest');
};

const File = v.strictObject({ manifest: v.string(), sealed: v.string() });

/**
 * Reads the text of a bundle: its form, its signature by the key in its header, and that the sealed part is what was
 * signed. Nothing is decrypted. Problems: `bundle.unreadable` (`why`: `too-large`, `form`, `newer`, `manifest`,
 * `changed`), `bundle.downgraded` (`why`: `signature`, `encryption`, `rounds`, `compressed`, `header`),
 * `bundle.not-signed`. Pure.
 */
export const readBundle = (text: string): Result<ReadBundle> => {
  if (text.length > MOST_BUNDLE_BYTES) return unreadable('too-large');
  const file = v.safeParse(File, strictJson(text));
  if (!file.success) return unreadable('form');
  const { manifest: signed, sealed } = file.output;
  if (JSON.stringify({ manifest: signed, sealed }) !== text) return unreadable('form');
  const read = readManifest(signed);
  if (!read.ok) return read;
  const { manifest, signer } = read.value;
  if (sha256Of(sealed) !== manifest.sealed) return unreadable('changed');
  const part = readSealedPart(sealed);
  if (!part.ok) return part;
  const ids = manifest.audience.for === 'keys' ? manifest.audience.keys.map(({ id }) => id) : null;
  const sealedFor = part.value.keys === null ? null : [...part.value.keys.keys()];
  if (JSON.stringify(ids) !== JSON.stringify(sealedFor)) return unreadable('manifest');
  return ok({ manifest, signer, signed, sealed });
};
