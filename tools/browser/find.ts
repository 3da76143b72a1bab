import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Chromium's page without the browser around it: it has no window, and takes a fifth less of the processor. */
const HEADLESS = 'chromium-headless-shell';

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

const onPath = (environment: NodeJS.ProcessEnv, names: readonly string[]): readonly string[] =>
  (environment.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/** Where a browser that is made of Chromium may stand: on the path, and where macOS and Windows keep programs. */
const places = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): readonly string[] => {
  if (platform === 'win32') {
    const { ProgramFiles, LOCALAPPDATA, 'ProgramFiles(x86)': programFilesX86 } = environment;
    const folders = [ProgramFiles, programFilesX86, LOCALAPPDATA].filter((it) => it !== undefined);
    return WINDOWS.flatMap((file) => folders.map((folder) => `${folder}\\${file}`));
  }
  const found = onPath(environment, NAMES);
  return platform === 'darwin' ? [...found, ...MAC] : found;
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

/** What shows pages to tests: Chromium without a window where a machine has it, else what `findChromium` finds. */
export const findHeadless = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  isThere: (file: string) => boolean = isProgram,
): string | null =>
  environment.BRANCHDESK_CHROMIUM || platform !== 'linux'
    ? findChromium(environment, platform, isThere)
    : (onPath(environment, [HEADLESS]).find(isThere) ?? findChromium(environment, platform, isThere));
