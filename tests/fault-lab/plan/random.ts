/** Numbers from 0 up to but not including 1, the same for the same seed. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** One of the items. */
export const pick = <T>(random: () => number, items: readonly [T, ...T[]]): T =>
  items[Math.floor(random() * items.length)] ?? items[0];

/** So many of the items, in their order. */
export const sample = <T>(random: () => number, items: readonly T[], count: number): readonly T[] => {
  const marked = items.map((item, at) => ({ item, at, draw: random() }));
  const drawn = marked.toSorted((a, b) => a.draw - b.draw).slice(0, count);
  return drawn.toSorted((a, b) => a.at - b.at).map(({ item }) => item);
};
