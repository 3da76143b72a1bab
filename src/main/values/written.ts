/** What is put around a value: quotes, brackets, and the stars that some bar codes are printed with. */
const PAIRS: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['‚', '‘'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['<', '>'],
  ['[', ']'],
  ['{', '}'],
  ['(', ')'],
  ['*', '*'],
];

/** Whether every bracket inside has its other half inside; of quotes, which look alike, whether they are the outermost. */
const isWhole = (inside: string, open: string, close: string): boolean => {
  if (open === close) return !inside.includes(open) || (inside.startsWith(open) && inside.endsWith(open));
  let depth = 0;
  for (const sign of inside) {
    depth += sign === open ? 1 : sign === close ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
};

const isWrapped = (text: string): boolean =>
  text.length > 2 &&
  PAIRS.some(
    ([open, close]) =>
      text.startsWith(open) && text.endsWith(close) && isWhole(text.slice(1, -1), open, close),
  );

/** A text without one pair of quotes or brackets around all of it. */
export const withoutPair = (text: string): string => (isWrapped(text) ? text.slice(1, -1).trim() : text);

/** Signs that end a sentence or an entry of a list, in any script. */
const AT_END = /[\s.,;:!?…،؛۔।॥、。]+$/u;
const AT_START = /^[\s,;:!?…،؛、。]+/u;

/** A value without the quotes and brackets around it and the signs that end the sentence or the list it stood in. */
export const unwrapped = (text: string): string => {
  const bare = text.replace(AT_END, '').replace(AT_START, '');
  const inside = isWrapped(bare) ? bare.slice(1, -1) : bare;
  return inside === text ? text : unwrapped(inside);
};

/** A word that ends in one of these stands before a value, whatever it says. */
const NAMED = /^\p{L}[\p{L}\p{M} .'’/&()-]{0,60}[:=|]\s*(?=\S)/u;

/** A text without the words before a value that say what it is: `own` ones of the type, or any before a colon. */
export const withoutLabel = (text: string, own: RegExp): string => {
  const bare = text.replace(own, '').replace(NAMED, '');
  return bare === '' ? text : bare;
};
