import { type Refusal, refuse } from './errors.ts';
import type { CapillaryStore, StoredSeries } from './store.ts';

/** How many cards one call may generate: fewer than at Capillary, so that training stays quick. */
const MOST = 1000;

/** The next free numbers of a series, or why there are none. */
export const generateNumbers = (
  store: CapillaryStore,
  series: StoredSeries,
  count: unknown,
): readonly string[] | Refusal => {
  if (!series.canGenerate) return refuse(703, `${series.code} does not generate`);
  if (series.configuration === null) return refuse(701, `${series.code} has no configuration`);
  const { prefix, suffix, length } = series.configuration;
  const digits = length - prefix.length - suffix.length;
  if (digits < 1) return refuse(704, `${series.code} leaves no room for a number`);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1)
    return refuse(3025, 'the count is not a whole number from 1');
  if (count > MOST) return refuse(3026, `the count is over ${MOST}`);
  const numbers: string[] = [];
  // Generated numbers come from the upper half of the range, so that they do not look like the seeded ones.
  for (let next = 5 * 10 ** (digits - 1); numbers.length < count && next < 10 ** digits; next += 1) {
    const number = `${prefix}${String(next).padStart(digits, '0')}${suffix}`;
    if (store.card(number) === undefined) numbers.push(number);
  }
  return numbers.length === count ? numbers : refuse(702, `${series.code} has no numbers left`);
};
