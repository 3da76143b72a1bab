/** The settings need six levels. A parser that calls itself for each one ends the program when there are thousands. */
const DEEPEST = 32;

/** Words, marks and values: many times what any settings have, and few enough to be judged at once. */
const MOST_TOKENS = 20_000;

/** A string, a comment, a bracket, and whatever else stands by itself. What is cut or wrong is the parser's to say. */
const TOKEN = /"(?:[^"\\\r\n]|\\.)*"?|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|[{}[\],:/]|[^\s"{}[\],:/]+/g;

const BARE = /^[^\s"{}[\],:/]/;

/** The words, marks and values of a text, without comments: as many as are judged. Pure. */
export const tokensOf = (text: string): readonly string[] => {
  const found: string[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    found.push(token);
    if (found.length > MOST_TOKENS) break;
  }
  return found;
};

/** What keeps a text of JSON with comments from being parsed in bounded time, and at which offset; `null`: nothing. */
export const structureFault = (
  text: string,
): { readonly offset: number; readonly message: string } | null => {
  let depth = 0;
  let tokens = 0;
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    tokens += 1;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > DEEPEST) return { offset, message: 'is nested too deep' };
    if (tokens > MOST_TOKENS) return { offset, message: 'holds more than any settings do' };
  }
  return null;
};

/** The last comma before an offset, where nothing but blanks and comments stands between; `null`: there is none. */
export const commaBefore = (text: string, end: number): number | null => {
  let comma: number | null = null;
  for (const { 0: token, index } of text.slice(0, end).matchAll(TOKEN)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    comma = token === ',' ? index : null;
  }
  return comma;
};

/** The word or number that an offset lies in: where it begins, and its text; empty where there is none. */
export const bareAt = (text: string, offset: number): { readonly from: number; readonly bare: string } => {
  for (const { 0: token, index: from } of text.matchAll(TOKEN)) {
    if (from + token.length <= offset) continue;
    return from <= offset && BARE.test(token) ? { from, bare: token } : { from: offset, bare: '' };
  }
  return { from: offset, bare: '' };
};
