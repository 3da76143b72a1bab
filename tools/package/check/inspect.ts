import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectArchive } from './archive.ts';
import { inspectDocuments } from './documents.ts';
import { inspectEntitlements } from './entitlements.ts';
import type { Fault } from './fault.ts';
import { inspectFolder } from './folder.ts';
import { inspectIntegrity } from './integrity.ts';
import { inspectMacScript, inspectWindowsScript } from './machine-folder.ts';
import { inspectPayload } from './payload.ts';
import { type Unpacked, unpackedFolders } from './unpacked.ts';
import { inspectExecutable, inspectMsi, inspectNsisDefines } from './windows-installers.ts';
import { inspectFuses } from './wire.ts';

/** Where a run left what it made. */
export interface Made {
  readonly root: string;
  readonly output: string;
  /** What the tools wrote down while they ran. */
  readonly record: string;
  /** The folder of macOS' entitlements and scripts. */
  readonly macos: string;
  readonly version: string;
}

const inspectApp = (app: Unpacked, { root, version }: Made): readonly Fault[] => [
  ...inspectArchive(app, root),
  ...inspectIntegrity(app),
  ...inspectFuses(app),
  ...inspectFolder(app, root),
  ...(app.system === 'win32'
    ? [
        ...inspectExecutable(app, version),
        ...inspectWindowsScript(app.name, join(app.resources, 'machine-folder.cmd')),
      ]
    : []),
];

/** Everything that can be seen in the folders that installers are made of. */
export const inspectApps = (
  made: Made,
  apps: readonly Unpacked[] = unpackedFolders(made.output),
): readonly Fault[] => {
  const [first] = apps;
  return [
    ...apps.flatMap((app) => inspectApp(app, made)),
    ...(first === undefined ? [] : inspectDocuments(made.output, made.version, first)),
    ...inspectEntitlements(made.macos),
    ...inspectMacScript(join(made.macos, 'scripts/postinstall')),
  ];
};

/** The installers of an app folder, with the kind of each. */
const installersOf = (
  { system, arch }: Unpacked,
  version: string,
): readonly (readonly ['nsis' | 'msi' | 'deb' | 'zip', string])[] => {
  const name = `Branchdesk-${version}`;
  if (system === 'win32')
    return [
      ['nsis', `${name}-windows-${arch}.exe`],
      ['msi', `${name}-windows-${arch}.msi`],
    ];
  if (system === 'darwin') return [['zip', `${name}-mac-${arch}.zip`]];
  return [['deb', `${name}-linux-${arch === 'x64' ? 'amd64' : arch}.deb`]];
};

/** Everything that can be seen in the installers themselves. */
export const inspectInstallers = (made: Made, work: string): readonly Fault[] => [
  ...inspectNsisDefines(made.record, made.version),
  ...unpackedFolders(made.output).flatMap((app) =>
    installersOf(app, made.version).flatMap(([kind, name]) => {
      const file = join(made.output, name);
      const own =
        kind === 'msi' ? inspectMsi(file, readFileSync(join(made.record, `${name}.wxs`), 'utf8')) : [];
      return [...own, ...inspectPayload(kind, file, app.folder, join(work, name))];
    }),
  ),
];
