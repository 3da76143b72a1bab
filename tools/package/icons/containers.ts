/** A picture as PNG, and its width and height in pixels. */
export interface SizedPng {
  readonly size: number;
  readonly png: Buffer;
}

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

/** Windows' container of pictures; 256 is written as 0. */
export const toIco = (pictures: readonly SizedPng[]): Buffer => {
  const header = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = ICO_HEADER + ICO_ENTRY * index;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
};

/** Apple's names for pictures by size; the second of a size is for screens of double density. */
const ICNS_TYPES: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

const icnsPart = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
};

/** Apple's container of pictures. */
export const toIcns = (pictures: readonly SizedPng[]): Buffer =>
  icnsPart(
    'icns',
    Buffer.concat(
      pictures.flatMap(({ size, png }) => (ICNS_TYPES[size] ?? []).map((type) => icnsPart(type, png))),
    ),
  );
