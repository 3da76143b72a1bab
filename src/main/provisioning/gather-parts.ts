import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { Settings } from '../../shared/config/settings.ts';
import { type PublicKey, PublicKeySchema } from '../../shared/provisioning/manifest.ts';
import type { MakeBundleSwitches } from '../config/bundle-switches.ts';
import { readSettings } from '../config/read-settings.ts';
import type { Host } from '../ports/host.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { administratorKey } from './administrator-key.ts';
import { expiryOf, versionAt } from './bundle-dates.ts';
import { groupKeys, thisDevice } from './device-keys.ts';
import { allCards } from './fleet-list.ts';
import { readLines } from './lines-of-file.ts';
import type { BundleParts } from './make-bundle.ts';
import type { PrivateKey } from './opening-key.ts';
import { faultAt, faulty, found, type OrFaults } from './or-faults.ts';
import { said } from './said.ts';
import { credentialsOfFile, credentialsOfKeychain } from './sealed-credentials.ts';
import { signingKeyBytes } from './signing-key.ts';

/** Days for which an expired bundle may be used where nobody says otherwise. */
const USUAL_GRACE_DAYS = 14;

/** What making a bundle needs beside the arguments. */
export interface MakeBundleDeps {
  readonly keychain: EntriesByName;
  readonly host: Pick<Host, 'readLine' | 'version' | 'write'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A new id. */
  readonly id: string;
}

/** Said before anything is done, and again when the file is written. */
export const IS_THERE = 'is there already: nothing was written';

const configurationOf = async (
  file: string,
): Promise<OrFaults<{ readonly text: string; readonly settings: Settings }>> => {
  const read = await readPlainFile(file);
  if (!read.ok) return faulty(faultAt(file, read.message));
  const settings = readSettings(file, read.text);
  return settings.ok
    ? found({ text: read.text, settings: settings.settings })
    : faulty(...settings.faults.map(({ line, column, message }) => faultAt(file, message, line, column)));
};

const readKey = (line: string) =>
  v.is(PublicKeySchema, line) && signingKeyBytes(line) !== null
    ? ({ ok: true, value: line } as const)
    : ({ ok: false, why: 'is not an administrator’s key as --make-bundle prints it' } as const);

/** The administrators' keys that a file lists, one a line; without a file that of the signer. */
const keysOf = async (file: string | null, signer: PublicKey): Promise<OrFaults<readonly PublicKey[]>> =>
  file === null ? found([signer]) : readLines(file, readKey, (key) => key);

const groupsNamed = async (
  keychain: EntriesByName,
  names: readonly string[],
): Promise<OrFaults<readonly PrivateKey[]>> => {
  if (names.length === 0) return found([]);
  const held = await groupKeys(keychain);
  if (!held.ok) return faulty(said(held.problem));
  const groups = names.map((name) => held.value.find((one) => one.name === name));
  return groups.every((group) => group !== undefined)
    ? found([...new Set(groups)])
    : faulty('--with-group names a group whose key this machine does not hold: see --device-card --group');
};

/** Everything that a bundle is made of, and the settings that are sealed in it; or what keeps it from being made. */
export const gatherParts = async (
  asked: MakeBundleSwitches,
  { keychain, host, now, id }: MakeBundleDeps,
): Promise<OrFaults<{ readonly parts: BundleParts; readonly settings: Settings }>> => {
  if (existsSync(asked.out)) return faulty(faultAt(asked.out, IS_THERE));
  const expiresAt = expiryOf(asked.expires, now);
  if (!expiresAt.ok) return expiresAt;
  const configuration = await configurationOf(asked.config);
  if (!configuration.ok) return configuration;
  const { text, settings } = configuration.value;
  const cards = await allCards(asked.for);
  if (!cards.ok) return cards;
  const credentials = await (asked.credentials === null
    ? credentialsOfKeychain(keychain, settings)
    : credentialsOfFile(asked.credentials, settings));
  if (!credentials.ok) return credentials;
  const groups = await groupsNamed(keychain, asked.groups);
  if (!groups.ok) return groups;
  const signer = await administratorKey(keychain);
  if (!signer.ok) return faulty(said(signer.problem));
  const keys = await keysOf(asked.keys, signer.value.x);
  if (!keys.ok) return keys;
  const { branch } = settings;
  const parts: BundleParts = {
    about: {
      id,
      version: asked.version ?? versionAt(now),
      issuedAt: new Date(now).toISOString(),
      expiresAt: expiresAt.value,
      graceDays: asked.graceDays ?? USUAL_GRACE_DAYS,
      needs: asked.needs ?? host.version.replace(/[^\d.].*$/, ''),
      floor: asked.floor,
      issuer: asked.issuer ?? thisDevice(),
      keys: [...keys.value],
    },
    contents: { configuration: text, credentials: credentials.value, groups: groups.value },
    signer: signer.value,
    for: asked.passphrase ? { passphrase: await host.readLine() } : { cards: cards.value },
    known: [branch.id, branch.name],
  };
  return found({ parts, settings });
};
