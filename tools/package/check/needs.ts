import { whereIs } from '../offline/where-is.ts';
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

const isThere = (name: string): boolean => whereIs(name) !== null;

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
