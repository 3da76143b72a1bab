import { createScanner, SyntaxKind } from 'jsonc-parser';

/** The settings need six levels. A parser that calls itself for each one ends the program when there are thousands. */
const DEEPEST = 32;

/** Words, marks and values: many times what any settings have, and few enough to be judged at once. */
const MOST_TOKENS = 20_000;

/** What keeps a text of JSON with comments from being parsed in bounded time, and at which offset; `null`: nothing. */
export const structureFault = (
  text: string,
): { readonly offset: number; readonly message: string } | null => {
  const scanner = createScanner(text, true);
  let depth = 0;
  let tokens = 0;
  for (let token = scanner.scan(); token !== SyntaxKind.EOF; token = scanner.scan()) {
    tokens += 1;
    if (token === SyntaxKind.OpenBraceToken || token === SyntaxKind.OpenBracketToken) depth += 1;
    else if (token === SyntaxKind.CloseBraceToken || token === SyntaxKind.CloseBracketToken) depth -= 1;
    const offset = scanner.getTokenOffset();
    if (depth > DEEPEST) return { offset, message: 'is nested too deep' };
    if (tokens > MOST_TOKENS) return { offset, message: 'holds more than any settings do' };
  }
  return null;
};
