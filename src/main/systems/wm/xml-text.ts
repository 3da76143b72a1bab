const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]{1,8}));/y;

const isXmlCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

const replacement = (
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string | null => {
  if (name !== undefined) return PREDEFINED[name] ?? null;
  const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null;
};

/**
 * Undoes XML's own escaping in a piece of text: the five names that XML itself defines and references to single
 * characters. Nothing else can be named without a DTD, so anything else gives `null`: the reply is unreadable.
 */
export const unescapeXmlText = (raw: string): string | null => {
  let text = '';
  let from = 0;
  for (let at = raw.indexOf('&'); at !== -1; at = raw.indexOf('&', from)) {
    REFERENCE.lastIndex = at;
    const found = REFERENCE.exec(raw);
    const character = found === null ? null : replacement(found[1], found[2], found[3]);
    if (found === null || character === null) return null;
    text += raw.slice(from, at) + character;
    from = at + found[0].length;
  }
  return text + raw.slice(from);
};
