/** What is wrong with a text that should be JSON. */
export type JsonFault = 'syntax' | 'duplicate-key' | 'depth';

/** How deep lists and objects may be nested. */
const DEPTH_LIMIT = 32;

/** A string with its escapes, or one mark that opens, closes or separates. Everything between is left to JSON.parse. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;

type Level = { readonly keys: Set<string> | null };

/**
 * Looks for what `JSON.parse` lets pass: a key named twice in one object (the last silently wins) and nesting without
 * bound. Only for text that `JSON.parse` accepts.
 */
const structureFault = (text: string): JsonFault | null => {
  const levels: Level[] = [];
  let pending: string | null = null;
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    if (token === '{' || token === '[') {
      levels.push({ keys: token === '{' ? new Set() : null });
      if (levels.length > DEPTH_LIMIT) return 'depth';
    } else if (token === '}' || token === ']') {
      levels.pop();
    } else if (token === ':') {
      const keys = levels.at(-1)?.keys;
      if (keys !== null && keys !== undefined && pending !== null) {
        const key: unknown = JSON.parse(pending);
        if (typeof key !== 'string' || keys.has(key)) return 'duplicate-key';
        keys.add(key);
      }
    }
    pending = token.startsWith('"') ? token : null;
  }
  return null;
};

/** Parses JSON into a value still to be validated, with duplicate keys and nesting deeper than 32 refused. */
export const parseStrictJson = (
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault } => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'syntax' };
  }
  const fault = structureFault(text);
  return fault === null ? { ok: true, value } : { ok: false, fault };
};
