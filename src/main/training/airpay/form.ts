/** A form body as it was sent, or why it is none. */
type ParsedForm =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly why: string };

const bad = (why: string): ParsedForm => ({ ok: false, why });

/** Bytes that `application/x-www-form-urlencoded` leaves as they are; `~` is let through for lenient encoders. */
const PLAIN = /^[A-Za-z0-9*\-._~+]$/;

const decode = (text: string): string | null => {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '+') bytes.push(0x20);
    else if (char === '%') {
      const hex = text.slice(at + 1, at + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) return null;
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else if (PLAIN.test(char)) bytes.push(char.charCodeAt(0));
    else return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return null;
  }
};

/** Reads a form strictly: every name once, everything encoded that has to be, UTF-8 only. */
export const parseForm = (body: string): ParsedForm => {
  const fields = new Map<string, string>();
  if (body === '') return { ok: true, fields };
  for (const pair of body.split('&')) {
    const at = pair.indexOf('=');
    if (at < 1) return bad('a field without a name or without "="');
    const name = decode(pair.slice(0, at));
    const value = decode(pair.slice(at + 1));
    if (name === null || value === null) return bad('not percent-encoded UTF-8');
    if (fields.has(name)) return bad(`the field ${name} comes twice`);
    fields.set(name, value);
  }
  return { ok: true, fields };
};
