import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, win32 } from 'node:path';

/**
 * The folder of this user's state where it is not Electron's own choice: on Windows that would be `%APPDATA%`, which
 * roams, and two machines would share one journal. Null: Electron's own.
 */
export const ownUserData = (
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string | null =>
  platform === 'win32' && environment.LOCALAPPDATA
    ? win32.join(environment.LOCALAPPDATA, 'Branchdesk')
    : null;

/** What Linux says of file systems on another machine: NFS, SMB, CIFS and SMB2, AFS. */
const REMOTE: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f]);

const nearestThere = (folder: string): string => {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearestThere(above);
};

/** Whether a full path on Windows, links and drive letters resolved, is a share of another machine. */
export const isShare = (path: string): boolean => /^\\\\(\?\\UNC\\|(?![.?]\\))/i.test(path);

/** Whether a folder, or the place where it is to be made, lies on another machine: SQLite's log cannot be kept there. */
export const liesOnNetwork = (folder: string, platform: NodeJS.Platform): boolean => {
  try {
    const there = realpathSync.native(nearestThere(folder));
    if (platform === 'win32') return isShare(there);
    return platform === 'linux' && REMOTE.has(statfsSync(there).type);
  } catch {
    // A folder that cannot be looked at is for whoever uses it to complain of.
    return false;
  }
};
