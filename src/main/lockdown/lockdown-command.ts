import { lstatSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundSettings } from '../config/find-settings.ts';
import type { AskedLockdown } from '../config/lockdown-switches.ts';
import type { ConfigFault } from '../config/read-settings.ts';
import type { Host } from '../ports/host.ts';
import type { LockdownFacts, LockdownFile } from './facts.ts';
import { KIOSK_ACCOUNT, LOCKDOWNS, unfitFor } from './lockdowns.ts';

const FAULT = 1;
const UNUSABLE = 2;

const NOT_A_KIOSK = '"mode" is not "kiosk": lockdown files are for a kiosk';

const lineOf = ({ file, line, column, message }: ConfigFault): string =>
  `${file}:${line}:${column}: ${message}\n`;

/** One file is printed as it is; before each of several a line says where it goes. */
const printed = (files: readonly LockdownFile[]): string =>
  files.length === 1
    ? files.map(({ text }) => text).join('')
    : files.map(({ place, text }) => `# ${place}\n${text}`).join('\n');

/** Whether a name is taken, were it by a link that leads nowhere. */
const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

/** Writes all of the files, or, where one is there, none. */
const writeAll = async (
  folder: string,
  files: readonly LockdownFile[],
  host: Pick<Host, 'write'>,
): Promise<number> => {
  const all = files.map((file) => ({ ...file, path: join(folder, file.name) }));
  try {
    await mkdir(folder, { recursive: true });
    const there = all.find(({ path }) => isTaken(path));
    if (there !== undefined) {
      host.write(`${there.path}:1:1: is there already: nothing was written\n`);
      return FAULT;
    }
    for (const { path, place, text } of all) {
      await writeFile(path, text, { flag: 'wx' });
      host.write(`${path}: goes to ${place}\n`);
    }
    return 0;
  } catch (error) {
    host.write(`${folder}:1:1: cannot be written (${codeOf(error)})\n`);
    return FAULT;
  }
};

/**
 * `--lockdown NAME`: prints the files with which a system holds customers in the kiosk that is configured, or writes them
 * into a folder: 0. Gives 1 with a line for each fault: of the configuration, which has to be a kiosk's, or of the folder.
 * Gives 2 for what no such file can hold, and where there is no configuration. Installs nothing.
 */
export const runLockdown = async (
  { name, account, autoLogon, program, out }: AskedLockdown,
  found: FoundSettings,
  host: Pick<Host, 'write' | 'warn'>,
): Promise<number> => {
  // A bundle that waits to be imported is none yet, and no fault.
  if (found.ok === null || (!found.ok && found.faults.length === 0)) {
    host.warn('there is no configuration: use --config FILE\n');
    return UNUSABLE;
  }
  if (!found.ok) {
    host.write(found.faults.map(lineOf).join(''));
    return FAULT;
  }
  const { mode, branch } = found.settings;
  if (mode !== 'kiosk') {
    host.write(lineOf(found.faultAt(['mode'], NOT_A_KIOSK)));
    return FAULT;
  }
  const { files, program: installed } = LOCKDOWNS[name];
  const facts: LockdownFacts = {
    branch,
    account: autoLogon ? null : (account ?? KIOSK_ACCOUNT),
    program: program ?? installed,
  };
  const unfit = unfitFor(name, facts);
  if (unfit !== null) {
    host.warn(`${unfit}\n`);
    return UNUSABLE;
  }
  const made = files(facts);
  if (out !== null) return writeAll(out, made, host);
  host.write(printed(made));
  return 0;
};
