import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Where a browser that is made of Chromium may stand: on the path, and where macOS and Windows keep programs. */
const places = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA, 'ProgramFiles(x86)': programFilesX86 } = environment;
    const folders = [ProgramFiles, programFilesX86, LOCALAPPDATA].filter((it) => it !== undefined);
    return WINDOWS.flatMap((file) => folders.map((folder) => `${folder}\\${file}`));
  }
  const folders = (environment.PATH ?? '').split(delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return platform === 'darwin' ? [...onPath, ...MAC] : onPath;
};

/** The Chromium of this machine: `BRANCHDESK_CHROMIUM` when set, else the first that is found; `null` when there is none. */
export const findChromium = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  isThere: (file: string) => boolean = isProgram,
): string | null => {
  const asked = environment.BRANCHDESK_CHROMIUM;
  if (asked !== undefined && asked !== '') return asked;
  return places(environment, platform).find(isThere) ?? null;
};
