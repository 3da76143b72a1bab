/** More levels than anything in a bundle needs. */
const DEEPEST = 16;

/** The most values, members and brackets that a text of JSON may hold. */
const MOST_MARKS = 200_000;

const [QUOTE, COMMA, ESCAPE, OPENS, CLOSES] = [0x22, 0x2c, 0x5c, [0x5b, 0x7b], [0x5d, 0x7d]] as const;

/** Whether a text of JSON has so many levels or values that parsing it would cost more than it may. One pass. */
const isUnbounded = (text: string): boolean => {
  let depth = 0;
  let marks = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charCodeAt(at);
    if (quoted) {
      if (mark === ESCAPE) at += 1;
      else if (mark === QUOTE) quoted = false;
      continue;
    }
    if (mark === QUOTE) quoted = true;
    else if (mark === OPENS[0] || mark === OPENS[1]) depth += 1;
    else if (mark === CLOSES[0] || mark === CLOSES[1]) depth -= 1;
    else if (mark !== COMMA) continue;
    marks += 1;
    if (depth > DEEPEST || marks > MOST_MARKS) return true;
  }
  return false;
};

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The value of a text of JSON (or of its bytes in UTF-8) that is spelled exactly as `JSON.stringify` spells it; undefined
 * for any other: a member that stands twice, a blank, an escape that need not be, a mark of the byte order, and what is
 * nested too deep or holds too much.
 */
export const strictJson = (text: string | Uint8Array): unknown => {
  try {
    const source = typeof text === 'string' ? text : UTF8.decode(text);
    if (isUnbounded(source)) return undefined;
    const value: unknown = JSON.parse(source);
    return JSON.stringify(value) === source ? value : undefined;
  } catch {
    return undefined;
  }
};
