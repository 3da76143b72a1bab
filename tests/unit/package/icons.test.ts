import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toIcns, toIco } from '../../../tools/package/icons/containers.ts';

const ICONS = join(import.meta.dirname, '../../../tools/package/icons');
const WIDTH_AT = 16;
const pictures = readdirSync(join(ICONS, 'png')).map((name) => {
  const png = readFileSync(join(ICONS, 'png', name));
  return { name, size: png.readUInt32BE(WIDTH_AT), png };
});

describe('the icon', () => {
  it('is there in each size, and each file has the size of its name', () => {
    expect(pictures.map(({ name }) => name).sort()).toEqual(
      [16, 24, 32, 48, 64, 128, 256, 512, 1024].map((size) => `${size}x${size}.png`).sort(),
    );
    for (const { name, size } of pictures) expect(name).toBe(`${size}x${size}.png`);
  });

  it('is the same in the containers of Windows and macOS as in the committed pictures', () => {
    const bySize = [...pictures].sort((a, b) => a.size - b.size);
    const ico = bySize.filter(({ size }) => size <= 256);
    expect(readFileSync(join(ICONS, 'icon.ico')).equals(toIco(ico))).toBe(true);
    expect(readFileSync(join(ICONS, 'icon.icns')).equals(toIcns(bySize))).toBe(true);
  });
});
