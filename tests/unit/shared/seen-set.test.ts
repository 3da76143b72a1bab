import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommunicationPreferences } from '../../../src/shared/domain/communication.ts';
import { differencesFrom, seenSetOf } from '../../../src/shared/domain/seen-set.ts';

interface Told {
  readonly channel: string;
  readonly value: string;
  readonly optIn: 'Y' | 'N';
}

const setOf = (selections: readonly Told[]): CommunicationPreferences => ({
  categories: selections.map(({ channel, value, optIn }) => ({
    name: 'Service',
    enabled: true,
    channels: [
      {
        name: channel,
        optIn: null,
        selections: [
          { category: 'Service', channel, value, type: 'T', optIn, modifiedBy: null, modifiedAt: null },
        ],
      },
    ],
  })),
});

const told = fc.record<Told>({
  channel: fc.constantFrom('Text', 'Email', 'Voice'),
  value: fc.string({ minLength: 1, maxLength: 12 }),
  optIn: fc.constantFrom('Y', 'N'),
});
const sets = fc.uniqueArray(told, {
  minLength: 1,
  maxLength: 8,
  selector: ({ channel, value }) => JSON.stringify([channel, value]),
});
const flipped = (optIn: 'Y' | 'N'): 'Y' | 'N' => (optIn === 'Y' ? 'N' : 'Y');

describe('what an operator saw of a set', () => {
  it('holds no value of the customer', () => {
    const seen = seenSetOf(setOf([{ channel: 'Email', value: 'asha@example.com', optIn: 'Y' }]));
    expect(seen).toMatch(/^[0-9a-f]{8}Y$/);
  });

  it('does not differ from the same set in another order, nor from one that WM lists twice', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const seen = seenSetOf(setOf(all));
        expect(differencesFrom(seen, setOf(all.toReversed()), [])).toEqual([]);
        expect(differencesFrom(seen, setOf([...all, ...all]), [])).toEqual([]);
      }),
    );
  });

  it('differs in exactly the selection that somebody else changed, added or took away', () => {
    fc.assert(
      fc.property(sets, fc.nat(), (all, draw) => {
        const at = draw % all.length;
        const one = all[at] ?? { channel: '', value: '', optIn: 'Y' };
        const seen = seenSetOf(setOf(all));
        const now = flipped(one.optIn);
        expect(differencesFrom(seen, setOf(all.with(at, { ...one, optIn: now })), [])).toMatchObject([
          { selection: { value: one.value, channel: one.channel }, saw: one.optIn, now },
        ]);
        expect(differencesFrom(seen, setOf(all.toSpliced(at, 1)), [])).toEqual([
          { selection: null, saw: one.optIn, now: null },
        ]);
        expect(differencesFrom(seenSetOf(setOf(all.toSpliced(at, 1))), setOf(all), [])).toMatchObject([
          { selection: { value: one.value }, saw: null, now: one.optIn },
        ]);
      }),
    );
  });

  it('leaves out the selections that are looked at by themselves', () => {
    fc.assert(
      fc.property(sets, (all) => {
        const keys = setOf(all).categories.flatMap(({ channels }) =>
          channels.flatMap(({ selections }) => selections),
        );
        const other = setOf(all.map((one) => ({ ...one, optIn: flipped(one.optIn) })));
        expect(differencesFrom(seenSetOf(setOf(all)), other, keys)).toEqual([]);
      }),
    );
  });

  it('says `YN` for a selection with which WM contradicts itself', () => {
    const both = setOf([
      { channel: 'Text', value: '1', optIn: 'Y' },
      { channel: 'Text', value: '1', optIn: 'N' },
    ]);
    const one = setOf([{ channel: 'Text', value: '1', optIn: 'Y' }]);
    expect(differencesFrom(seenSetOf(both), both, [])).toEqual([]);
    expect(differencesFrom(seenSetOf(one), both, [])).toMatchObject([{ saw: 'Y', now: 'YN' }]);
  });
});
