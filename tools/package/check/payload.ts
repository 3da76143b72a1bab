import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { contents } from './files.ts';
import { mustRun } from './run.ts';

const compare = (
  where: string,
  found: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
  aside: readonly string[] = [],
): readonly Fault[] =>
  [...new Set([...found.keys(), ...wanted.keys()])]
    .filter((path) => !aside.includes(path) && found.get(path) !== wanted.get(path))
    .map((path) => {
      const what = !found.has(path) ? 'is missing' : wanted.has(path) ? 'differs' : 'was added';
      return { check: 'payload', where: `${where}: ${path}`, what };
    });

/** The helper that electron-builder adds to what NSIS installs; the installer takes it away again. */
const ELEVATE = ['resources/elevate.exe'];

/** What an installer carries, unpacked with a program that did not pack it, is the folder it was made of. */
export const inspectPayload = (
  kind: 'nsis' | 'msi' | 'deb' | 'zip',
  file: string,
  folder: string,
  work: string,
): readonly Fault[] => {
  mkdirSync(work, { recursive: true });
  if (kind === 'nsis') {
    mustRun('7z', 'x', '-y', `-o${work}`, file);
    const arch = file.includes('arm64') ? 'arm64' : '64';
    mustRun('7z', 'x', '-y', `-o${join(work, 'app')}`, join(work, '$PLUGINSDIR', `app-${arch}.7z`));
    return compare(file, contents(join(work, 'app')), contents(folder), ELEVATE);
  }
  if (kind === 'msi') {
    mustRun('msiextract', '-C', work, file);
    return compare(file, contents(join(work, 'Branchdesk')), contents(folder), ELEVATE);
  }
  if (kind === 'deb') {
    mustRun('dpkg-deb', '-x', file, work);
    return compare(file, contents(join(work, 'opt/Branchdesk')), contents(folder));
  }
  mustRun('unzip', '-q', '-o', file, '-d', work);
  return compare(file, contents(work), contents(folder));
};
