import { realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';

const CONFIG_FILE = 'branchdesk.config.json';

/** Windows' own folder by the kernel's link to it. */
const SYSTEM_ROOT = '\\\\?\\GLOBALROOT\\SystemRoot';

/** Where a path truly lies, or none. */
type RealPath = (path: string) => string;

const found = (realPath: RealPath, path: string): string | null => {
  try {
    return realPath(path);
  } catch {
    return null;
  }
};

/**
 * Windows' folder for the data of all users. The variable of that name is not asked: whoever starts the app can set it to
 * a folder of their own. `All Users` is Windows' link to it, made when Windows is installed, wherever it was put.
 */
const programData = (realPath: RealPath): string => {
  const { root } = win32.parse(found(realPath, SYSTEM_ROOT) ?? 'C:\\Windows');
  return found(realPath, win32.join(root, 'Users', 'All Users')) ?? win32.join(root, 'ProgramData');
};

/** The machine-wide places where the configuration is looked for, as full paths. No variable decides them. */
export const configPlaces = (
  platform: NodeJS.Platform,
  realPath: RealPath = realpathSync.native,
): readonly string[] => {
  if (platform === 'win32') return [win32.join(programData(realPath), 'Branchdesk', CONFIG_FILE)];
  if (platform === 'darwin') return [posix.join('/Library/Application Support/Branchdesk', CONFIG_FILE)];
  return [posix.join('/etc/branchdesk', CONFIG_FILE)];
};

/** The arguments after the program and, in development, after the app's folder. */
export const ownArguments = (argv: readonly string[], packaged: boolean): readonly string[] =>
  argv.slice(packaged ? 1 : 2);

/** Whether a folder lies in the archive that an installed app is packed into. */
export const isInArchive = (folder: string): boolean => /\.asar([\\/]|$)/.test(folder);
