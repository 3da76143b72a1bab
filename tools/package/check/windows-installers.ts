import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { differs, type Fault } from './fault.ts';
import { mustRun } from './run.ts';
import type { Unpacked } from './unpacked.ts';

const NSIS_SET = {
  APP_ID: 'app.branchdesk.desktop',
  APP_GUID: 'c4d1a7f2-93b8-5e06-8a4d-6f17b0e2935c',
  PRODUCT_NAME: 'Branchdesk',
  COMPANY_NAME: 'Branchdesk',
  INSTALL_MODE_PER_ALL_USERS: '',
  INSTALL_MODE_PER_ALL_USERS_REQUIRED: '',
  DO_NOT_CREATE_DESKTOP_SHORTCUT: '',
  HIDE_RUN_AFTER_FINISH: '',
};
const NSIS_UNSET = ['ONE_CLICK', 'DO_NOT_CREATE_START_MENU_SHORTCUT', 'DELETE_APP_DATA_ON_UNINSTALL'];

/** Each run of the compiler, as the defines it was given. */
const compilerRuns = (record: string): readonly ReadonlyMap<string, string>[] =>
  readFileSync(join(record, 'makensis.txt'), 'utf8')
    .split('\n\n')
    .filter((text) => text.trim() !== '')
    .map(
      (text) =>
        new Map(
          text.split('\n').flatMap((line) => {
            const [, name, value = ''] = /^-D(\w+)(?:=(.*))?$/.exec(line) ?? [];
            return name === undefined ? [] : [[name, value] as const];
          }),
        ),
    );

/** Every NSIS installer and uninstaller was compiled for all users, assisted, with our names and nothing more. */
export const inspectNsisDefines = (record: string, version: string): readonly Fault[] => {
  const runs = compilerRuns(record);
  return [
    ...differs('installer defines', 'nsis', runs.length, 4),
    ...runs.flatMap((defines) => [
      ...Object.entries({ ...NSIS_SET, VERSION: version }).flatMap(([name, value]) =>
        differs('installer defines', `nsis ${name}`, defines.get(name) ?? null, value),
      ),
      ...NSIS_UNSET.flatMap((name) => differs('installer defines', `nsis ${name}`, defines.has(name), false)),
    ]),
  ];
};

const script = (verb: string, more = ''): string =>
  '"[System64Folder]cmd.exe" /d /s /c ""[APPLICATIONFOLDER]resources\\machine-folder.cmd" ' +
  `${verb} "[CommonAppDataFolder]Branchdesk" "[System64Folder]"${more}"`;

/** Ends the installation before it has changed anything, where a file that it is given is not there. */
const IS_THERE =
  '"[System64Folder]cmd.exe" /d /s /c "for %f in ("[BUNDLE]" "[KEYS]") do if not "%~f"=="" if not exist "%~f" exit 1"';
/** A repair, which anybody may begin, places nothing. */
const GIVEN = '(BUNDLE OR KEYS) AND NOT Installed';

/** Rows of a table, by their first column; the first three lines tell its form. */
const rows = (file: string, table: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    mustRun('msiinfo', 'export', file, table)
      .split(/\r?\n/)
      .slice(3)
      .filter((line) => line !== '')
      .map((line) => {
        const [key = '', ...rest] = line.split('\t');
        return [key, rest] as const;
      }),
  );

/** An MSI is for the machine, knows the versions before and after it, and does what our steps say when they say. */
export const inspectMsi = (file: string, project: string): readonly Fault[] => {
  const properties = rows(file, 'Property');
  const actions = rows(file, 'CustomAction');
  const steps = rows(file, 'InstallExecuteSequence');
  const check = 'installer defines';
  const same = (what: string, found: unknown, wanted: unknown): readonly Fault[] =>
    differs(check, `${file} ${what}`, found, wanted);
  // Deferred, as the system: 34 is a command line in a folder, 1024 and 2048 say how.
  const deferred = (...of: Parameters<typeof script>): readonly string[] => [
    ...['3106', 'APPLICATIONFOLDER'],
    ...[script(...of), ''],
  ];
  const secure = properties.get('SecureCustomProperties')?.[0]?.split(';') ?? [];
  const sequence = (step: string): number => Number(steps.get(step)?.[1]);
  return [
    ...same('ALLUSERS', properties.get('ALLUSERS'), ['1']),
    ...same('UpgradeCode', properties.get('UpgradeCode'), ['{8F2B6C1E-5D0A-4E37-9B64-2C7A1D93E5F0}']),
    ...['BUNDLE', 'KEYS', 'PURGE'].flatMap((name) => same(`${name} is secure`, secure.includes(name), true)),
    ...same('actions', [...actions.keys()].sort(), [
      ...['FileOfBundleOrKeysIsThere', 'PlaceBundleAndKeys'],
      ...['ProtectMachineFolder', 'PurgeMachineFolder'],
    ]),
    ...same('is there', actions.get('FileOfBundleOrKeysIsThere'), ['34', 'TARGETDIR', IS_THERE, '']),
    ...same('is there when', steps.get('FileOfBundleOrKeysIsThere')?.[0], GIVEN),
    // What removes the version before may stand right behind this one.
    ...same('is there first', sequence('FileOfBundleOrKeysIsThere') < sequence('InstallValidate'), true),
    ...same('protect', actions.get('ProtectMachineFolder'), deferred('protect')),
    ...same('place', actions.get('PlaceBundleAndKeys'), deferred('place', ' "[BUNDLE]" "[KEYS]"')),
    ...same('place when', steps.get('PlaceBundleAndKeys')?.[0], GIVEN),
    ...same(
      'place once it is protected',
      sequence('PlaceBundleAndKeys') > sequence('ProtectMachineFolder'),
      true,
    ),
    ...same('purge', actions.get('PurgeMachineFolder'), deferred('purge')),
    ...same('protect when', steps.get('ProtectMachineFolder')?.[0], 'NOT REMOVE'),
    ...same(
      'purge when',
      steps.get('PurgeMachineFolder')?.[0],
      'REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE',
    ),
    ...same('downgrade', rows(file, 'LaunchCondition').has('NOT WIX_DOWNGRADE_DETECTED'), true),
    ...same('shortcuts', [...rows(file, 'Shortcut').keys()], ['startMenuShortcut']),
    ...same(
      'AppUserModelID',
      /<ShortcutProperty Key="System.AppUserModel.ID" Value="app.branchdesk.desktop"\/>/.test(project),
      true,
    ),
  ];
};

/** The program's own resources name the product, its version and its publisher, and hold the icon. */
export const inspectExecutable = ({ name, wired }: Unpacked, version: string): readonly Fault[] => {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(wired)));
  const [info] = Resource.VersionInfo.fromEntries(entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  const strings = language === undefined ? {} : info?.getStringValues(language);
  const icons = Resource.IconGroupEntry.fromEntries(entries).flatMap(({ icons }) =>
    icons.map(({ width }) => width),
  );
  const found = {
    product: strings?.ProductName,
    company: strings?.CompanyName,
    version: strings?.FileVersion,
  };
  const wanted = { product: 'Branchdesk', company: 'Branchdesk', version };
  return [
    ...differs('names', name, found, wanted),
    ...differs('icons', name, icons, [16, 24, 32, 48, 64, 128, 0]),
  ];
};
