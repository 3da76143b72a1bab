import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './installed-app.ts';
import { type Ended, type Machine, onDriveZ, type Running } from './machine/prefix.ts';
import type { Packages } from './packages/make.ts';

/** Files that an installer is given, as Windows names them. */
interface GivenFiles {
  readonly bundle?: string;
  readonly keys?: string;
}

/** Options of an installer, quoted as a command line has them. */
const optionsOf = (files: GivenFiles, prefix: string): string =>
  Object.entries(files)
    .map(([name, file]) => ` ${prefix}${name.toUpperCase()}="${file}"`)
    .join('');

/** One of the two kinds of installer, as fleets run it. */
export interface Installer {
  readonly name: 'NSIS' | 'MSI';
  /** Files in the program's folder beside the app's own. */
  readonly beside: readonly string[];
  /** Where the start menu's entry comes to lie. */
  readonly shortcut: string;
  /** Whether a running app is closed; else its files wait for a restart. */
  readonly closesApp: boolean;
  /** The exit code where a file that it was given is not there. Windows has 1603 for both kinds. */
  readonly refusal: number;
  /** Keys of Windows' own, empty, that stay once anything was installed. */
  readonly leaves: RegExp | null;
  /** Keys of the registry below which everything is this installer's. */
  readonly keys: readonly RegExp[];
  start(machine: Machine, packages: Packages): Running;
  install(machine: Machine, packages: Packages, files?: GivenFiles): Promise<number | null>;
  remove(machine: Machine, packages: Packages, purge: boolean): Promise<number | null>;
}

const FOLDER = 'C:\\Program Files\\Branchdesk';
const codeOf = async (ended: Promise<Ended>): Promise<number | null> => (await ended).code;
const UNINSTALLER = 'Uninstall Branchdesk.exe';
const GUID = 'c4d1a7f2-93b8-5e06-8a4d-6f17b0e2935c';

/** The installer that asks, and with `/S` does not. */
export const NSIS: Installer = {
  name: 'NSIS',
  beside: [UNINSTALLER],
  closesApp: true,
  refusal: 1603,
  leaves: null,
  shortcut: 'ProgramData\\Microsoft\\Windows\\Start Menu\\Programs\\Branchdesk.lnk',
  keys: [
    new RegExp(
      `^HKLM\\\\Software\\\\(?:Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall\\\\)?${GUID}\\\\`,
    ),
  ],
  start: (machine, packages) => machine.start([onDriveZ(packages.installer('exe')), '/S']),
  install: (machine, packages, files = {}) =>
    codeOf(machine.runLines([`"${onDriveZ(packages.installer('exe'))}" /S${optionsOf(files, '/')}`])),
  remove: async (machine, _, purge) => {
    const line = `"${FOLDER}\\${UNINSTALLER}" /allusers /S${purge ? ' /PURGE' : ''}`;
    if (purge) {
      // It waits for itself only when it is told not to copy itself first; then it cannot take itself away.
      const code = await codeOf(machine.runLines([`${line} _?=${FOLDER}`]));
      await machine.runLines([`del "${FOLDER}\\${UNINSTALLER}"`, `rmdir "${FOLDER}"`]);
      return code;
    }
    const code = await codeOf(machine.runLines([line]));
    await until('the uninstaller is done', () => !existsSync(machine.path('Program Files', 'Branchdesk')));
    await machine.settle();
    return code;
  },
};

const onDrive = (machine: Machine, packages: Packages): string => {
  const folder = join(machine.folder, 'share');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${packages.version}.msi`);
  if (!existsSync(file)) cpSync(packages.installer('msi'), file);
  return onDriveZ(file);
};

/** The installer for fleets. */
export const MSI: Installer = {
  name: 'MSI',
  beside: [],
  closesApp: false,
  // Wine passes on that a step has failed, in other words than Windows.
  refusal: 1627,
  leaves:
    /\\Installer\\(?:Features\\|Products\\|UpgradeCodes\\|UserData\\(?:S-1-5-18\\(?:Components\\|Products\\)?)?)?$/,
  shortcut: 'users\\root\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\Branchdesk.lnk',
  keys: [
    /^HKLM\\Software\\Classes\\Installer\\/,
    /^HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\(?:Installer|Uninstall)\\/,
  ],
  start: (machine, packages) => machine.start(['msiexec', '/i', onDrive(machine, packages), '/qn']),
  install: (machine, packages, files = {}) =>
    codeOf(machine.runLines([`msiexec /i "${onDrive(machine, packages)}" /qn${optionsOf(files, '')}`])),
  remove: (machine, packages, purge) =>
    codeOf(machine.run(['msiexec', '/x', onDrive(machine, packages), '/qn', ...(purge ? ['PURGE=1'] : [])])),
};
