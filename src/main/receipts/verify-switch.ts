import type { Host } from '../ports/host.ts';
import type { Keychain } from '../ports/keychain.ts';
import { keychainSigner } from './device-key.ts';
import { fingerprintOf } from './ed25519.ts';
import { deviceOf, isKnown, type KnownDevices, together } from './known-devices.ts';
import { readCode } from './receipt-code.ts';
import { statementLine, verifyCode } from './verify-code.ts';

const FAULT = 1;
const UNUSABLE = 2;

/** The keys that may have signed a code: its own, and where none of them is, the first. */
const keyFor = (text: string, keys: readonly Uint8Array[]): Uint8Array | undefined => {
  const signed = readCode(text)?.statement.key;
  const fits = (key: Uint8Array): boolean =>
    signed !== undefined && Buffer.compare(fingerprintOf(key), signed) === 0;
  return keys.find(fits) ?? keys[0];
};

/**
 * `--verify-receipt TEXT [--device-key FINGERPRINT-OR-FILE]`: writes one line of what the code says and gives 0, or one
 * line of what is wrong, or that there is no key to check with, and gives 1; 2 for an argument that names no device.
 * Without one the key is this device's own, from its keychain, or one of `configured`. Needs no network.
 */
export const verifyReceipt = async (
  {
    text,
    deviceKey,
    configured = { keys: [], fingerprints: [] },
  }: {
    readonly text: string;
    readonly deviceKey: string | null;
    /** Devices that the configuration names. */
    readonly configured?: KnownDevices;
  },
  host: Pick<Host, 'write' | 'warn'>,
  keychain: Pick<Keychain, 'get'>,
): Promise<number> => {
  const given = deviceKey === null ? null : await deviceOf(deviceKey);
  if (typeof given === 'string') {
    host.warn(`${given}\n`);
    return UNUSABLE;
  }
  const own = (await keychainSigner(keychain))?.publicKey;
  const { keys } = together(configured, { keys: own === undefined ? [] : [own], fingerprints: [] });
  // A code does not hold the key that signed it, and neither does a fingerprint: it only picks one of the known keys.
  const usable =
    given === null ? keys : given.keys.length > 0 ? given.keys : keys.filter((key) => isKnown(given, key));
  const publicKey = keyFor(text, usable);
  if (publicKey === undefined) {
    host.write(
      given === null
        ? 'nothing is proved: there is no key to check with; use --device-key with the file of the device’s key\n'
        : 'nothing is proved: no key of this fingerprint is at hand; use --device-key with the file of the device’s key\n',
    );
    return FAULT;
  }
  const verified = verifyCode(text, publicKey);
  host.write(`${verified.ok ? statementLine(verified.statement) : verified.why}\n`);
  return verified.ok ? 0 : FAULT;
};
