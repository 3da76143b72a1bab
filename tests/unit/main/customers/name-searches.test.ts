import { describe, expect, it } from 'vitest';
import { createNameSearches } from '../../../../src/main/customers/name-searches.ts';
import type { JournalEvent } from '../../../../src/main/journal/events.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';

const begin = (broken = false) => {
  const recorded: JournalEvent[] = [];
  const clock = createFakeClock();
  const names = createNameSearches({
    allowed: true,
    journal: {
      append: async (...events) => {
        if (broken) throw new Error('disk');
        recorded.push(...events);
      },
    },
    operator: { id: 'asha.op' },
    clock,
  });
  return {
    names,
    recorded,
    clock,
  };
};

const searched = (letters: number, refused: boolean) => ({
  type: 'journal.searched',
  operator: 'asha.op',
  about: 'names',
  filter: { letters, refused },
});

describe('searches by name', () => {
  it('are on record with how long the text was, and not with the text', async () => {
    const { names, recorded } = begin();
    expect(await names.begin('Asha')).toEqual(ok(null));
    expect(recorded).toEqual([searched(4, false)]);
  });

  it('are thirty in a minute, and the first that is refused is on record once', async () => {
    const { names, recorded, clock } = begin();
    for (let at = 0; at < 30; at += 1) {
      expect(await names.begin('As')).toEqual(ok(null));
      await clock.advance(1_000);
      // What anybody sets it to is neither waited for nor a way around.
      clock.step(at % 2 === 0 ? 3_600_000 : -3_600_000);
    }
    const refusal = fail('find.too-many-names', { perMinute: 30, seconds: 30 });
    expect(await names.begin('Ash')).toEqual(refusal);
    expect(await names.begin('Asha')).toEqual(refusal);
    expect(recorded.slice(30)).toEqual([searched(3, true)]);
    await clock.advance(30_000);
    expect(await names.begin('As')).toEqual(ok(null));
    expect(await names.begin('As')).toEqual(fail('find.too-many-names', { perMinute: 30, seconds: 1 }));
    await clock.advance(60_000);
    for (let at = 0; at < 30; at += 1) expect(await names.begin('As')).toEqual(ok(null));
    expect(await names.begin('Ash')).toMatchObject({ ok: false });
    expect(recorded.at(-1)).toEqual(searched(3, true));
  });

  it('are not made where they cannot be recorded', async () => {
    expect(await begin(true).names.begin('Asha')).toMatchObject({ ok: false });
  });
});
