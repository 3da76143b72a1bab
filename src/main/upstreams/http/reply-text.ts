/** How much of an upstream's text is ever kept: characters. */
const TEXT_LIMIT = 500;

/** Control, format (bidirectional overrides among them), private and unassigned characters, and lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu;
/** Joiners that Indic scripts and emoji need; harmless. */
const JOINERS = /[\u200c\u200d]/;

/**
 * Bounds text of an upstream for display: plain text on one line, without control or direction characters, at most 500
 * characters; a cut is marked with an ellipsis. It is never markup and never branched on.
 */
export const boundText = (text: string, limit = TEXT_LIMIT): string => {
  const plain = text
    .slice(0, limit * 8)
    .replace(UNSAFE, (found) => [...found].map((c) => (JOINERS.test(c) ? c : ' ')).join(''))
    .replace(/\s+/gu, ' ')
    .trim();
  // Counted as screens and schemas count, in UTF-16 units; a character is never cut in two.
  return plain.length <= limit ? plain : `${plain.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};
