import type { Random } from '../random.ts';
import { NAME_POOLS } from './names.ts';
import type { CardSketch, Country } from './sketch.ts';

/** Draws a name and a city. */
export const drawPlain = (
  random: Random,
  country: Country,
): { readonly first: string; readonly last: string; readonly city: string } => {
  const pool = NAME_POOLS[country];
  return { first: random.pick(pool.first), last: random.pick(pool.last), city: random.pick(pool.cities) };
};

/** Draws one to three cards, most of them active. */
export const drawCards = (random: Random): readonly CardSketch[] =>
  Array.from({ length: random.pick([1, 1, 1, 2, 2, 3]) }, (_, at) => ({
    series: random.pick(['GOLD', 'SILVER', 'EVERYDAY', 'FEST'] as const),
    state: at > 0 && random.chance(0.2) ? 'suspended' : 'active',
  }));
