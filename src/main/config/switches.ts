import { parseArgs } from 'node:util';
import { BUNDLE_OPTIONS, type BundleSwitches, bundleSwitches } from './bundle-switches.ts';
import { LOCKDOWN_OPTIONS, type LockdownSwitches, lockdownSwitches } from './lockdown-switches.ts';

/** What the command line asks for. */
export type Switches =
  | { readonly run: 'app'; readonly config: string | null; readonly training: boolean }
  | { readonly run: 'version' }
  | { readonly run: 'check-config'; readonly file: string }
  /** Hashes a PIN from standard input, for the configuration. */
  | { readonly run: 'hash-pin' }
  | { readonly run: 'check-signing'; readonly file: string | null }
  | {
      readonly run: 'verify-receipt';
      readonly text: string;
      readonly deviceKey: string | null;
      readonly config: string | null;
    }
  | { readonly run: 'export-journal'; readonly file: string; readonly values: boolean }
  | {
      readonly run: 'verify-journal';
      readonly file: string | null;
      /** A fingerprint, or the file of a key. */
      readonly deviceKey: string | null;
      /** Whoever signed it: nobody has to vouch for the key. */
      readonly anyDevice: boolean;
      readonly config: string | null;
    }
  | BundleSwitches
  /** Imports a bundle; `trust`: the fingerprint that its signer has to have, or null. */
  | { readonly run: 'provision'; readonly file: string; readonly trust: string | null }
  /** Goes back to the bundle before. */
  | { readonly run: 'roll-back' }
  | LockdownSwitches
  | { readonly run: 'unusable'; readonly why: string };

const OPTIONS = {
  config: { type: 'string' },
  training: { type: 'boolean' },
  version: { type: 'boolean' },
  'check-config': { type: 'string' },
  'check-signing': { type: 'string' },
  'hash-pin': { type: 'boolean' },
  'export-journal': { type: 'string' },
  'with-values': { type: 'boolean' },
  'verify-journal': { type: 'string' },
  'verify-receipt': { type: 'string' },
  'device-key': { type: 'string' },
  'any-device-key': { type: 'boolean' },
  ...BUNDLE_OPTIONS,
  ...LOCKDOWN_OPTIONS,
  provision: { type: 'string' },
  trust: { type: 'string' },
  rollback: { type: 'boolean' },
  diagnostics: { type: 'string' },
} as const;

/** The names of the app's own switches. */
export const OWN_SWITCHES: readonly string[] = Object.keys(OPTIONS);

/** Switches of a later version: they are no reason to start the app without them. */
const COMING = ['diagnostics'] as const;

/** Whether the arguments ask for something that needs no window, and so goes on beside a running app. Pure. */
export const runsWithoutWindow = (argv: readonly string[]): boolean => readSwitches(argv).run !== 'app';

/** Reads the app's own switches; those of Chromium and Electron are left to them. Pure. */
export const readSwitches = (argv: readonly string[]): Switches => {
  const { tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const given = new Map(
    tokens.flatMap((token) => (token.kind === 'option' ? [[token.name, token.value]] : [])),
  );
  const fileOf = (name: string): string | null => {
    const value = given.get(name);
    return value === undefined || value === '' || value.startsWith('--') ? null : value;
  };
  if (given.has('version')) return { run: 'version' };
  const bundles = bundleSwitches(tokens);
  if (bundles !== null) return bundles;
  const lockdown = lockdownSwitches(tokens);
  if (lockdown !== null) return lockdown;
  for (const name of ['check-config', 'export-journal', 'config', 'provision'] as const) {
    if (given.has(name) && fileOf(name) === null) return { run: 'unusable', why: `--${name} needs a file` };
  }
  if (given.has('device-key') && fileOf('device-key') === null) {
    return { run: 'unusable', why: '--device-key needs a fingerprint or a file' };
  }
  if (given.has('trust') && (fileOf('trust') === null || !given.has('provision'))) {
    return { run: 'unusable', why: '--trust needs a fingerprint, and goes with --provision' };
  }
  const coming = COMING.find((name) => given.has(name));
  if (coming !== undefined) return { run: 'unusable', why: `this version does not have --${coming}` };
  const checked = fileOf('check-config');
  if (checked !== null) return { run: 'check-config', file: checked };
  const bundle = fileOf('provision');
  if (bundle !== null) return { run: 'provision', file: bundle, trust: fileOf('trust') };
  if (given.has('rollback')) return { run: 'roll-back' };
  if (given.has('check-signing')) return { run: 'check-signing', file: fileOf('check-signing') };
  if (given.has('hash-pin')) return { run: 'hash-pin' };
  const exported = fileOf('export-journal');
  if (exported !== null) {
    return { run: 'export-journal', file: exported, values: given.has('with-values') };
  }
  const devices = { deviceKey: fileOf('device-key'), config: fileOf('config') };
  if (given.has('verify-journal')) {
    const anyDevice = given.has('any-device-key');
    return { run: 'verify-journal', file: fileOf('verify-journal'), anyDevice, ...devices };
  }
  if (given.has('verify-receipt')) {
    const text = fileOf('verify-receipt');
    if (given.has('any-device-key')) {
      return { run: 'unusable', why: 'the code of a receipt does not hold its key: use --device-key' };
    }
    return text === null
      ? { run: 'unusable', why: '--verify-receipt needs the text of the code' }
      : { run: 'verify-receipt', text, ...devices };
  }
  return { run: 'app', config: fileOf('config'), training: given.has('training') };
};
