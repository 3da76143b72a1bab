import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { type Manifest, ManifestSchema, MOST_KEYS } from '../../shared/provisioning/manifest.ts';
import type { AdministratorKey } from './administrator-key.ts';
import { readBundle, SIGNED_AS, sha256Of } from './bundle.ts';
import { type Contents, holdsOf, MOST_CONTENTS_BYTES } from './contents.ts';
import type { DeviceCard } from './device-card.ts';
import { type JudgePassphrase, judgePassphrase } from './passphrase.ts';
import { sealForPassphrase } from './passphrase-seal.ts';
import { FOR_A_KEY, WITH_THE_CONTENT_KEY } from './sealed-part.ts';

/** Who may open a bundle: whoever holds one of these keys, or knows the passphrase. */
type SealFor = { readonly cards: readonly DeviceCard[] } | { readonly passphrase: string };

/** What a bundle is made of. */
export interface BundleParts {
  /** What the maker decides of the manifest; the rest follows from the contents. */
  readonly about: Pick<
    Manifest,
    'id' | 'version' | 'issuedAt' | 'expiresAt' | 'graceDays' | 'needs' | 'floor' | 'issuer' | 'keys'
  >;
  readonly contents: Contents;
  readonly signer: AdministratorKey;
  readonly for: SealFor;
  /** What whoever finds the file would try as a passphrase, beside the issuer: the names of the branch. */
  readonly known?: readonly string[];
  /** Measures the passphrase; left out: here and now. */
  readonly judge?: JudgePassphrase;
}

const utf8 = new TextEncoder();

/** The content key for each who may open it. Problems: `bundle.runtime`. */
const forWhom = async (contentKey: Uint8Array, sealFor: SealFor): Promise<Result<object>> => {
  if ('passphrase' in sealFor) {
    const passphrase = await sealForPassphrase(contentKey, sealFor.passphrase);
    return passphrase.ok ? ok({ passphrase: passphrase.value }) : passphrase;
  }
  const { CompactEncrypt } = await import('jose');
  const keys: [string, string][] = [];
  for (const { id, x } of sealFor.cards) {
    const jwe = await new CompactEncrypt(contentKey)
      .setProtectedHeader({ ...FOR_A_KEY, kid: id })
      .encrypt({ kty: 'OKP', crv: 'X25519', x });
    keys.push([id, jwe]);
  }
  return ok({ keys: Object.fromEntries(keys) });
};

/** The sealed part: the content key for each who may open it, and the contents under that key. Problems: `bundle.runtime`. */
const sealed = async (plain: Uint8Array, sealFor: SealFor): Promise<Result<string>> => {
  const { CompactEncrypt } = await import('jose');
  const contentKey = new Uint8Array(randomBytes(32));
  try {
    const keys = await forWhom(contentKey, sealFor);
    if (!keys.ok) return keys;
    const contents = await new CompactEncrypt(plain)
      .setProtectedHeader(WITH_THE_CONTENT_KEY)
      .encrypt(contentKey);
    return ok(JSON.stringify({ ...keys.value, contents }));
  } finally {
    contentKey.fill(0);
  }
};

const audienceOf = (sealFor: SealFor): Manifest['audience'] =>
  'passphrase' in sealFor
    ? { for: 'passphrase' }
    : { for: 'keys', keys: sealFor.cards.map(({ id, name }) => ({ id, name })) };

const unmade = (why: string) => fail('bundle.not-made', { why });

/** What keeps a bundle from being sealed for these. */
const audienceFault = async (
  sealFor: SealFor,
  known: readonly string[],
  judge: JudgePassphrase,
): Promise<Result<null>> => {
  if ('passphrase' in sealFor) return judge(sealFor.passphrase, known);
  if (sealFor.cards.length === 0) return unmade('nobody');
  return sealFor.cards.length > MOST_KEYS ? unmade('too-many-keys') : ok(null);
};

/**
 * Makes the text of a bundle: seals the contents, says what there is to say of them, and signs it. What was made is read
 * back before it is given. Problems: `bundle.contents`, `bundle.weak-passphrase`, `bundle.runtime`, `bundle.not-made`
 * (`why`: `nobody`, `too-many-keys`, `manifest`, `too-large`).
 */
export const makeBundle = async (parts: BundleParts): Promise<Result<string>> => {
  const { about, contents, signer } = parts;
  const judged = await audienceFault(
    parts.for,
    [about.issuer, ...(parts.known ?? [])],
    parts.judge ?? judgePassphrase,
  );
  if (!judged.ok) return judged;
  const holds = holdsOf(contents);
  if (!holds.ok) return holds;
  const { configuration, credentials, groups } = contents;
  const plain = utf8.encode(JSON.stringify({ configuration, credentials, groups }));
  if (plain.length > MOST_CONTENTS_BYTES) return unmade('too-large');
  const sealedPart = await sealed(plain, parts.for);
  plain.fill(0);
  if (!sealedPart.ok) return sealedPart;
  const manifest = v.safeParse(ManifestSchema, {
    format: 1,
    ...about,
    audience: audienceOf(parts.for),
    configuration: sha256Of(configuration),
    sealed: sha256Of(sealedPart.value),
    holds: holds.value,
  });
  if (!manifest.success) return unmade('manifest');
  const { CompactSign } = await import('jose');
  const signed = await new CompactSign(utf8.encode(JSON.stringify(manifest.output)))
    .setProtectedHeader({ ...SIGNED_AS, jwk: { kty: signer.kty, crv: signer.crv, x: signer.x } })
    .sign({ ...signer });
  const text = JSON.stringify({ manifest: signed, sealed: sealedPart.value });
  const read = readBundle(text);
  if (read.ok) return ok(text);
  return read.problem.data.why === 'too-large' ? unmade('too-large') : read;
};
