import * as v from 'valibot';
import type { Settings } from '../../shared/config/settings.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import { addressesOf } from '../credentials/entries/addresses.ts';
import { readEntry } from '../credentials/entries/bound-entry.ts';
import {
  CREDENTIALS,
  type CredentialsFile,
  CredentialsFileSchema,
  PEPPER_ENTRY,
} from '../ports/credentials.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { faultAt, faulty, found, type OrFaults } from './or-faults.ts';

/** Systems that are not configured: credentials for them are a slip, and would be bound to no address. */
const unconfigured = (credentials: CredentialsFile, { upstreams }: Settings): readonly UpstreamName[] =>
  UPSTREAMS.filter((name) => credentials[name] !== undefined && upstreams[name] === undefined);

/** The name of a member, where it is one of ours: a secret may have been typed in the place of a name. */
const member = (issue: v.BaseIssue<unknown>): string => {
  const known = ['operators', ...UPSTREAMS].find((name) => name === issue.path?.[0]?.key);
  return known === undefined
    ? 'does not hold credentials'
    : `"${known}" is not what its credentials have to be`;
};

/** The credentials of a file, for a configuration. */
export const credentialsOfFile = async (
  file: string,
  settings: Settings,
): Promise<OrFaults<CredentialsFile>> => {
  const read = await readPlainFile(file);
  if (!read.ok) return faulty(faultAt(file, read.message));
  const parsed = v.safeParse(
    v.pipe(v.string(), v.parseJson(), CredentialsFileSchema),
    read.text.replace(/^\uFEFF/, ''),
  );
  if (!parsed.success) return faulty(...new Set(parsed.issues.map((issue) => faultAt(file, member(issue)))));
  const others = unconfigured(parsed.output, settings);
  return others.length === 0
    ? found(parsed.output)
    : faulty(...others.map((name) => faultAt(file, `"${name}" is not in the configuration`)));
};

/**
 * The credentials of this user's keychain for the systems of a configuration, and the secret of PINs; those that were
 * stored for another address than the configuration has are not given out.
 */
export const credentialsOfKeychain = async (
  keychain: EntriesByName,
  settings: Settings,
): Promise<OrFaults<CredentialsFile>> => {
  const addresses = addressesOf(settings.upstreams);
  const held: Record<string, object> = {};
  const faults: string[] = [];
  for (const name of UPSTREAMS.filter((one) => settings.upstreams[one] !== undefined)) {
    const stored = await keychain.get(name);
    if (!stored.ok) {
      if (stored.fault !== 'absent')
        faults.push(`the keychain does not give the credentials of ${name} (${stored.fault})`);
      continue;
    }
    const entry = readEntry<object>(stored.value, CREDENTIALS[name]);
    if (entry === null) faults.push(`the keychain holds something else for ${name}`);
    else if (entry.boundTo !== null && entry.boundTo !== addresses[name])
      faults.push(
        `the credentials of ${name} were stored for ${entry.boundTo}, and the configuration has another address`,
      );
    else held[name] = entry.credentials;
  }
  const pepper = await keychain.get(PEPPER_ENTRY);
  if (pepper.ok) held.operators = { pepper: pepper.value };
  else if (pepper.fault !== 'absent')
    faults.push(`the keychain does not give the secret of PINs (${pepper.fault})`);
  if (faults.length > 0) return faulty(...faults);
  const parsed = v.safeParse(CredentialsFileSchema, held);
  return parsed.success
    ? found(parsed.output)
    : faulty('the keychain holds credentials that cannot be sealed');
};
