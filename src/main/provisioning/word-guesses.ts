/** Words that somebody who makes up a passphrase chooses from: each word that can be said counts as one of so many. */
const VOCABULARY = 2_000;

/** Longer runs of letters are no one word. */
const LONGEST_WORD = 12;

/** A run of letters as words are written, also where a capital begins the next one; a digit; anything else. */
const PIECE = /\p{Lu}*[\p{Ll}\p{Lo}\p{Lm}\p{M}]+|\p{Lu}+|\p{N}|[^\p{L}\p{M}\p{N}]/gu;

const lettersGuesses = (letters: number): number =>
  letters < 3 ? 26 ** letters : VOCABULARY * 10 ** Math.max(0, letters - LONGEST_WORD);

const pieceGuesses = (piece: string, known: ReadonlySet<string>): number => {
  if (known.has(piece.toLowerCase())) return known.size;
  if (/\p{L}/u.test(piece)) return lettersGuesses([...piece].length);
  if (/\p{N}/u.test(piece)) return 10;
  return piece === ' ' ? 1 : 30;
};

/**
 * How many guesses a passphrase takes of somebody who tries words in a row, whatever language they are of: zxcvbn knows
 * few words, and takes others for letters at random. A word or a sign that came before counts nothing; `known` are words in
 * small letters that are tried first.
 */
export const wordGuesses = (passphrase: string, known: ReadonlySet<string>): number => {
  const seen = new Set<string>();
  let guesses = 1;
  for (const [piece] of passphrase.matchAll(PIECE)) {
    const isDigit = /\p{N}/u.test(piece);
    const plain = piece.toLowerCase();
    if (!isDigit && seen.has(plain)) continue;
    seen.add(plain);
    guesses *= pieceGuesses(piece, known);
  }
  return guesses;
};
