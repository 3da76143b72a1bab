import * as v from 'valibot';
import type { KeychainResult } from '../../ports/keychain.ts';
import type { Entries } from './entries.ts';
import { checkAccount, checkValue } from './entry-rules.ts';
import { fault, given } from './keychain-faults.ts';

const INDEX = '.index';

const IndexSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(
    v.pipe(
      v.string(),
      v.check((account) => checkAccount(account).ok),
    ),
  ),
);

/** What {@link createIndex} needs; `write` reads back what it wrote. */
interface IndexDeps {
  readonly entries: Entries;
  readonly write: (account: string, value: string, by: number) => Promise<KeychainResult<void>>;
  readonly limitBytes: number;
}

/** The entry that lists the accounts: keytar's own search crashes on a locked gnome-keyring. */
interface Index {
  /** Accounts, sorted; `corrupt` when the entry is no list of accounts. */
  read(by: number): Promise<KeychainResult<readonly string[]>>;
  /** `too-large` when the index cannot take another account. */
  add(account: string, by: number): Promise<KeychainResult<void>>;
  drop(account: string, by: number): Promise<KeychainResult<void>>;
}

/** Makes the {@link Index} of a service's entries. */
export const createIndex = ({ entries, write, limitBytes }: IndexDeps): Index => {
  const read = async (by: number): Promise<KeychainResult<readonly string[]>> => {
    const text = await entries.read(INDEX, by);
    if (!text.ok) return text;
    if (text.value === null) return given([]);
    const accounts = v.safeParse(IndexSchema, text.value);
    return accounts.success
      ? given(accounts.output.toSorted())
      : fault('corrupt', 'The index of the keychain is not a list of accounts.');
  };

  const change = async (
    by: number,
    next: (accounts: readonly string[]) => readonly string[],
  ): Promise<KeychainResult<void>> => {
    const accounts = await read(by);
    if (!accounts.ok) return accounts;
    const wanted = next(accounts.value);
    if (wanted === accounts.value) return given(undefined);
    const text = JSON.stringify(wanted);
    const fits = checkValue(text, limitBytes);
    return fits.ok ? write(INDEX, text, by) : fits;
  };

  return {
    read,
    add: (account, by) =>
      change(by, (accounts) => (accounts.includes(account) ? accounts : [...accounts, account].toSorted())),
    drop: (account, by) =>
      change(by, (accounts) =>
        accounts.includes(account) ? accounts.filter((other) => other !== account) : accounts,
      ),
  };
};
