import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { Manifest, PublicKey } from '../../shared/provisioning/manifest.ts';
import { type ReadBundle, sha256Of } from './bundle.ts';
import { keyFingerprint } from './signing-key.ts';
import type { KeptState } from './state.ts';
import type { BundleTrust } from './trust.ts';

/** Clocks of two machines differ; a bundle that was made later than that comes from the future. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** A fingerprint as people copy it: with or without dashes and blanks, in small letters or capital ones. */
const bare = (fingerprint: string): string => fingerprint.replace(/[\s-]/g, '').toUpperCase();

/**
 * Whether the signer counts here. Problems: `bundle.stranger` with both fingerprints.
 * @param counted the keys that count; null: none was fixed yet, and the first bundle fixes them
 * @param compared the fingerprint that somebody was told beforehand; null: none
 */
export const admitSigner = (
  signer: PublicKey,
  { counted, compared }: { readonly counted: readonly PublicKey[] | null; readonly compared: string | null },
): Result<null> => {
  const own = keyFingerprint(signer);
  if (compared !== null && bare(compared) !== bare(own))
    return fail('bundle.stranger', { signer: own, trusted: compared });
  if (counted === null || counted.includes(signer)) return ok(null);
  return fail('bundle.stranger', {
    signer: own,
    trusted: counted.map(keyFingerprint).slice(0, 3).join(', ') || null,
  });
};

/** Whether a bundle is of its time. Problems: `bundle.future`, `bundle.expired`, with the moment. Pure. */
export const admitDates = (
  { issuedAt, expiresAt }: Pick<Manifest, 'issuedAt' | 'expiresAt'>,
  nowMs: number,
): Result<null> => {
  if (Date.parse(issuedAt) > nowMs + CLOCKS_DIFFER_MS) return fail('bundle.future', { at: issuedAt });
  return Date.parse(expiresAt) <= nowMs ? fail('bundle.expired', { at: expiresAt }) : ok(null);
};

/**
 * Whether a bundle is above all that this user has had. The one that was lost with its state may come again, and no other.
 * Problems: `bundle.older`. Pure.
 */
export const admitVersion = (
  { manifest, signed }: Pick<ReadBundle, 'manifest' | 'signed'>,
  { current, before }: KeptState,
  trust: BundleTrust | null,
): Result<null> => {
  if (current === null && trust !== null && trust.current === sha256Of(signed)) return ok(null);
  const highest = Math.max(trust?.highest ?? 0, current?.manifest.version ?? 0);
  const isKnown = [current, before].some((kept) => kept?.manifest.id === manifest.id);
  return manifest.version > highest && !isKnown
    ? ok(null)
    : fail('bundle.older', { version: manifest.version, highest });
};

const numbersOf = (version: string): readonly number[] =>
  (/^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').map(Number);

/** Whether this Branchdesk is new enough. Problems: `bundle.needs-version`. Pure. */
export const admitNeeds = ({ needs }: Pick<Manifest, 'needs'>, version: string): Result<null> => {
  const [own, wanted] = [numbersOf(version), numbersOf(needs)];
  const at = wanted.findIndex((number, place) => number !== (own[place] ?? 0));
  return at < 0 || (own[at] ?? 0) > (wanted[at] ?? 0)
    ? ok(null)
    : fail('bundle.needs-version', { needs, version });
};
