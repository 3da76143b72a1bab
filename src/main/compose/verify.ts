import type { ConfigFault } from '../config/read-settings.ts';
import type { DeviceJudge } from '../journal/commands.ts';
import type { Keychain } from '../ports/keychain.ts';
import { keychainSigner } from '../receipts/device-key.ts';
import {
  configuredDevices,
  deviceOf,
  isKnown,
  type KnownDevices,
  keyOfSpki,
  together,
  wholeFingerprint,
} from '../receipts/known-devices.ts';
import { type ConfigHost, findConfigured } from './configured.ts';

const NONE: KnownDevices = { keys: [], fingerprints: [] };

/** The devices that the configuration names, if there is one, and what is wrong with it. */
export const devicesConfigured = async (
  host: ConfigHost,
  config: string | null,
): Promise<{ readonly devices: KnownDevices; readonly faults: readonly ConfigFault[] }> => {
  const found = await findConfigured(config, host);
  return found.ok === true
    ? { devices: configuredDevices(found.settings.journal.deviceKeys), faults: [] }
    : { devices: NONE, faults: found.ok === null ? [] : found.faults };
};

/**
 * Judges the key of an export: it counts where it is this machine's own, the configuration names it, or the argument
 * does. Gives one line where the argument names no device.
 */
export const judgeOf = async (options: {
  readonly deviceKey: string | null;
  readonly anyDevice: boolean;
  readonly configured: KnownDevices;
  readonly keychain: Pick<Keychain, 'get'>;
}): Promise<DeviceJudge | string> => {
  const { deviceKey, anyDevice, configured, keychain } = options;
  const given = deviceKey === null ? NONE : await deviceOf(deviceKey);
  if (typeof given === 'string') return given;
  const own = (await keychainSigner(keychain))?.publicKey;
  // A device that is named is the only one that counts.
  const known =
    deviceKey === null
      ? together(configured, { keys: own === undefined ? [] : [own], fingerprints: [] })
      : given;
  return {
    nameOf: (publicKey) => wholeFingerprint(keyOfSpki(publicKey) ?? publicKey),
    standingOf: (publicKey) => {
      const key = keyOfSpki(publicKey);
      if (key !== null && isKnown(known, key)) return 'known';
      return anyDevice ? 'any' : 'unknown';
    },
  };
};
