import type { KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { JournalError } from '../faults.ts';
import { type Device, readDevice } from '../proof/checkpoint.ts';
import { genesisHash, type Head } from '../records/chain.ts';
import { cipherKeyOf, deriveBlindKey, seal, unseal } from '../records/seal.ts';

/** The secrets of a journal, as the keychain holds them. */
export interface JournalSecrets {
  /** 32 bytes. */
  readonly master: Uint8Array;
  /** The master key that a rotation has made and may or may not have finished with. */
  readonly next: Uint8Array | null;
  /** Ed25519, PKCS #8, DER. */
  readonly device: Uint8Array;
}

/** A journal whose keys fit. */
export interface Unlocked {
  readonly journal: string;
  readonly master: KeyObject;
  /** How often the master key was replaced, from 1. */
  readonly generation: number;
  readonly blindKey: KeyObject;
  readonly device: Device;
  /** Where the chain begins. */
  readonly genesis: Head;
  /** Whether the master key is the next one: the rotation is over in the journal, and not yet in the keychain. */
  readonly isNext: boolean;
}

const Row = v.object({
  id: v.string(),
  public_key: v.instance(Uint8Array),
  generation: v.number(),
  blind_key: v.instance(Uint8Array),
});

const boundToBlindKey = (journal: string, generation: number): string =>
  `branchdesk-blind-key-1:${generation}:${journal}`;

/** Seals the key of the blind index under a master key. */
export const sealBlindKey = (
  master: KeyObject,
  generation: number,
  journal: string,
  blindKey: Uint8Array,
): Uint8Array => seal(master, blindKey, boundToBlindKey(journal, generation));

/** Writes what a new journal begins with. Runs inside the caller's transaction. */
export const beginJournal = (db: DatabaseSync, journal: string, { master, device }: JournalSecrets): void => {
  const key = cipherKeyOf(master);
  db.prepare('INSERT INTO journal (one, id, public_key, generation, blind_key) VALUES (1, ?, ?, 1, ?)').run(
    journal,
    readDevice(device).publicKey,
    sealBlindKey(key, 1, journal, deriveBlindKey(key, journal)),
  );
};

/** Opens the journal's blind key. Throws `wrong-key` when the keychain's keys are not this journal's. */
export const unlock = (db: DatabaseSync, { master, next, device }: JournalSecrets): Unlocked => {
  const row = db.prepare('SELECT id, public_key, generation, blind_key FROM journal').get();
  if (row === undefined) throw new JournalError('unreadable', 'the journal has no beginning');
  const { id: journal, public_key, generation, blind_key } = v.parse(Row, row);
  const own = readDevice(device);
  if (!Buffer.from(own.publicKey).equals(public_key)) {
    throw new JournalError('wrong-key', 'the journal was written by another device');
  }
  for (const bytes of next === null ? [master] : [master, next]) {
    const key = cipherKeyOf(bytes);
    const blindKey = unseal(key, blind_key, boundToBlindKey(journal, generation));
    if (blindKey === null) continue;
    const genesis = { journal, seq: 0, hash: genesisHash(journal, public_key) };
    return {
      ...{ journal, generation, genesis, master: key, blindKey: cipherKeyOf(blindKey) },
      device: own,
      isNext: bytes === next,
    };
  }
  throw new JournalError('wrong-key', 'the master key is not the one of this journal');
};
