import type { Manifest, PublicKey } from '../../shared/provisioning/manifest.ts';
import { readSettings } from '../config/read-settings.ts';
import { addressesOf } from '../credentials/entries/addresses.ts';
import { graceEndOf } from './life.ts';
import { keyFingerprint } from './signing-key.ts';

/** Names of devices that are told; of a fleet, how many more there are. */
const MOST_NAMED = 20;

const moment = (text: string): string => `${text.slice(0, 16).replace('T', ' ')} UTC`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const list = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;

const audienceOf = ({ audience }: Manifest): string =>
  audience.for === 'passphrase'
    ? 'whoever knows its passphrase'
    : `${counted(audience.keys.length, 'key', 'keys')}: ${list(audience.keys.map(({ id, name }) => `${name} (${id.slice(0, 8)})`))}`;

const holdsOf = ({ holds }: Manifest): string => {
  const parts = [
    holds.systems.length === 0 ? 'no credentials' : `credentials of ${holds.systems.join(', ')}`,
    ...(holds.people === 0 ? [] : [counted(holds.people, 'person', 'people')]),
    ...(holds.pepper ? ['the secret of PINs'] : []),
    ...holds.groups.map(({ name }) => `the key of the group ${name}`),
  ];
  return `a configuration, ${parts.join(', ')}`;
};

/** What a bundle says of itself, a line each; nothing of it is secret. */
export const manifestLines = (manifest: Manifest, signer: PublicKey): readonly string[] => {
  const counting = manifest.keys.map(keyFingerprint);
  const own = keyFingerprint(signer);
  return [
    `id: ${manifest.id}`,
    `version: ${manifest.version}`,
    `made by: ${manifest.issuer}, ${moment(manifest.issuedAt)}`,
    `good until: ${moment(manifest.expiresAt)}, changes are sent until ${moment(new Date(graceEndOf(manifest)).toISOString())}`,
    `needs: Branchdesk ${manifest.needs}`,
    `opened by: ${audienceOf(manifest)}`,
    `holds: ${holdsOf(manifest)}`,
    manifest.floor === 0 ? 'going back: allowed' : `going back: not below version ${manifest.floor}`,
    `signed by: ${signer}`,
    `fingerprint: ${own}`,
    counting.length === 1 && counting[0] === own
      ? 'bundles that count from then on: those of this key'
      : `bundles that count from then on: those of ${list(counting)}`,
  ];
};

/** What the configuration of a bundle says of the branch and of where it sends to, a line each. */
export const configurationLines = (configuration: string): readonly string[] => {
  const read = readSettings('', configuration);
  if (!read.ok) return [];
  const { branch, mode, upstreams, operators } = read.settings;
  return [
    `branch: ${branch.id}, ${branch.name}, ${branch.country}${mode === 'kiosk' ? ', as a kiosk' : ''}`,
    ...Object.entries(addressesOf(upstreams)).map(([name, address]) => `${name}: ${address}`),
    operators.from === 'roster' ? 'people: sign in with a PIN' : 'people: by the account of the computer',
  ];
};
