import { isPlain } from '../../shared/config/fields.ts';
import type { LockdownName } from '../config/lockdown-switches.ts';
import type { LockdownFacts, LockdownFile } from './facts.ts';
import { linuxSystemd } from './linux-systemd.ts';
import { macosProfile } from './macos-profile.ts';
import { assignedAccess } from './windows-assigned-access.ts';
import { shellLauncher } from './windows-shell-launcher.ts';

/** What a lockdown is made from and what it makes. */
interface Lockdown {
  readonly files: (facts: LockdownFacts) => readonly LockdownFile[];
  /** Where the installers of that system put the program. */
  readonly program: string;
  /** Whether that system makes an account of its own and signs it in. */
  readonly autoLogon: boolean;
  /** Why a file cannot hold an account or a program of this name, or could do nothing with it; null: it can. */
  readonly unfit: (facts: LockdownFacts) => string | null;
}

const SID_NOT_TAKEN =
  '--account needs the name of the account: Assigned Access does not take its number (SID)';

const windowsUnfit = ({ program }: LockdownFacts): string | null => {
  if (!/^([A-Za-z]:|%[^%\\/]+%)[\\/]/.test(program))
    return '--program needs the full path of the program, such as %ProgramFiles%\\Branchdesk\\Branchdesk.exe';
  return /%(userprofile|username|appdata|localappdata|homepath|homedrive|temp|tmp)%/i.test(program)
    ? '--program needs a path that is the same for all users: variables of a user are not filled in'
    : null;
};

/** Names as files of a Unix hold them: a home folder, or a line that ends with the name. */
const unixUnfit = ({ account, program }: LockdownFacts, example: string): string | null => {
  if (account !== null && (/[/:]/.test(account) || account === '.' || account === '..'))
    return '--account needs the name of an account: without slashes and colons';
  return program.startsWith('/') ? null : `--program needs the full path of the program, such as ${example}`;
};

const WINDOWS_PROGRAM = '%ProgramFiles%\\Branchdesk\\Branchdesk.exe';
const MAC_PROGRAM = '/Applications/Branchdesk.app';
const LINUX_PROGRAM = '/opt/Branchdesk/branchdesk';

/** Each lockdown by its name. */
export const LOCKDOWNS: { readonly [N in LockdownName]: Lockdown } = {
  'windows-assigned-access': {
    files: assignedAccess,
    program: WINDOWS_PROGRAM,
    autoLogon: true,
    unfit: (facts) => (/^S-1-\d+(-\d+)+$/i.test(facts.account ?? '') ? SID_NOT_TAKEN : windowsUnfit(facts)),
  },
  'windows-shell-launcher': {
    files: shellLauncher,
    program: WINDOWS_PROGRAM,
    autoLogon: true,
    unfit: windowsUnfit,
  },
  'macos-profile': {
    files: macosProfile,
    program: MAC_PROGRAM,
    autoLogon: false,
    unfit: (facts) =>
      unixUnfit(facts, MAC_PROGRAM) ??
      (/\.app\/?$/.test(facts.program) ? null : '--program needs the app itself, which ends with .app'),
  },
  'linux-systemd': {
    files: linuxSystemd,
    program: LINUX_PROGRAM,
    autoLogon: false,
    unfit: (facts) =>
      unixUnfit(facts, LINUX_PROGRAM) ??
      (facts.account?.endsWith('\\')
        ? '--account cannot end with a backslash: the line of a unit would go on'
        : null),
  },
};

/** The account where nobody names one. */
export const KIOSK_ACCOUNT = 'branchdesk-kiosk';

const plainFault = (what: string, text: string): string | null => {
  if (!isPlain(text)) return `--${what} must not hold control characters or marks of direction`;
  if (text.trim() !== text) return `--${what} must not begin or end with a blank`;
  return text.length > 1_000 ? `--${what} is too long` : null;
};

/** Why no file can be made of these facts; null: it can. */
export const unfitFor = (name: LockdownName, facts: LockdownFacts): string | null => {
  const { autoLogon, unfit } = LOCKDOWNS[name];
  if (facts.account === null && !autoLogon)
    return `--auto-logon is Windows’ alone: --lockdown ${name} needs an account`;
  return plainFault('account', facts.account ?? '') ?? plainFault('program', facts.program) ?? unfit(facts);
};
