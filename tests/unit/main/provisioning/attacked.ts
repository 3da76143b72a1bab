import { readBundle } from '../../../../src/main/provisioning/bundle.ts';
import { type Opener, openBundle } from '../../../../src/main/provisioning/open-bundle.ts';
import {
  type ForgedDevice,
  type Forgery,
  forgedDevice,
  forgedSigner,
} from '../../../support/forging/forged-bundle.ts';
import { CONFIGURATION } from './parts.ts';

/** The administrator that all forgeries would pass for. */
export const SIGNER = forgedSigner();

/** Two devices that bundles are sealed for. */
export const DEVICES = [forgedDevice('rekha on PC-12'), forgedDevice('PC-13')] as const;

/** A passphrase that is strong enough. */
export const PASSPHRASE = 'marble quarry 7 umbrella velvet anchor';

/** What a device opens bundles with. */
export const openerOf = ({ id, name, jwk }: ForgedDevice): Opener => ({
  keys: [{ id, name, key: { kty: 'OKP', crv: 'X25519', x: jwk.x ?? '', d: jwk.d ?? '' } }],
});

/** A bundle for the two devices, changed where it says so. */
export const forDevices = (changed: Partial<Forgery> = {}): Forgery => ({
  signer: SIGNER,
  devices: DEVICES,
  configuration: CONFIGURATION,
  ...changed,
});

/** A bundle for the passphrase, changed where it says so. */
export const forPassphrase = (changed: Partial<Forgery> = {}): Forgery =>
  forDevices({ devices: [], passphrase: PASSPHRASE, ...changed });

/** How a text ended that was given as a bundle: `accepted`, or the code of a problem with its reason. */
export const verdict = async (text: string, opener: Opener = openerOf(DEVICES[0])): Promise<string> => {
  const read = readBundle(text);
  const opened = read.ok ? await openBundle(read.value, opener) : read;
  if (opened.ok) return 'accepted';
  const { code, data } = opened.problem;
  if (JSON.stringify(data).includes('canary')) return `told a secret: ${JSON.stringify(data)}`;
  return code === 'bundle.contents' || data.why === undefined ? code : `${code}: ${String(data.why)}`;
};
