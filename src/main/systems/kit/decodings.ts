const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gsu;
const PERCENT = /%([0-9a-fA-F]{2})/g;
const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos|sol|plus|equals));/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  plus: '+',
  equals: '=',
};

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '');

const unescaped = (text: string): string =>
  text.replace(ESCAPE, (_whole, hex: string | undefined, other: string | undefined) =>
    hex === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** The bytes that percent signs stand for, read as UTF-8, whatever stands around them. */
const unpercented = (text: string): string =>
  Buffer.from(
    Buffer.from(text, 'utf8')
      .toString('latin1')
      .replace(PERCENT, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const unentitied = (text: string): string =>
  text.replace(
    ENTITY,
    (_whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      hex !== undefined
        ? characterOf(Number.parseInt(hex, 16))
        : decimal !== undefined
          ? characterOf(Number.parseInt(decimal, 10))
          : (NAMED[(name ?? '').toLowerCase()] ?? ''),
  );

/** A part of a longer base64 text begins anywhere: it is read at each of the four places in a group. */
const unbased = (run: string): readonly string[] =>
  [0, 1, 2, 3].map((from) => Buffer.from(run.slice(from), 'base64').toString('utf8'));

const unhexed = (run: string): string => Buffer.from(run, 'hex').toString('utf8');

/** What was decoded of bytes and is no text is not looked into any further. */
const isText = (decoded: string): boolean => !/[\p{Cc}\ufffd]/u.test(decoded);

/** A text that another one may stand for, and whether it may stand for a further one itself. */
interface Decoding {
  readonly text: string;
  readonly isText: boolean;
}

/**
 * Makes what says for what a text may stand: its JSON escapes, percent encoding (`+` as a blank too), character
 * references, base64 (either alphabet) and hexadecimal undone. What is shorter than `shortest` bytes is left out.
 */
export const createDecodings = (shortest: number): ((text: string) => readonly Decoding[]) => {
  const base64 = new RegExp(`[A-Za-z0-9+/_-]{${Math.ceil((shortest * 4) / 3)},}`, 'g');
  const hex = new RegExp(`[0-9a-fA-F]{${shortest * 2},}`, 'g');
  return (text) => {
    const found = new Set<string>();
    const decoded = [
      ...(text.match(base64) ?? []).flatMap(unbased),
      ...(text.match(hex) ?? []).map(unhexed),
    ].map((one) => ({ text: one, isText: isText(one) }));
    if (text.includes('\\')) found.add(unescaped(text));
    if (text.includes('+')) found.add(unpercented(text.replaceAll('+', ' ')));
    if (text.includes('%')) found.add(unpercented(text));
    if (text.includes('&')) found.add(unentitied(text));
    found.delete(text);
    return [...[...found].map((one) => ({ text: one, isText: true })), ...decoded];
  };
};
