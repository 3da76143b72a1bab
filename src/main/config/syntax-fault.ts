import { type ParseError, printParseErrorCode } from 'jsonc-parser';
import { bareAt, commaBefore } from './structure.ts';

const NO_JSON = 'is not JSON: names and texts stand in double quotes, and comments begin with //';

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: NO_JSON,
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is expected here',
  CloseBracketExpected: 'a closing bracket is expected here',
  EndOfFileExpected: 'nothing more is expected here',
  UnexpectedEndOfString: 'the text that begins here does not end on its line: a double quote is missing',
  UnexpectedEndOfComment: 'the comment that begins here does not end: */ is missing',
};

const NO_NUMBER = 'is not a number as JSON writes it, such as 15000 or 0.5';
const NO_ESCAPE = 'this backslash begins no escape: a backslash itself is written as two';
const NO_CHARACTER =
  'a text must not hold a tab or another control character: write it as an escape, such as \\t';

/** A backslash with what belongs to it, where it is one that JSON knows. */
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where in a text its first character is that JSON does not take. */
const withinText = (
  text: string,
  from: number,
): { readonly offset: number; readonly message: string } | null => {
  for (let offset = from + 1; offset < text.length && text[offset] !== '"'; offset += 1) {
    if (text[offset] === '\\') {
      ESCAPE.lastIndex = offset;
      if (!ESCAPE.test(text)) return { offset, message: NO_ESCAPE };
      offset = ESCAPE.lastIndex - 1;
    } else if (text.charCodeAt(offset) < 0x20) return { offset, message: NO_CHARACTER };
  }
  return null;
};

const TEXT_ERRORS: ReadonlySet<string> = new Set([
  'InvalidEscapeCharacter',
  'InvalidUnicode',
  'InvalidCharacter',
]);

/** The parser's first error, where a person looks for it, and what is to be done. Pure. */
export const syntaxFault = (
  text: string,
  { error, offset }: ParseError,
): { readonly offset: number; readonly message: string } => {
  const code = printParseErrorCode(error);
  const inText = TEXT_ERRORS.has(code) ? withinText(text, offset) : null;
  if (inText !== null) return inText;
  const isClosed = text[offset] === '}' || text[offset] === ']';
  const comma = isClosed && code.endsWith('Expected') ? commaBefore(text, offset) : null;
  if (comma !== null) return { offset: comma, message: 'this comma is too many: nothing follows it' };
  // The parser stumbles within a word or a number: it is wrong as a whole.
  const { from, bare } = bareAt(text, offset);
  if (code === 'InvalidNumberFormat' || code === 'UnexpectedEndOfNumber' || /^[+-.]?\d|^[+-.]$/.test(bare))
    return { offset: from, message: NO_NUMBER };
  return bare === '' || from === offset
    ? { offset, message: WORDS[code] ?? `is not valid JSON (${code})` }
    : { offset: from, message: NO_JSON };
};
