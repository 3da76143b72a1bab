import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';

/** The names of the account that is signed in at the operating system. */
export interface OsAccount {
  /** The short name, such as `rekha`. */
  readonly name: string;
  /** All names that a table may know it by, the most exact first: `DOMAIN\name`, `name@domain`, the short name. */
  readonly names: readonly string[];
  /** Whether the system tells capitals from small letters in them. */
  readonly exact: boolean;
}

const NAMELESS = 'operator';

const shortName = (): string => {
  try {
    return userInfo().username || NAMELESS;
  } catch {
    // An account without a name, as in some containers.
    return NAMELESS;
  }
};

/** Where Windows keeps it on every machine. What the environment says of folders is the user's to say. */
const WHOAMI = 'C:\\Windows\\System32\\whoami.exe';

const told = async (args: readonly string[]): Promise<string> => {
  try {
    const { stdout } = await promisify(execFile)(WHOAMI, args, { timeout: 5_000, windowsHide: true });
    return stdout.trim();
  } catch {
    // A machine without a domain has no name of this form.
    return '';
  }
};

/** What a program prints is in the console's code page: only of ASCII is it certain what was meant. */
const ASCII = /^[\x20-\x7e]+$/;

/** Asks the operating system who is signed in. Windows alone tells domains apart from names. */
export const osAccount = async (platform: NodeJS.Platform = process.platform): Promise<OsAccount> => {
  const name = shortName();
  if (platform !== 'win32') return { name, names: [name], exact: true };
  const [whole, upn] = await Promise.all([told([]), told(['/upn'])]);
  const domain = whole.slice(0, Math.max(0, whole.indexOf('\\')));
  return {
    name,
    names: [
      ...(ASCII.test(domain) ? [`${domain}\\${name}`] : []),
      ...(ASCII.test(upn) && upn.includes('@') ? [upn] : []),
      name,
    ],
    exact: false,
  };
};
