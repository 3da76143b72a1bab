import { misuse, type SwitchToken } from './misuse.ts';

/** What a bundle is made from, as the command line says it. */
export interface MakeBundleSwitches {
  /** The configuration that is sealed. */
  readonly config: string;
  /** The credentials that are sealed; null: those of this user's keychain. */
  readonly credentials: string | null;
  /** Files of device cards, and cards, in their order. */
  readonly for: readonly string[];
  /** Whether it is sealed for a passphrase, which is the first line of standard input. */
  readonly passphrase: boolean;
  readonly out: string;
  /** Days from now, or a date; null: as long as a bundle usually holds. */
  readonly expires: string | null;
  readonly graceDays: number | null;
  readonly version: number | null;
  readonly issuer: string | null;
  readonly needs: string | null;
  readonly floor: number;
  /** A file of the administrators' keys that count from then on; null: that of the signer alone. */
  readonly keys: string | null;
  /** Names of groups whose key goes along. */
  readonly groups: readonly string[];
}

/** What the command line asks of bundles and keys. */
export type BundleSwitches =
  | { readonly run: 'device-card'; readonly group: string | null }
  | { readonly run: 'check-bundle'; readonly file: string }
  | { readonly run: 'make-bundle'; readonly asked: MakeBundleSwitches }
  | { readonly run: 'unusable'; readonly why: string };

/** The switches of bundles, as `parseArgs` takes them. */
export const BUNDLE_OPTIONS = {
  'device-card': { type: 'boolean' },
  group: { type: 'string' },
  'check-bundle': { type: 'string' },
  'make-bundle': { type: 'boolean' },
  'credentials-from': { type: 'string' },
  for: { type: 'string' },
  passphrase: { type: 'boolean' },
  out: { type: 'string' },
  expires: { type: 'string' },
  grace: { type: 'string' },
  'bundle-version': { type: 'string' },
  issuer: { type: 'string' },
  needs: { type: 'string' },
  floor: { type: 'string' },
  keys: { type: 'string' },
  'with-group': { type: 'string' },
} as const;

/** Which switches go with which command, and which of them may stand several times. */
const WITH = {
  'device-card': ['group'],
  'check-bundle': [],
  'make-bundle': [
    ...['config', 'credentials-from', 'for', 'passphrase', 'out', 'expires', 'grace', 'bundle-version'],
    ...['issuer', 'needs', 'floor', 'keys', 'with-group'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const SEVERAL: readonly string[] = ['for', 'with-group'];

/** Those without a value. */
const FLAGS = {
  'device-card': '',
  'make-bundle': '',
  passphrase: ': the passphrase is the first line of standard input',
};

const unusable = (why: string) => ({ run: 'unusable', why }) as const;

/** A whole number within what a bundle takes; undefined: it is none. */
const wholeNumber = (text: string | undefined): number | null | undefined => {
  if (text === undefined) return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
};

const makeBundleSwitches = (tokens: readonly SwitchToken[]): BundleSwitches => {
  const all = (wanted: string): readonly string[] =>
    tokens.flatMap(({ name, value }) => (name === wanted && value !== undefined ? [value] : []));
  const one = (wanted: string): string | null => all(wanted)[0] ?? null;
  const [config, out] = [one('config'), one('out')];
  if (config === null) return unusable('--make-bundle needs --config FILE: what is sealed');
  if (out === null) return unusable('--make-bundle needs --out FILE: where the bundle is written');
  const passphrase = tokens.some(({ name }) => name === 'passphrase');
  if (passphrase === all('for').length > 0)
    return unusable('--make-bundle needs either --for FILE|CARD or --passphrase: who may open it');
  const graceDays = wholeNumber(all('grace')[0]);
  const version = wholeNumber(all('bundle-version')[0]);
  const floor = wholeNumber(all('floor')[0]);
  if (graceDays === undefined) return unusable('--grace needs a number of days');
  if (version === undefined) return unusable('--bundle-version needs a whole number');
  if (floor === undefined) return unusable('--floor needs the version below which nobody goes back');
  return {
    run: 'make-bundle',
    asked: {
      ...{ config, out, passphrase, graceDays, version },
      credentials: one('credentials-from'),
      for: all('for'),
      expires: one('expires'),
      issuer: one('issuer'),
      needs: one('needs'),
      floor: floor ?? 0,
      keys: one('keys'),
      groups: all('with-group'),
    },
  };
};

/** What the arguments ask of bundles and keys; null: nothing. Pure. */
export const bundleSwitches = (tokens: readonly SwitchToken[]): BundleSwitches | null => {
  const given = tokens.filter(({ kind }) => kind === 'option').map(({ name }) => name);
  const command = (['device-card', 'check-bundle', 'make-bundle'] as const).find((name) =>
    given.includes(name),
  );
  if (command === undefined) return null;
  const wrong = misuse({ command, takes: WITH[command], flags: FLAGS, several: SEVERAL }, tokens);
  if (wrong !== null) return unusable(wrong);
  const textOf = (wanted: string): string | null => tokens.find(({ name }) => name === wanted)?.value ?? null;
  if (command === 'device-card') return { run: 'device-card', group: textOf('group') };
  if (command === 'check-bundle') return { run: 'check-bundle', file: textOf('check-bundle') ?? '' };
  return makeBundleSwitches(tokens);
};
