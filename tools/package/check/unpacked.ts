import { join } from 'node:path';
import { ARCHS, type ArchName, SYSTEMS, type SystemName } from '../targets.ts';

/** The folder of an app before an installer is made of it. */
export interface Unpacked {
  readonly system: SystemName;
  readonly arch: ArchName;
  readonly name: string;
  readonly folder: string;
  readonly resources: string;
  /** The file that holds the fuse wire. */
  readonly wired: string;
}

const FOLDERS: Readonly<Record<SystemName, string>> = {
  win32: 'win-unpacked',
  darwin: 'mac',
  linux: 'linux-unpacked',
};
const MAC_CONTENTS = 'Branchdesk.app/Contents';
const MAC_FRAMEWORK = 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework';

const folderName = (system: SystemName, arch: ArchName): string => {
  if (arch === 'x64') return FOLDERS[system];
  return system === 'darwin' ? 'mac-arm64' : FOLDERS[system].replace('-', '-arm64-');
};

/** Every app folder that a run with all targets leaves in its output. */
export const unpackedFolders = (output: string): readonly Unpacked[] =>
  SYSTEMS.flatMap((system) =>
    ARCHS.map((arch): Unpacked => {
      const folder = join(output, folderName(system, arch));
      const isMac = system === 'darwin';
      const wired = {
        win32: 'Branchdesk.exe',
        linux: 'branchdesk',
        darwin: `${MAC_CONTENTS}/${MAC_FRAMEWORK}`,
      };
      return {
        system,
        arch,
        name: `${system}-${arch}`,
        folder,
        resources: join(folder, isMac ? `${MAC_CONTENTS}/Resources` : 'resources'),
        wired: join(folder, wired[system]),
      };
    }),
  );
