import fc from 'fast-check';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { qrPath } from '../../../../src/renderer/features/receipt/qr-path.ts';

const SCALE = 4;

/** Paints the path as a screen would: every rectangle `M x y h w v 1 …` black. */
const painted = (text: string) => {
  const { size, path } = qrPath(text);
  const side = size * SCALE;
  const data = new Uint8Array(side * side * 3).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      const start = (row * side + Number(x) * SCALE) * 3;
      data.fill(0, start, start + Number(width) * SCALE * 3);
    }
  }
  return { width: side, height: side, data };
};

describe('the QR code of a receipt', () => {
  it('reads as the text that it was made of', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567');
    fc.assert(
      fc.property(fc.string({ unit: letter, minLength: 190, maxLength: 258 }), (text) => {
        expect(decodeQR(painted(`BD1-${text}`))).toBe(`BD1-${text}`);
      }),
      { numRuns: 20 },
    );
  });

  it('is small enough for 40 mm on paper: at least half a millimeter a square', () => {
    expect(40 / qrPath(`BD1-${'A'.repeat(258)}`).size).toBeGreaterThan(0.5);
  });
});
