import type { Problem, ProblemCode, ProblemData } from '../../shared/domain/problem.ts';
import { SAID_OF_IMPORTS } from './said-of-imports.ts';

/** The codes of problems with bundles. */
type BundleCode = Extract<ProblemCode, `bundle.${string}`>;

const COPY_AGAIN = 'copy the file again from where it was made, or ask for a new one';

const UNREADABLE: Readonly<Record<string, string>> = {
  'too-large': `is larger than any bundle: ${COPY_AGAIN}`,
  newer: 'was made by a newer Branchdesk: update this one',
  form: `is not a bundle, or not the whole of one: ${COPY_AGAIN}`,
};

const DOWNGRADED: Readonly<Record<string, string>> = {
  signature: 'is signed in a way that proves nothing',
  rounds: 'does not protect its passphrase as it has to',
  compressed: 'has compressed contents, which are not taken',
};

const WEAK: Readonly<Record<string, string>> = {
  short: 'the passphrase is too short',
  'few-words': 'the passphrase has too few words',
  common: 'the passphrase is made of words that are guessed first',
};

const NOT_MADE: Readonly<Record<string, string>> = {
  nobody: 'nobody could open it: name device cards or a passphrase',
  'too-many-keys': 'a bundle is sealed for 5,000 keys at most: make several',
  'too-large': 'the bundle would be larger than any machine takes: make several',
};

/** What stands for a `why`, or for one that is not in the table. */
const word = (table: Readonly<Record<string, string>>, { why }: ProblemData, other: string): string =>
  (Object.hasOwn(table, String(why)) ? table[String(why)] : undefined) ?? other;

/** One line for each code, for a command line: what is wrong with a bundle, and what to do. */
const SAID: { readonly [C in BundleCode]: (data: ProblemData) => string } = {
  ...SAID_OF_IMPORTS,
  'bundle.unreadable': (data) =>
    word(UNREADABLE, data, `is damaged, it is not as it was made: ${COPY_AGAIN}`),
  'bundle.not-signed': () =>
    'has a wrong signature, somebody has changed it or made it up: do not use it, and tell whoever sent it',
  'bundle.downgraded': (data) =>
    `${word(DOWNGRADED, data, 'is sealed in a way that is not taken')}: do not use it, and ask for one that Branchdesk has made`,
  'bundle.not-for-us': () =>
    'is not for this machine and user: send what --device-card prints to whoever makes the bundles',
  'bundle.passphrase-needed': () => 'opens with a passphrase: give it as the first line of standard input',
  'bundle.wrong-passphrase': () => 'does not open with this passphrase: try again',
  'bundle.contents': ({ why, line, column }) => {
    const at = typeof line === 'number' ? `branchdesk.config.json:${line}:${String(column)}: ` : '';
    return `what is sealed in it cannot be used: ${at}${String(why)}`;
  },
  'bundle.runtime': () =>
    'is sealed for a passphrase, which this version cannot open: ask for one for the device card of this machine',
  'bundle.keychain': ({ why }) =>
    `the keychain of this user does not give the key for bundles (${String(why)}): unlock it, and try again`,
  'bundle.weak-passphrase': (data) =>
    `${word(WEAK, data, 'the passphrase can be guessed')}: take six or more words that have nothing to do with each other or with the branch`,
  'bundle.not-made': (data) =>
    word(
      NOT_MADE,
      data,
      'what the bundle is to say of itself does not fit together: look at its version, floor, dates and names',
    ),
};

const isBundleCode = (code: string): code is BundleCode => Object.hasOwn(SAID, code);

/** A problem with a bundle in one line for a command line, without a full stop. It holds no secret. */
export const said = ({ code, data }: Problem): string => (isBundleCode(code) ? SAID[code](data) : code);
