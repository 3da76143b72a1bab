import { inflateSync } from 'node:zlib';

/** An image as rows of red, green and blue, a byte each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

const DEPTH = 3;

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

const predicted = (filter: number, left: number, up: number, corner: number): number => {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    default:
      return paeth(left, up, corner);
  }
};

/** Reads a screenshot of Chromium: 8 bits, red, green and blue, not interlaced. Throws on any other PNG. */
export const readPng = (png: Buffer): Pixels => {
  const data: Buffer[] = [];
  let header: Buffer | null = null;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  if (header === null || header[8] !== 8 || header[9] !== 2 || header[12] !== 0)
    throw new Error('not a screenshot of Chromium');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const raw = inflateSync(Buffer.concat(data));
  const line = width * DEPTH;
  const rgb = new Uint8Array(height * line);
  const seen = (row: number, column: number): number =>
    row < 0 || column < 0 ? 0 : (rgb[row * line + column] ?? 0);
  for (let row = 0; row < height; row += 1) {
    const start = row * (line + 1);
    const filter = raw[start] ?? 0;
    for (let column = 0; column < line; column += 1) {
      const left = seen(row, column - DEPTH);
      const guess = predicted(filter, left, seen(row - 1, column), seen(row - 1, column - DEPTH));
      rgb[row * line + column] = (raw[start + 1 + column] ?? 0) + guess;
    }
  }
  return { width, height, rgb };
};
