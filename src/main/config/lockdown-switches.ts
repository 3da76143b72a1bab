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

/** One argument, as `parseArgs` tells it. */
interface LockdownToken {
  readonly kind: 'option' | 'positional' | 'option-terminator';
  readonly name?: string;
  readonly value?: string | undefined;
}

/** `--config` is everybody's; the others are Chromium's, where a machine cannot do without. */
const ALLOWED: readonly string[] = [...Object.keys(LOCKDOWN_OPTIONS), 'config'];
const OTHERS: readonly string[] = ['no-sandbox', 'disable-gpu', 'lang'];

const unusable = (why: string) => ({ run: 'unusable', why }) as const;

const isName = (name: string | null): name is LockdownName => LOCKDOWN_NAMES.some((known) => known === name);

const misuse = (tokens: readonly LockdownToken[]): string | null => {
  const seen = new Set<string>();
  for (const { kind, name = '', value } of tokens) {
    if (kind !== 'option')
      return '--lockdown does not take a word without a switch: put quotes around a name';
    if (OTHERS.includes(name)) continue;
    if (!ALLOWED.includes(name))
      return `--lockdown does not know --${name.replace(/[^\w-]/g, '?').slice(0, 40)}`;
    if (seen.has(name)) return `--${name} stands twice`;
    seen.add(name);
    if (name === 'auto-logon' && value !== undefined) return '--auto-logon takes no value';
    if (name !== 'auto-logon' && name !== 'lockdown' && (!value || value.startsWith('--')))
      return `--${name} needs a value`;
  }
  return seen.has('account') && seen.has('auto-logon')
    ? '--account and --auto-logon do not go together: with the latter Windows makes the account'
    : null;
};

/** What the arguments ask of lockdown files; null: nothing. Pure. */
export const lockdownSwitches = (tokens: readonly LockdownToken[]): LockdownSwitches | null => {
  const given = tokens.filter(({ kind }) => kind === 'option');
  if (!given.some(({ name }) => name === 'lockdown')) return null;
  const wrong = misuse(tokens);
  if (wrong !== null) return unusable(wrong);
  const textOf = (wanted: string): string | null => given.find(({ name }) => name === wanted)?.value ?? null;
  const name = textOf('lockdown');
  if (!isName(name)) return unusable(`--lockdown needs one of ${LOCKDOWN_NAMES.join(', ')}`);
  const autoLogon = given.some((token) => token.name === 'auto-logon');
  return {
    run: 'lockdown',
    asked: {
      ...{ name, autoLogon },
      config: textOf('config'),
      account: textOf('account'),
      program: textOf('program'),
      out: textOf('out'),
    },
  };
};
