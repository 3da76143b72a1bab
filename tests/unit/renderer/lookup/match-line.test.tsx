import { describe, expect, it } from 'vitest';
import { MatchLine } from '../../../../src/renderer/features/lookup/match-line.tsx';
import type { FoundView } from '../../../../src/shared/ipc/answer-views.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const read = (match: Partial<FoundView['matches'][number]>): string =>
  textOf(
    markupOf(
      <MatchLine
        match={{
          ref: 'm',
          name: 'Priya Sharma',
          tier: 'Gold',
          cards: 2,
          matchedOn: { type: 'mobile', masked: '•••• 101' },
          masked: [
            { type: 'mobile', masked: '•••• 101' },
            { type: 'email', masked: 'p•••@•••.com' },
          ],
          sources: ['INSTORE'],
          mergedFrom: null,
          mergedAway: false,
          ...match,
        }}
      />,
    ),
  );

describe('one of several matches', () => {
  it('tells tier, cards, what it was found by, and the type of every other identifier', () =>
    expect(read({})).toBe('Priya Sharma Gold, 2 cards Found by Mobile •••• 101 E-mail p•••@•••.com INSTORE'));

  it('says of a record that it was merged into another one', () =>
    expect(read({ mergedAway: true })).toContain('Merged into another record'));

  it('found by name tells all identifiers, and of tier and cards only what is known', () =>
    expect(read({ tier: null, cards: null, matchedOn: { type: 'firstName', masked: 'Priya' } })).toBe(
      'Priya Sharma Mobile •••• 101 E-mail p•••@•••.com INSTORE',
    ));
});
