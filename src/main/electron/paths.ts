import { posix, win32 } from 'node:path';

const CONFIG_FILE = 'branchdesk.config.json';

/** The machine-wide places where the configuration is looked for, as full paths. */
export const configPlaces = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] => {
  if (platform === 'win32')
    return [win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Branchdesk', CONFIG_FILE)];
  if (platform === 'darwin') return [posix.join('/Library/Application Support/Branchdesk', CONFIG_FILE)];
  return [posix.join('/etc/branchdesk', CONFIG_FILE)];
};

/** The arguments after the program and, in development, after the app's folder. */
export const ownArguments = (argv: readonly string[], packaged: boolean): readonly string[] =>
  argv.slice(packaged ? 1 : 2);

/** Whether a folder lies in the archive that an installed app is packed into. */
export const isInArchive = (folder: string): boolean => /\.asar([\\/]|$)/.test(folder);
