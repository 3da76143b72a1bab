import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type { Manifest } from '../../shared/provisioning/manifest.ts';
import { PEPPER_ENTRY } from '../ports/credentials.ts';
import type { EntriesByName, Keychain, KeychainResult } from '../ports/keychain.ts';
import type { KeptBundle } from './state.ts';
import { trustIn, vouchesFor } from './trust.ts';

/** What calls are signed with and PINs are hashed with: all that a bundle may bring. */
const CREDENTIALS: readonly string[] = [...UPSTREAMS, PEPPER_ENTRY];

/** How the entries of bundles begin. */
const BUNDLES = 'bundle/';

/** The name of an entry of a bundle. */
const entryOf = (id: string, account: string): string => `${BUNDLES}${id}/${account}`;

/** Every entry that a bundle of this id may have. */
export const entriesOfBundle = (id: string): readonly string[] =>
  CREDENTIALS.map((account) => entryOf(id, account));

/** Whose bundle an entry is; null: it is none of a bundle. */
export const bundleOf = (account: string): string | null =>
  account.startsWith(BUNDLES) ? (account.slice(BUNDLES.length).split('/', 1)[0] ?? '') : null;

/** The entries that a bundle has brought, as it says of itself. */
export const broughtBy = ({ id, holds }: Pick<Manifest, 'id' | 'holds'>): ReadonlyMap<string, string> =>
  new Map(
    CREDENTIALS.filter((account) =>
      account === PEPPER_ENTRY ? holds.pepper : holds.systems.some((name) => name === account),
    ).map((account) => [account, entryOf(id, account)]),
  );

/** The same entries, some of them under other names. */
export const renamed = (entries: EntriesByName, names: ReadonlyMap<string, string>): EntriesByName => {
  const nameOf = (account: string): string => names.get(account) ?? account;
  return {
    get: (account) => entries.get(nameOf(account)),
    set: (account, value) => entries.set(nameOf(account), value),
    delete: (account) => entries.delete(nameOf(account)),
    list: async () => {
      const listed = await entries.list();
      if (!listed.ok) return listed;
      const known = new Map([...names].map(([account, name]) => [name, account]));
      return { ok: true, value: listed.value.map((name) => known.get(name) ?? name).toSorted() };
    },
  };
};

const NOT_VOUCHED = {
  ok: false,
  fault: 'denied',
  detail: 'The keychain does not vouch for what was provisioned.',
} as const;

/**
 * The keychain of an app that works with a bundle. What the bundle has brought is found under its own names; what it has
 * not brought is as it was. Credentials are given and taken only where the keychain vouches for the bundle: a state that
 * somebody planted, with addresses, a proxy or authorities of their own, gets none. Nothing else waits for that.
 */
export const bundleKeychain = (keychain: Keychain, kept: KeptBundle): Keychain => {
  let vouched = false;
  const guarded = (entries: EntriesByName): EntriesByName => {
    const own = renamed(entries, broughtBy(kept.manifest));
    const after = async <T>(
      account: string,
      call: () => Promise<KeychainResult<T>>,
    ): Promise<KeychainResult<T>> => {
      if (vouched || !CREDENTIALS.includes(account)) return call();
      const trust = await trustIn(entries);
      if (!trust.ok) return trust;
      if (!vouchesFor(trust.value, kept)) return NOT_VOUCHED;
      vouched = true;
      return call();
    };
    return {
      get: (account) => after(account, () => own.get(account)),
      set: (account, value) => after(account, () => own.set(account, value)),
      delete: (account) => after(account, () => own.delete(account)),
      list: own.list,
    };
  };
  return { ...guarded(keychain), patient: guarded(keychain.patient), close: () => keychain.close() };
};
