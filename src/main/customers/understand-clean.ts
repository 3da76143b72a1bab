/** The zeros of the scripts whose digits are typed in India and the Gulf; nine more digits follow each. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66] as const;

const asciiDigit = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? digit : String(code - zero);
};

/**
 * Typed or scanned text without what keyboards, scanners and copying add to it: full-width and other scripts' digits
 * become 0-9, every kind of dash becomes `-`, direction marks and other invisible characters go (joiners inside words
 * stay), control characters and runs of spaces become one space, and the ends are trimmed.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/^[ \u200c\u200d]+|[ \u200c\u200d]+$/g, '')
    .normalize('NFC');
