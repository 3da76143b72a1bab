import { encodeQR } from 'qr';

/** A QR code as one path of unit squares, with the quiet zone that readers need around it. */
interface QrPath {
  /** Squares on each side, the quiet zone included. */
  readonly size: number;
  readonly path: string;
}

const QUIET = 4;

/** One rectangle for each run of dark squares in a row. */
const runsOf = (row: readonly boolean[], y: number): string => {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x += 1;
    path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
  }
  return path;
};

/** Draws the QR code of a text; medium error correction reads on when a seventh of it is lost. */
export const qrPath = (text: string): QrPath => {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  return { size: rows.length, path: rows.map(runsOf).join('') };
};
