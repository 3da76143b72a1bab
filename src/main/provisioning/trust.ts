import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { type PublicKey, PublicKeySchema } from '../../shared/provisioning/manifest.ts';
import type { EntriesByName, KeychainResult } from '../ports/keychain.ts';
import type { KeptBundle, KeptState } from './state.ts';

/** The keychain's entry that says what counts, so that a state that is taken away or planted changes nothing of it. */
const TRUST_ENTRY = 'provisioning/trust';

const digest = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

const TrustText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    keys: v.array(PublicKeySchema),
    highest: v.number(),
    floor: v.number(),
    current: digest,
    before: digest,
    incoming: digest,
  }),
);

/** What counts for this user. It only ever goes forward: going back to the state before takes nothing of it away. */
export interface BundleTrust {
  /** Administrators whose bundles are taken. */
  readonly keys: readonly PublicKey[];
  /** The highest version that was ever imported. */
  readonly highest: number;
  /** Nobody goes back below it. */
  readonly floor: number;
  /** Digests of the bundles that were imported here, and of one whose import has begun. Nothing else is a state. */
  readonly current: string | null;
  readonly before: string | null;
  readonly incoming: string | null;
}

/** Nothing counts yet: the first bundle fixes it. */
const FRESH: BundleTrust = { keys: [], highest: 0, floor: 0, current: null, before: null, incoming: null };

/** What counts, as the keychain gives it; null: nothing was ever imported. */
export const trustIn = async (
  keychain: Pick<EntriesByName, 'get'>,
): Promise<KeychainResult<BundleTrust | null>> => {
  const held = await keychain.get(TRUST_ENTRY);
  if (!held.ok) return held.fault === 'absent' ? { ok: true, value: null } : held;
  const trust = v.safeParse(TrustText, held.value);
  return trust.success
    ? { ok: true, value: trust.output }
    : { ok: false, fault: 'corrupt', detail: 'What bundles are trusted by cannot be read.' };
};

/** The same for whoever imports. Problems: `bundle.keychain`. */
export const readTrust = async (
  keychain: Pick<EntriesByName, 'get'>,
): Promise<Result<BundleTrust | null>> => {
  const trust = await trustIn(keychain);
  return trust.ok ? ok(trust.value) : fail('bundle.keychain', { why: trust.fault });
};

/** Keeps what counts. Problems: `bundle.keychain`. */
export const keepTrust = async (
  keychain: Pick<EntriesByName, 'set'>,
  trust: BundleTrust,
): Promise<Result<null>> => {
  const kept = await keychain.set(TRUST_ENTRY, JSON.stringify(trust));
  return kept.ok ? ok(null) : fail('bundle.keychain', { why: kept.fault });
};

/** The same with a bundle whose import begins: the keychain vouches for it from now on, should it be committed. Pure. */
export const expecting = (trust: BundleTrust | null, incoming: string): BundleTrust => ({
  ...(trust ?? FRESH),
  incoming,
});

const knows = ({ current, before, incoming }: BundleTrust, { digest: own }: KeptBundle): boolean =>
  [current, before, incoming].includes(own);

/** Whether the keychain vouches for a bundle: it was imported here, and nobody may not go back to it. Pure. */
export const vouchesFor = (trust: BundleTrust | null, kept: KeptBundle): boolean =>
  trust !== null && knows(trust, kept) && kept.manifest.version >= trust.floor;

/**
 * What counts once a state stands, however its import or the way back to it ended. A state that nobody vouches for changes
 * nothing of it. Pure.
 */
export const trustAfter = (trust: BundleTrust, { current, before }: KeptState): BundleTrust => {
  if (current === null || !vouchesFor(trust, current)) return { ...trust, incoming: null };
  const isNew = current.digest === trust.incoming;
  return {
    keys: isNew ? current.manifest.keys : trust.keys,
    highest: Math.max(trust.highest, current.manifest.version),
    floor: Math.max(trust.floor, current.manifest.floor),
    current: current.digest,
    before: before !== null && knows(trust, before) ? before.digest : null,
    incoming: null,
  };
};
