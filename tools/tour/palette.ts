import type { Pixels } from './png-read.ts';

/** An image as places in a list of at most 256 colors, each `0xRRGGBB`. */
export interface Indexed {
  readonly width: number;
  readonly height: number;
  readonly colors: readonly number[];
  readonly places: Uint8Array;
}

const MOST = 256;

const distance = (a: number, b: number): number => {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return red * red + green * green + blue * blue;
};

const countColors = (
  { width, height }: Pixels,
  colorAt: (pixel: number) => number,
): ReadonlyMap<number, number> => {
  const count = new Map<number, number>();
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const color = colorAt(pixel);
    count.set(color, (count.get(color) ?? 0) + 1);
  }
  return count;
};

/**
 * The most frequent color first, then always the one that is most missed: far from all that are there, and often
 * seen. Surfaces stay exactly as they are, rare meanings keep their hue, and edges of letters go to a neighbor.
 */
export const toPalette = (pixels: Pixels): Indexed => {
  const { width, height, rgb } = pixels;
  const colorAt = (pixel: number): number =>
    ((rgb[pixel * 3] ?? 0) << 16) | ((rgb[pixel * 3 + 1] ?? 0) << 8) | (rgb[pixel * 3 + 2] ?? 0);
  const seen = [...countColors(pixels, colorAt)].map(([color, often]) => ({
    color,
    often,
    place: 0,
    away: Number.POSITIVE_INFINITY,
  }));
  seen.sort((a, b) => b.often - a.often || a.color - b.color);
  const colors: number[] = [];
  while (colors.length < MOST) {
    const missed = seen.reduce((worst, each) =>
      each.often * each.away > worst.often * worst.away ? each : worst,
    );
    if (missed.away === 0) break;
    for (const each of seen) {
      const away = distance(each.color, missed.color);
      if (away < each.away) Object.assign(each, { away, place: colors.length });
    }
    colors.push(missed.color);
  }
  const placeOf = new Map(seen.map(({ color, place }) => [color, place]));
  return {
    width,
    height,
    colors,
    places: Uint8Array.from({ length: width * height }, (_, pixel) => placeOf.get(colorAt(pixel)) ?? 0),
  };
};
