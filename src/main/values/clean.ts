const isDigit = (code: number): boolean => /^\p{Nd}$/u.test(String.fromCodePoint(code));

/** Every script keeps its ten digits side by side, from its zero on. */
const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (isDigit(zero - 1)) zero -= 1;
  return String((code - zero) % 10);
};

/** Signs that are typed or printed in place of another. Compatibility forms tear some apart, and give others. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u00b4\u0060\u02b9\u2032\u201b]/g, "'"],
  [/[\u2044\u2215\u29f8]/g, '/'],
  [/\u2795/g, '+'],
  // The frame of a keycap, and the blank cell of braille.
  [/\u20e3/g, ''],
  [/\u2800/g, ' '],
];

const plainSigns = (text: string): string =>
  ALIKE.reduce((plain, [signs, sign]) => plain.replace(signs, sign), text);

/**
 * Typed, pasted or scanned text without what keyboards, scanners and copying add to it: full-width and every script's
 * digits become 0-9, every kind of dash becomes `-`, direction marks, soft hyphens and other invisible characters go
 * (joiners inside words stay: Indic names need them), control characters and runs of spaces become one space, and the
 * ends are trimmed. Pure; the same again when it is cleaned again.
 */
export const cleanText = (text: string): string =>
  plainSigns(plainSigns(text.toWellFormed()).normalize('NFKC'))
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{DI}]/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212\u02d7\u2043]/gu, '-')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/^[ \u200c\u200d]+|[ \u200c\u200d]+$/g, '')
    .normalize('NFC');

/** The same without the joiners, which belong into names alone. */
export const cleanCode = (text: string): string =>
  cleanText(text)
    .replace(/[\u200c\u200d]/g, '')
    .replace(/ +/g, ' ')
    .trim();
