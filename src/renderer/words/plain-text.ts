/** As long as any text of an upstream may be on screen. */
const LONGEST = 500;

/** What nearly all texts are: nothing in them is to be taken out. Rows by the hundred are looked at. */
const PLAIN = /^(?! )[ -~]{0,500}(?<! )$/;

/** Text that is shown and nothing more: one line, bounded, without characters that control or turn what stands around it. */
export const plainText = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const line = text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const characters = [...line];
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join('')}…`;
};
