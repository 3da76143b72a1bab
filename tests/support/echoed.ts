const bytesOf = (text: string): readonly string[] =>
  [...Buffer.from(text, 'utf8')].map((byte) => byte.toString(16).padStart(2, '0'));

/** Ways in which an upstream may give back what it was sent. */
export const ECHOED: Readonly<Record<string, (secret: string) => string>> = {
  'as it is': (secret) => secret,
  'in quotes': (secret) => `"${secret}"`,
  'as JSON': (secret) => JSON.stringify(secret),
  'as JSON with escaped slashes': (secret) => JSON.stringify(secret).replaceAll('/', '\\/'),
  'as JSON in JSON': (secret) => JSON.stringify(JSON.stringify({ secret })),
  'as JSON of escapes alone': (secret) =>
    [...secret].map((c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (secret) =>
    encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase()),
  'percent-encoded whole': (secret) =>
    bytesOf(secret)
      .map((hex) => `%${hex.toUpperCase()}`)
      .join(''),
  'percent-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'as a form': (secret) => new URLSearchParams({ secret }).toString(),
  'as base64': (secret) => Buffer.from(secret).toString('base64'),
  'as base64 without padding': (secret) => Buffer.from(secret).toString('base64').replaceAll('=', ''),
  'as base64 for addresses': (secret) => Buffer.from(secret).toString('base64url'),
  'within base64, one further': (secret) => Buffer.from(`u${secret}!`).toString('base64'),
  'within base64, two further': (secret) => Buffer.from(`us${secret}?`).toString('base64'),
  'as user and password in base64': (secret) =>
    `Basic ${Buffer.from(`till.01:${secret}`).toString('base64')}`,
  'as base64 in base64': (secret) => Buffer.from(Buffer.from(secret).toString('base64')).toString('base64'),
  'as base64 in an address': (secret) => encodeURIComponent(Buffer.from(secret).toString('base64')),
  'in hexadecimal': (secret) => bytesOf(secret).join(''),
  'in character references': (secret) =>
    [...secret].map((c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`).join(''),
  'with blanks in it': (secret) => [...secret.replaceAll(' ', '')].join(' '),
};
