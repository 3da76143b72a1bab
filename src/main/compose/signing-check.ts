import { systemClock } from '../clock/system-clock.ts';
import { loadAsked } from '../config/find-settings.ts';
import { createCredentialSource } from '../credentials/credential-source.ts';
import { epochMs } from '../ports/clock.ts';
import type { Host } from '../ports/host.ts';
import { signingSample } from '../systems/airpay/signing-sample.ts';
import { findConfigured } from './configured.ts';
import { liveMode } from './mode.ts';

const UNUSABLE = 2;

/** Only the secret key signs: a token is sent beside the checksum, and none is needed here. */
const ANY_TOKEN = { of: () => '' };

/**
 * `--check-signing [FILE]`: signs a sample as this branch signs its calls to airpay, writes which values went in and in
 * which order, and gives 0. Where something is wrong it writes one line and gives 1: a fault of the configuration, no
 * airpay in it, no secret key in the keychain. It gives 2 where there is no configuration. Without FILE it takes the
 * configuration in its usual place. Sends nothing.
 */
export const checkSigning = async (file: string | null, host: Host): Promise<number> => {
  const read = file === null ? await findConfigured(null, host) : await loadAsked(file, host);
  const { keychain } = await liveMode(host, null, [], 'kept' in read ? read.kept : null);
  try {
    if (read.ok === null) {
      host.warn('there is no configuration: use --check-signing FILE\n');
      return UNUSABLE;
    }
    if (!read.ok) {
      for (const { file: at, line, column, message } of read.faults)
        host.write(`${at}:${line}:${column}: ${message}\n`);
      return 1;
    }
    const { airpay } = read.settings.upstreams;
    if (airpay === undefined) {
      host.write('airpay is not in the configuration\n');
      return 1;
    }
    const held = await createCredentialSource(keychain, ANY_TOKEN).airpay('');
    if (!held.ok) {
      host.write(`the keychain does not give what airpay's calls are signed with (${held.problem.code})\n`);
      return 1;
    }
    const { secretKey } = held.value;
    const lines = signingSample(airpay.checksumScheme, { secretKey, now: epochMs(systemClock.now()) });
    host.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await keychain.close();
  }
};
