import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from './prefix.ts';

/** What a machine holds: its files by path, and its registry's values by key and name. */
export interface Snapshot {
  readonly files: ReadonlyMap<string, string>;
  readonly registry: ReadonlyMap<string, string>;
}

const HIVES = { 'system.reg': 'HKLM', 'user.reg': 'HKCU' };

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every file and folder below a folder, by its path with backslashes; folders end with one. */
export const filesBelow = (
  folder: string,
  skip: (path: string) => boolean = () => false,
): Map<string, string> => {
  const found = new Map<string, string>();
  const walk = (path: string): void => {
    for (const name of readdirSync(join(folder, path))) {
      const own = path === '' ? name : `${path}/${name}`;
      const shown = own.replaceAll('/', '\\');
      if (skip(shown)) continue;
      const at = join(folder, own);
      const is = lstatSync(at);
      if (is.isDirectory()) {
        found.set(`${shown}\\`, '');
        walk(own);
      } else found.set(shown, is.isFile() ? hash(at) : 'link');
    }
  };
  walk('');
  return found;
};

/** The values of one file of the registry, as Wine writes it. */
export const readHive = (file: string, hive: string, into: Map<string, string>): void => {
  let key = '';
  for (const line of readFileSync(file, 'utf8').replaceAll('\\\n', '').split('\n')) {
    const begun = /^\[(.*)\] \d+$/.exec(line);
    if (begun !== null) {
      key = `${hive}\\${(begun[1] ?? '').replaceAll('\\\\', '\\')}`;
      for (let at = key; at.includes('\\'); at = at.slice(0, at.lastIndexOf('\\'))) into.set(`${at}\\`, '');
      continue;
    }
    const [, name, value = ''] = /^(@|"(?:[^"\\]|\\.)*")=(.*)$/.exec(line) ?? [];
    if (name !== undefined) into.set(`${key}\\${name === '@' ? name : name.slice(1, -1)}`, value);
  }
};

/** Windows' own: what Wine keeps for itself, and what programs leave in folders for what passes. */
const OWN_FILES = [/^windows(\\|$)/i, /^users\\[^\\]+\\Temp(\\|$)/i];

/**
 * What Wine writes about the hardware that it finds at each of its starts, the console of the lane's own lines, and the
 * debugger that it starts for a program whose machine ended under it.
 */
const OWN_KEYS = [
  /\\CurrentControlSet\\(?:Control\\Class|Enum|Hardware Profiles)\\/,
  /\\NetworkCards\\/,
  /^HKCU\\Console\\/,
  /^HKCU\\Software\\Wine\\WineDbg\\/,
];

/** Ends the machine's programs and reads what it holds. */
export const snapshot = async (machine: Machine): Promise<Snapshot> => {
  await machine.halt();
  const registry = new Map<string, string>();
  for (const [file, hive] of Object.entries(HIVES)) readHive(join(machine.drive, '..', file), hive, registry);
  for (const path of registry.keys()) if (OWN_KEYS.some((own) => own.test(path))) registry.delete(path);
  return {
    files: filesBelow(machine.drive, (path) => OWN_FILES.some((own) => own.test(path))),
    registry,
  };
};

/** What was added, what is gone and what is another, sorted. */
export const differences = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${before.has(path) ? (after.has(path) ? '~' : '-') : '+'} ${path}`)
    .sort();
