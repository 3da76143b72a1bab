import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Refs } from '../../../../src/main/ports/refs.ts';
import { conflictingOf } from '../../../../src/main/visits/conflicts.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { viewOf } from '../../../../src/main/visits/view.ts';
import type { Visit } from '../../../../src/main/visits/visit.ts';
import { giantCustomer, giantSet } from '../../../support/giant.ts';
import { ashasVisit } from '../visits/a-visit.ts';
import { asha } from '../visits/people.ts';

const ready = <T>(data: T) => ({ state: 'ready', data, readAt: 1, remembered: false, stale: null }) as const;

const giant = giantCustomer(asha, { mobiles: 10_000, cards: 1_000 });
const visit: Visit = {
  ...ashasVisit,
  panels: { ...ashasVisit.panels, capillary: ready(giant), wm: ready(giantSet(5_000)) },
};

const shown = (of: Visit, refs: Refs = createRefs()) => {
  const view = viewOf(of, refs, ['mobile']);
  if (view.panels.capillary.state !== 'ready' || view.panels.wm.state !== 'ready')
    throw new Error('not read');
  const { data: cards } = view.panels.capillary;
  const { data: set } = view.panels.wm;
  const selections = set.categories.flatMap(({ channels }) => channels.flatMap((one) => one.selections));
  return { view, cards, set, selections };
};

describe('a customer with 10,000 mobiles, 1,000 cards and 5,000 selections', () => {
  it('is shown in part, and the screen is told of how many', () => {
    const { view, cards, set, selections } = shown(visit);
    expect([cards.cards.length, cards.cardsCut]).toEqual([100, { of: 1_000, fitting: 1_000, typed: '' }]);
    expect([cards.identifiers.length, cards.identifiersCut?.of]).toEqual([100, 10_003]);
    expect([selections.length, set.cut?.of]).toEqual([500, 5_000]);
    expect([view.customer.masked.length, view.customer.more]).toEqual([12, 9_991]);
    expect(JSON.stringify(view).length).toBeLessThan(200_000);
  });

  it('is told in refs of what is shown alone, however often it is told', () => {
    const refs = createRefs();
    let made = 0;
    const counting: Refs = {
      of: (...parts) => {
        made += 1;
        return refs.of(...parts);
      },
    };
    shown(visit, counting);
    expect(made).toBeLessThanOrEqual(100 + 100 + 500);
  });

  it.each([
    ['its last digits', '1918', 1],
    ['the whole number, as it is on the card', '6375 0000 0000 7919', 1],
    ['a series', 'platinum', 20],
    ['digits that no row shows', '637500', 0],
    ['nothing that there is', 'zebra', 0],
  ])('has cards that are found by %s', (_, text, fitting) => {
    const { cards } = shown({ ...visit, narrowed: { cards: text, identifiers: '', selections: '' } });
    const numbers = giant.cards.map(({ number }) => number.slice(-4));
    const expected = /^\d{4}$/.test(text) ? numbers.filter((last) => last.includes(text)).length : fitting;
    expect(cards.cardsCut?.fitting).toBe(expected);
    expect(cards.cards.length).toBe(Math.min(100, expected));
  });

  it('has selections that are found by category, and nothing else stays', () => {
    const { set, selections } = shown({
      ...visit,
      narrowed: { cards: '', identifiers: '', selections: 'Category 77' },
    });
    expect([selections.length, set.categories.map(({ name }) => name)]).toEqual([40, ['Category 77']]);
  });
});

it('a customer like any other is shown whole, whatever was searched for before', () => {
  const { cards, set } = shown({
    ...ashasVisit,
    narrowed: { cards: 'zebra', identifiers: 'zebra', selections: 'zebra' },
  });
  expect([cards.cardsCut, cards.identifiersCut, set.cut]).toEqual([undefined, undefined, undefined]);
  expect(cards.cards.length).toBe(1);
});

it('a search tells no more about a number than its row does', () => {
  const of = (typed: string): number =>
    shown({ ...visit, narrowed: { cards: typed, identifiers: '', selections: '' } }).cards.cards.length;
  fc.assert(
    fc.property(fc.nat(999), fc.integer({ min: 0, max: 11 }), (nth, at) => {
      const number = giant.cards[nth]?.number ?? '';
      const digit = (Number(number[at]) + 1) % 10;
      const other = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
      // Another number that is shown in the same way is answered in the same way.
      expect(of(other)).toBe(of(number));
    }),
    { numRuns: 30 },
  );
});

describe('which values conflict', () => {
  const heldOnce = fc.uniqueArray(
    fc.record({
      type: fc.constantFrom('mobile', 'email', 'wechat'),
      value: fc.string({ minLength: 1, maxLength: 2 }),
      sources: fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 3 }),
    }),
    { selector: ({ type, value }) => `${type} ${value}`, maxLength: 12 },
  );

  it('is what comparing each with each tells', () =>
    fc.assert(
      fc.property(heldOnce, (all) => {
        const byPairs = all.filter(
          (one) =>
            one.type !== 'wechat' &&
            all.some(
              (other) =>
                other.type === one.type &&
                other.value !== one.value &&
                !other.sources.some((source) => one.sources.includes(source)),
            ),
        );
        expect([...conflictingOf(all)]).toEqual(byPairs);
      }),
    ));
});
