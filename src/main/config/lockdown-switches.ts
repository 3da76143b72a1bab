import { misuse, type SwitchToken } from './misuse.ts';

/** Ways in which a system holds somebody in the kiosk; each has files of its own. */
export const LOCKDOWN_NAMES = [
  'windows-assigned-access',
  'windows-shell-launcher',
  'macos-profile',
  'linux-systemd',
] as const;

/** One of them. */
export type LockdownName = (typeof LOCKDOWN_NAMES)[number];

/** What the command line says of the files to make; null: what the installers do, or what is configured. */
export interface AskedLockdown {
  readonly name: LockdownName;
  readonly config: string | null;
  /** The account that the kiosk runs in. */
  readonly account: string | null;
  /** Windows makes the account, and signs it in. */
  readonly autoLogon: boolean;
  /** The full path of the installed program. */
  readonly program: string | null;
  /** The folder that the files are written to; null: they are printed. */
  readonly out: string | null;
}

/** What the command line asks of lockdown files. */
export type LockdownSwitches =
  | { readonly run: 'lockdown'; readonly asked: AskedLockdown }
  | { readonly run: 'unusable'; readonly why: string };

/** The switches of lockdown files, as `parseArgs` takes them. */
export const LOCKDOWN_OPTIONS = {
  lockdown: { type: 'string' },
  account: { type: 'string' },
  'auto-logon': { type: 'boolean' },
  program: { type: 'string' },
  out: { type: 'string' },
} as const;

const TAKES: readonly string[] = ['config', 'account', 'auto-logon', 'program', 'out'];

const unusable = (why: string) => ({ run: 'unusable', why }) as const;

const isName = (name: string | null): name is LockdownName => LOCKDOWN_NAMES.some((known) => known === name);

/** What the arguments ask of lockdown files; null: nothing. Pure. */
export const lockdownSwitches = (tokens: readonly SwitchToken[]): LockdownSwitches | null => {
  const given = new Map(tokens.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value]])));
  if (!given.has('lockdown')) return null;
  const textOf = (name: string): string | null => given.get(name) ?? null;
  const name = textOf('lockdown');
  if (!isName(name)) return unusable(`--lockdown needs one of ${LOCKDOWN_NAMES.join(', ')}`);
  const wrong = misuse({ command: 'lockdown', takes: TAKES, flags: { 'auto-logon': '' } }, tokens);
  if (wrong !== null) return unusable(wrong);
  const [account, autoLogon] = [textOf('account'), given.has('auto-logon')];
  if (account !== null && autoLogon)
    return unusable(
      '--account and --auto-logon do not go together: with the latter Windows makes the account',
    );
  return {
    run: 'lockdown',
    asked: {
      ...{ name, account, autoLogon },
      config: textOf('config'),
      program: textOf('program'),
      out: textOf('out'),
    },
  };
};
