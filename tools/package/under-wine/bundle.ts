import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branchOf, UNHURRIED } from '../../../tests/e2e/fixtures/branch.ts';
import { PROGRAM } from './installed-app.ts';
import type { Lane } from './lane.ts';

const PREVIEW = join(import.meta.dirname, '..', '..', 'preview', 'main.ts');
const CARD = /^BRANCHDESK\.DEVICE\.[0-9A-Z]{52}\.[0-9A-Z]{8}\.\S+$/m;

/** What IT brings to a machine. */
export interface ForMachine {
  readonly id: string;
  /** Files of this machine, and their texts. */
  readonly bundle: string;
  readonly bundleText: string;
  readonly keys: string;
  readonly keysText: string;
}

/** The card of the Windows account, as the installed app prints it. */
const cardOf = async ({ machine }: Lane): Promise<string> => {
  const { code, text } = await machine.run([PROGRAM, '--device-card']);
  const card = CARD.exec(text)?.[0];
  if (code !== 0 || card === undefined) throw new Error(`no device card: ${code} ${text}`);
  return card;
};

/**
 * Asks the installed app for its account's device card, and seals configuration and credentials for it with the product
 * itself, as an administrator does elsewhere: this machine outside, whose keychain holds the administrator's key.
 */
export const bundleFor = async (lane: Lane): Promise<ForMachine> => {
  const folder = join(lane.machine.folder, 'it');
  const at = (name: string): string => join(folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(at('fleet.txt'), `# One till\n${await cardOf(lane)}\n`);
  const { config, credentials } = branchOf(lane.training, { perMinute: UNHURRIED });
  writeFileSync(at('branchdesk.config.json'), JSON.stringify(config));
  writeFileSync(at('credentials.json'), JSON.stringify(credentials), { mode: 0o600 });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', PREVIEW, '--profile', at('profile'), '--make-bundle'],
      ...['--config', at('branchdesk.config.json'), '--credentials-from', at('credentials.json')],
      ...['--for', at('fleet.txt'), '--out', at('branchdesk.bundle'), '--issuer', 'IT of the lane'],
    ],
    { encoding: 'utf8' },
  );
  const key = /^signed by: (\S+)$/m.exec(stdout)?.[1];
  const id = /^id: (\S+)$/m.exec(stdout)?.[1];
  if (status !== 0 || key === undefined || id === undefined)
    throw new Error(`no bundle was made: ${stdout}${stderr}`);
  const keysText = `# Administrators of the lane\n${key}\n`;
  writeFileSync(at('branchdesk.keys'), keysText);
  return {
    id,
    bundle: at('branchdesk.bundle'),
    bundleText: readFileSync(at('branchdesk.bundle'), 'utf8'),
    keys: at('branchdesk.keys'),
    keysText,
  };
};
