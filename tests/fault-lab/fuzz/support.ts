/*
 * What a reply's text supports, told without the adapters: as loosely as it can be, so that only a claim that nothing
 * in the reply stands for is a finding.
 */

/** The text as a JSON object; null where it is none. */
export const jsonObject = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** XML text with its escapes undone, its marked sections opened, and its comments and instructions left out. */
const plainXml = (text: string): string =>
  text
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) => inside.replaceAll('&', '&amp;'))
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (_, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? '';
      const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    });

const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text);

/** Whether anything in the reply says `Success`, and nothing in it is an error with a word. */
export const supportsYes = (text: string): boolean => {
  if (isXml(text)) return /<status[\s>]/.test(text) && /Success/.test(plainXml(text));
  const body = jsonObject(text);
  return body?.status === 'Success' && (body.error ?? null) === null;
};

/** Whether the reply holds an error at all. */
export const supportsNo = (text: string): boolean =>
  isXml(text) ? /<error[\s>]/.test(text) : typeof jsonObject(text)?.error === 'object';

/** Whether a selection that was read stands in the reply, as it is written there. */
export const holds = (
  text: string,
  { value, type, optIn }: { readonly value: string; readonly type: string; readonly optIn: string },
): boolean => {
  if (isXml(text)) {
    const plain = plainXml(text);
    return [value, type].every((part) => plain.includes(part)) && plain.includes(optIn);
  }
  const found = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false;
    const of: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(node));
    if (of.type === type && of.is_opt_in === optIn && (of.value === value || typeof of.value === 'number'))
      return true;
    return Object.values(of).some(found);
  };
  return found(jsonObject(text));
};
