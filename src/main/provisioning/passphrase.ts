import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { wordGuesses } from './word-guesses.ts';

/** Guesses that it has to take at least: at 600,000 rounds each, 10,000 graphics cards need some years for half of them. */
const LEAST_GUESSES = 1e14;

/** What everybody who knows what the file is for would try, beside the names of the branch and of whoever made it. */
const OUR_WORDS = [
  'branchdesk',
  'airpay',
  'capillary',
  'passphrase',
  'password',
  'bundle',
  'branch',
  'kiosk',
  'desk',
];

/** Longer ones are measured by their beginning. */
const MOST_MEASURED = 128;

/**
 * A passphrase as it is used: the same whichever way a keyboard composes a letter, with plain blanks and none at its ends.
 */
export const plainPassphrase = (typed: string): string =>
  typed
    .normalize('NFC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .trim();

/** Measures a passphrase; `known`: words that everybody who finds the file would try. */
export type JudgePassphrase = (typed: string, known: readonly string[]) => Promise<Result<null>>;

/**
 * Measures a passphrase before anything is sealed for it. `known`: words that everybody who finds the file would try,
 * such as the branch's name. Problems: `bundle.weak-passphrase` (`why`: `short`, `few-words`, `common`, `guessable`).
 */
export const judgePassphrase: JudgePassphrase = async (typed, known) => {
  const passphrase = plainPassphrase(typed);
  if ([...passphrase].length < 12) return fail('bundle.weak-passphrase', { why: 'short' });
  const words = [...OUR_WORDS, ...known]
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)])
    .filter((word) => word.length > 1);
  const small = new Set(words.map((word) => word.toLowerCase()));
  if (wordGuesses(passphrase, small) < LEAST_GUESSES)
    return fail('bundle.weak-passphrase', { why: 'few-words' });
  // Some hundred kilobytes of words: only whoever makes a bundle pays for them.
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const { guesses, sequence } = new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: MOST_MEASURED,
  }).check(passphrase, words);
  if (guesses >= LEAST_GUESSES) return ok(null);
  const isKnown = sequence.every(({ pattern }) => pattern === 'dictionary');
  return fail('bundle.weak-passphrase', { why: isKnown ? 'common' : 'guessable' });
};
