import { describe, expect, it } from 'vitest';
import { readPreferences } from '../../../src/main/systems/wm/read-reply.ts';
import { judgePut } from '../../../src/main/systems/wm/write-reply.ts';
import { seedOfDay } from '../../support/seed-of-day.ts';
import { runFuzz, type WmReaders } from './run-fuzz.ts';

/** `npm test -- --full` reads 100,000, `npm run fault-lab -- --only replies --full` 300,000. */
const figures = runFuzz({ seed: seedOfDay(), replies: 30_000 });

describe(`replies that are not as they should be (seed ${seedOfDay()})`, () => {
  it('make nothing crash or hang, and lead to no claim that they do not support', () =>
    expect(figures.findings).toEqual([]));

  it.each(['wm-json', 'wm-xml', 'airpay'] as const)(
    'are read in numbers, and some are good: %s',
    (format) => {
      expect(figures.formats[format].replies).toBeGreaterThan(9_000);
      expect(figures.formats[format].claims).toBeGreaterThan(300);
    },
  );

  it('would be found out if one were believed that says nothing', () => {
    const believing: WmReaders = {
      judgePut: (result, id) => ({ ...judgePut(result, id), outcome: 'accepted' }),
      readPreferences: (result) => {
        const read = readPreferences(result);
        return read.ok ? read : { ok: true, value: null };
      },
    };
    const { findings } = runFuzz({ seed: 1, replies: 300, wm: believing });
    expect(findings.some((found) => found.endsWith('a yes that nobody said'))).toBe(true);
    expect(findings.some((found) => found.endsWith('a customer who is gone'))).toBe(true);
  });

  it('would be found out if a selection were made up', () => {
    const inventing: WmReaders = {
      judgePut,
      readPreferences: (result) => {
        const read = readPreferences(result);
        if (!read.ok || read.value === null) return read;
        const flip = (optIn: 'Y' | 'N') => (optIn === 'Y' ? ('N' as const) : ('Y' as const));
        return {
          ok: true,
          value: {
            categories: read.value.categories.map((category) => ({
              ...category,
              channels: category.channels.map((channel) => ({
                ...channel,
                selections: channel.selections.map((one) => ({ ...one, optIn: flip(one.optIn) })),
              })),
            })),
          },
        };
      },
    };
    const { findings } = runFuzz({ seed: 1, replies: 2_000, wm: inventing });
    expect(findings.some((found) => found.includes('a selection that is not there'))).toBe(true);
  });

  it('are the same for the same seed', () =>
    expect(runFuzz({ seed: 7, replies: 200 })).toEqual(runFuzz({ seed: 7, replies: 200 })));
});
