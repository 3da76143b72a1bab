import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differs, type Fault } from './fault.ts';

const WANTED_GRANTS = ['*S-1-5-18:(OI)(CI)F', '*S-1-5-32-544:(OI)(CI)F', '*S-1-5-32-545:(OI)(CI)RX'];

/**
 * A file is copied beside the one before, and takes its place whole; what users may have put under either name is taken
 * away before.
 */
const PLACED = [
  'rmdir "%to%.new" 2>nul',
  'del /f /q /a "%to%.new" 2>nul',
  'rmdir "%to%" 2>nul',
  'copy /b /y "%from%" "%to%.new" >nul',
  '"%system%\\icacls.exe" "%to%.new" /setowner *S-1-5-32-544 /l /q',
  'move /y "%to%.new" "%to%" >nul',
];

/** The lines of a part of the script. */
const partOf = (text: string, label: string): readonly string[] => {
  const lines = text.split('\r\n');
  const from = lines.indexOf(`:${label}`) + 1;
  return lines.slice(from, from + lines.slice(from).findIndex((line) => line.startsWith(':')));
};

/** What the Windows script gives: to the system and administrators everything, to users reading, to nobody else. */
export const inspectWindowsScript = (name: string, file: string): readonly Fault[] => {
  const text = readFileSync(file, 'utf8');
  const grants = [...text.matchAll(/"(\*S-[^"]+)"/g)].map(([, grant = '']) => grant);
  const check = 'machine folder';
  return [
    ...differs(check, name, grants, WANTED_GRANTS),
    ...differs(check, name, /\/inheritance:r \/grant:r/.test(text), true),
    ...differs(check, name, /\/setowner \*S-1-5-32-544\b/.test(text), true),
    ...differs(
      check,
      `${name}: how a file is placed`,
      partOf(text, 'put').filter((line) => PLACED.includes(line)),
      PLACED,
    ),
    ...differs(
      check,
      `${name}: keys before the bundle`,
      partOf(text, 'place').filter((line) => line.startsWith('set "to=')),
      ['set "to=%folder%\\branchdesk.keys"', 'set "to=%folder%\\branchdesk.bundle"'],
    ),
    ...differs(
      check,
      name,
      text.split('\n').every((line) => line === '' || line.endsWith('\r')),
      true,
    ),
  ];
};

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8);

/** The macOS package's script is run against a volume of its own that a user has prepared. */
export const inspectMacScript = (script: string): readonly Fault[] => {
  const volume = mkdtempSync(join(tmpdir(), 'branchdesk-volume-'));
  const folder = join(volume, 'Library/Application Support/Branchdesk');
  try {
    mkdirSync(join(folder, 'inside'), { recursive: true, mode: 0o777 });
    writeFileSync(join(folder, 'branchdesk.config.json'), '{}', { mode: 0o666 });
    // It changes owners, which takes root, or a namespace in which this account is root.
    const [command = '', ...args] = process.getuid?.() === 0 ? ['sh'] : ['unshare', '--map-root-user', 'sh'];
    execFileSync(command, [...args, script, 'Branchdesk.pkg', '/Applications', volume], { stdio: 'ignore' });
    const check = 'machine folder';
    return [
      ...differs(check, 'darwin', modeOf(folder), '755'),
      ...differs(check, 'darwin: inside', modeOf(join(folder, 'inside')), '755'),
      ...differs(check, 'darwin: file', modeOf(join(folder, 'branchdesk.config.json')), '644'),
    ];
  } finally {
    rmSync(volume, { recursive: true, force: true });
  }
};
