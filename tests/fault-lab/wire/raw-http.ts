/** Head and body of a message, as bytes. The head ends with its empty line. */
export interface Parts {
  readonly head: string;
  readonly body: Buffer;
}

const END = Buffer.from('\r\n\r\n');

/** Splits a message after its head; null while the head is not complete. */
export const split = (bytes: Buffer): Parts | null => {
  const end = bytes.indexOf(END);
  if (end < 0) return null;
  return { head: bytes.subarray(0, end + 4).toString('latin1'), body: bytes.subarray(end + 4) };
};

/** The value of a header in a head; null when it is not there. */
export const headerIn = (head: string, name: string): string | null =>
  new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'im').exec(head)?.[1] ?? null;

/** How long a request is, head and body; null while its head is not complete. */
export const requestLength = (bytes: Buffer): number | null => {
  const parts = split(bytes);
  return parts === null ? null : parts.head.length + Number(headerIn(parts.head, 'content-length') ?? 0);
};

/** A reply with exactly these lines in its head and these bytes after it: nothing is added, nothing corrected. */
export const raw = (
  first: string,
  lines: readonly string[],
  body: string | Buffer = '',
  newline = '\r\n',
): Buffer =>
  Buffer.concat([
    Buffer.from([first, ...lines, '', ''].join(newline), 'latin1'),
    Buffer.isBuffer(body) ? body : Buffer.from(body, 'utf8'),
  ]);

/** A proper reply with its length. */
export const reply = (
  status: number,
  body: string | Buffer,
  type = 'application/json',
  lines: readonly string[] = [],
): Buffer =>
  raw(
    `HTTP/1.1 ${status} Text`,
    [
      ...(type === '' ? [] : [`Content-Type: ${type}`]),
      ...lines,
      `Content-Length: ${Buffer.byteLength(body)}`,
    ],
    body,
  );
