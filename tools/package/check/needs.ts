import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.ts';

const PROGRAMS = [
  'makensis',
  'wixl',
  'msibuild',
  'msiextract',
  'msiinfo',
  '7z',
  '7za',
  'zip',
  'unzip',
  'dpkg-deb',
];

const isThere = (name: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** How a program is started without a network: as root, or in a user namespace; none where neither works. */
export const networkCutter = (): readonly string[] | null =>
  [
    ['unshare', '--net'],
    ['unshare', '--map-root-user', '--net'],
  ].find(([command = '', ...args]) => run(command, [...args, 'true']).status === 0) ?? null;

/** Why packages cannot be checked here, or none. */
export const missingForCheck = (): string | null => {
  const missing = PROGRAMS.filter((name) => !isThere(name));
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`;
  return networkCutter() === null ? 'no program can be started without a network here (unshare)' : null;
};
