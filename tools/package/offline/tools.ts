import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pluginLibrary } from '../stand-in/plugin-library.ts';
import { whereIs } from './where-is.ts';

const WIX = { release: 'wix-4.0.0.5512.2', archive: 'wix-4.0.0.5512.2.7z' };
const DOWNLOADS = 'https://github.com/electron-userland/electron-builder-binaries/releases/download';

/** What electron-builder's NSIS scripts call that is not in NSIS itself. */
const PLUGINS: Readonly<Record<string, readonly string[]>> = {
  Nsis7z: ['Extract', 'ExtractWithDetails'],
  StdUtils: [
    ...['ExecShellAsUser', 'GetAllParameters', 'GetParameter', 'GetParentPath', 'HashFile', 'TestParameter'],
  ],
  UAC: ['_'],
  WinShell: ['SetLnkAUMI', 'UninstAppUserModelId', 'UninstShortcut'],
  nsProcess: ['_CloseProcess', '_FindProcess', '_KillProcess', '_Unload'],
};

const program = (file: string, text: string): string => {
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  return file;
};

/** The short hash by which electron-builder names what it downloaded from an address. */
const addressHash = (address: string): string => {
  let hash = 5381;
  for (const letter of address) hash = ((hash << 5) + hash) ^ letter.charCodeAt(0);
  return (hash >>> 0).toString(36).slice(0, 5).padStart(5, '0');
};

/** A folder that electron-builder takes for WiX as it downloaded it; our wine knows what its programs are to do. */
const seedWix = (cache: string): void => {
  const hash = addressHash(`${DOWNLOADS}/${WIX.release}/${WIX.archive}`);
  const folder = join(cache, WIX.release, `${WIX.release}-${hash}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'candle.exe'), '');
  writeFileSync(join(folder, 'light.exe'), '');
  const state = { version: 1, state: 'complete', timestamp: 0, fileCount: 2, extractedSize: 0 };
  writeFileSync(`${folder}.state`, JSON.stringify(state));
};

/**
 * Makes a folder of tools that let electron-builder build every package from what Debian has, and gives the variables
 * that name them. What is recorded for the inspection is put into `record`.
 */
export const offlineTools = (folder: string, record: string): Record<string, string> => {
  const node = process.execPath;
  const script = (name: string): string => join(import.meta.dirname, name);
  for (const path of [
    'nsis',
    'resources/plugins/x86-unicode',
    'wine/bin',
    'wine/lib',
    'wine/wine-home',
    'cache',
  ])
    mkdirSync(join(folder, path), { recursive: true });
  mkdirSync(record, { recursive: true });

  program(
    join(folder, 'nsis/makensis'),
    `#!/bin/sh\nprintf '%s\\n' "$@" '' >> "${join(record, 'makensis.txt')}"\nunset NSISDIR\nexec makensis "$@"\n`,
  );
  writeFileSync(join(folder, 'nsis/elevate.exe'), 'elevate.exe of electron-builder\n');
  for (const [name, exported] of Object.entries(PLUGINS)) {
    const file = `${name}.dll`;
    writeFileSync(join(folder, 'resources/plugins/x86-unicode', file), pluginLibrary(file, exported));
  }
  program(join(folder, 'wine/bin/wine'), `#!/bin/sh\nexec "${node}" "${script('wine.ts')}" "$@"\n`);
  const fpm = program(join(folder, 'fpm'), `#!/bin/sh\nexec "${node}" "${script('fpm.ts')}" "$@"\n`);
  seedWix(join(folder, 'cache'));

  return {
    BRANCHDESK_RECORD: record,
    CUSTOM_FPM_PATH: fpm,
    ELECTRON_BUILDER_7ZIP_PATH: whereIs('7za') ?? '',
    ELECTRON_BUILDER_CACHE: join(folder, 'cache'),
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_OFFLINE: 'true',
    ELECTRON_BUILDER_WINE_TOOLSET_DIR: join(folder, 'wine'),
    XDG_CACHE_HOME: join(folder, 'xdg'),
  };
};
