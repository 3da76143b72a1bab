/** What is wrong with a text that should be JSON. */
export type JsonFault = 'syntax' | 'duplicate-key' | 'depth';

/** How deep lists and objects may be nested. */
const DEPTH_LIMIT = 32;

const QUOTE = '"';
const BACKSLASH = '\\';

/** Where the string ends that begins at a quotation mark: at the next one that is not escaped. */
const endOfString = (text: string, begin: number): number => {
  for (let end = text.indexOf(QUOTE, begin + 1); end !== -1; end = text.indexOf(QUOTE, end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
};

/** The key that a string spells; it is read only where it has escapes. */
const keyOf = (quoted: string): unknown =>
  quoted.includes(BACKSLASH) ? JSON.parse(quoted) : quoted.slice(1, -1);

/**
 * Looks for what `JSON.parse` lets pass: a key named twice in one object (the last silently wins) and nesting without
 * bound. Only for text that `JSON.parse` accepts: a string before a colon is a key there. Sign by sign, since every reply
 * passes here: an expression that finds the marks takes several times as long.
 */
const structureFault = (text: string): JsonFault | null => {
  const levels: (Set<unknown> | null)[] = [];
  let string = '';
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case QUOTE: {
        const end = endOfString(text, at);
        string = text.slice(at, end + 1);
        at = end;
        break;
      }
      case ':': {
        const key = keyOf(string);
        const keys = levels.at(-1);
        if (keys?.has(key)) return 'duplicate-key';
        keys?.add(key);
        break;
      }
      case '{':
      case '[':
        levels.push(text[at] === '{' ? new Set() : null);
        if (levels.length > DEPTH_LIMIT) return 'depth';
        break;
      case '}':
      case ']':
        levels.pop();
        break;
    }
  }
  return null;
};

/** A parsed value, still to be validated, or why there is none. */
type StrictJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: JsonFault };

/** Parses JSON in steps: a long text is work enough for several turns. Duplicate keys and nesting deeper than 32 are refused. */
export function* parsingStrictJson(text: string): Generator<undefined, StrictJson, undefined> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'syntax' };
  }
  yield;
  const fault = structureFault(text);
  return fault === null ? { ok: true, value } : { ok: false, fault };
}
