import * as v from 'valibot';
import { ok, type Result } from '../../shared/domain/problem.ts';
import { provisioningName } from '../../shared/provisioning/manifest.ts';
import type { Host } from '../ports/host.ts';
import type { EntriesByName } from '../ports/keychain.ts';
import { cardText } from './device-card.ts';
import { deviceKey, groupKeys, keepGroup, newOpeningKey } from './device-keys.ts';
import type { PrivateKey } from './opening-key.ts';
import { said } from './said.ts';

/** Blanks around a code that readers need, in modules. */
const QUIET = 2;

/** A QR code in half blocks, two rows of modules a line. Light is drawn: a terminal is dark. */
const qrText = async (text: string): Promise<string> => {
  const { encodeQR } = await import('qr');
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const lines: string[] = [];
  for (let y = 0; y < rows.length; y += 2) {
    const [upper = [], lower = []] = [rows[y], rows[y + 1]];
    lines.push(
      upper.map((dark, x) => ['█', '▀', '▄', ' '][(dark ? 2 : 0) + ((lower[x] ?? true) ? 1 : 0)]).join(''),
    );
  }
  return lines.join('\n');
};

/** The group of this name of which this machine holds the key, made when there is none. Problems: `bundle.keychain`. */
const groupNamed = async (
  keychain: EntriesByName,
  name: string,
): Promise<Result<{ readonly key: PrivateKey; readonly made: boolean }>> => {
  const held = await groupKeys(keychain);
  if (!held.ok) return held;
  const own = held.value.find((one) => one.name === name);
  if (own !== undefined) return ok({ key: own, made: false });
  const key = newOpeningKey(name);
  const kept = await keepGroup(keychain, key);
  return kept.ok ? ok({ key, made: true }) : kept;
};

/**
 * `--device-card [--group NAME]`: prints the card of this user's key, or of a group whose key this machine holds, as one
 * line, then as a QR code, then whose it is. Gives the exit status: 0, or 1 where the keychain gives no key, or 2 for a
 * name that no group can have. A key is made where there is none.
 */
export const printDeviceCard = async (
  group: string | null,
  host: Pick<Host, 'write' | 'warn'>,
  keychain: EntriesByName,
): Promise<number> => {
  if (group !== null && !v.is(provisioningName, group)) {
    host.warn('--group needs a name of at most 80 plain characters\n');
    return 2;
  }
  const found =
    group === null
      ? await deviceKey(keychain).then((own) => (own.ok ? ok({ key: own.value, made: false }) : own))
      : await groupNamed(keychain, group);
  if (!found.ok) {
    host.write(`${said(found.problem)}\n`);
    return 1;
  }
  const { key, made } = found.value;
  const text = cardText({ kind: group === null ? 'device' : 'group', name: key.name, x: key.key.x });
  const whose =
    group === null
      ? `The device card of ${key.name} (${key.id.slice(0, 8)})`
      : `The card of the group ${key.name} (${key.id.slice(0, 8)})${made ? ', whose key was made just now and is in this keychain alone' : ''}`;
  host.write(
    `${text}\n${await qrText(text)}\n${whose}. It is no secret: send the line or the code to whoever makes the bundles.\n`,
  );
  return 0;
};
