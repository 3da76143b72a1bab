import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { EntriesByName, KeychainResult } from '../../ports/keychain.ts';
import { JournalError } from '../faults.ts';
import { peekInto } from '../file/peek.ts';
import type { Head } from '../records/chain.ts';
import { KEY_BYTES } from '../records/seal.ts';
import type { JournalSecrets } from './unlock.ts';

/** The keychain's entries. */
const ACCOUNTS = {
  master: 'journal.master',
  next: 'journal.master.next',
  device: 'journal.device',
  head: 'journal.head',
} as const;

/** The keys of a journal, and where they and its head are kept. */
export interface JournalKeys {
  readonly secrets: JournalSecrets;
  /** How far the journal had come when the keychain heard of it last; `seq` 0 before the first record. */
  readonly known: Head;
  /** Keeps how far the journal has come. Rejects when the keychain does not take it. */
  saveHead(head: Head): Promise<void>;
  /** Keeps a new master key beside the present one, and gives it. Rejects when the keychain does not take it. */
  stageNext(): Promise<Uint8Array>;
  /** Puts the next master key in the place of the present one. Rejects when the keychain does not take it. */
  promoteNext(next: Uint8Array): Promise<void>;
}

const HeadText = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    journal: v.pipe(v.string(), v.minLength(1)),
    seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
    hash: v.string(),
  }),
);

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const bytes = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'base64url'));

const must = (result: KeychainResult<void>): void => {
  if (!result.ok)
    throw new JournalError(result.fault === 'absent' ? 'unavailable' : result.fault, result.detail);
};

/** Whether a journal stands there that was written with keys. What cannot be told counts as yes. */
const isWritten = (file: string): boolean => {
  if (!existsSync(file)) return false;
  try {
    return peekInto(file, (db) => {
      const encrypted = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'record_keys'").get();
      if (encrypted === undefined) return false;
      return db.prepare('SELECT 1 FROM events LIMIT 1').get() !== undefined;
    });
  } catch {
    return true;
  }
};

const newDevice = (): Uint8Array =>
  new Uint8Array(generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }));

/**
 * Gives the keys of the journal in `file` out of the keychain, and makes them for a journal that has no record yet.
 * Throws {@link JournalError}: `no-key` or `no-head` where an entry is missing beside a journal that has records, which
 * is never answered by making a new one; otherwise the keychain's own fault. `journal` makes the id of a new journal;
 * `null`: no key is made, and a missing one is `no-key`.
 */
export const loadJournalKeys = async (options: {
  readonly keychain: EntriesByName;
  readonly file: string;
  readonly journal: (() => string) | null;
}): Promise<JournalKeys> => {
  const { keychain, file, journal } = options;

  const read = async (account: string): Promise<string | null> => {
    const result = await keychain.get(account);
    if (result.ok) return result.value;
    if (result.fault === 'absent') return null;
    throw new JournalError(result.fault, result.detail);
  };
  const write = async (account: string, value: string): Promise<void> =>
    must(await keychain.set(account, value));

  const master = await read(ACCOUNTS.master);
  const device = await read(ACCOUNTS.device);
  const headText = await read(ACCOUNTS.head);
  const next = await read(ACCOUNTS.next);
  const head = headText === null ? null : v.safeParse(HeadText, headText);
  if (head?.success === false)
    throw new JournalError('corrupt', 'the keychain’s head of the journal is no head');

  const known = head?.output ?? null;
  if (master === null || device === null || known === null) {
    if (journal === null || (known?.seq ?? 0) > 0 || isWritten(file)) {
      const why = master === null || device === null ? 'no-key' : 'no-head';
      throw new JournalError(why, 'the keychain lacks an entry of a journal that has records');
    }
  }
  const madeMaster = master ?? text(randomBytes(KEY_BYTES));
  if (master === null) await write(ACCOUNTS.master, madeMaster);
  const madeDevice = device ?? text(newDevice());
  if (device === null) await write(ACCOUNTS.device, madeDevice);
  const begin = known ?? { journal: journal?.() ?? '', seq: 0, hash: '' };
  if (known === null) await write(ACCOUNTS.head, JSON.stringify(begin));

  const secrets = {
    master: bytes(madeMaster),
    next: next === null ? null : bytes(next),
    device: bytes(madeDevice),
  };
  if (secrets.master.length !== KEY_BYTES)
    throw new JournalError('corrupt', 'the keychain’s master key is no key');

  return {
    secrets,
    known: begin,
    saveHead: (to) => write(ACCOUNTS.head, JSON.stringify(to)),
    stageNext: async () => {
      const made = new Uint8Array(randomBytes(KEY_BYTES));
      await write(ACCOUNTS.next, text(made));
      return made;
    },
    promoteNext: async (made) => {
      await write(ACCOUNTS.master, text(made));
      const gone = await keychain.delete(ACCOUNTS.next);
      if (!gone.ok && gone.fault !== 'absent') must(gone);
    },
  };
};
