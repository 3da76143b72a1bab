import { describe, expect, it } from 'vitest';
import { draftsOf } from '../../../../src/main/visits/draft.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import type { DraftRequest } from '../../../../src/shared/kinds/requests.ts';
import { ashasVisit } from './a-visit.ts';
import { draftingWith } from './drafting.ts';
import { noSeenCards } from './people.ts';

const refs = createRefs(Buffer.alloc(32, 1));
const drafting = draftingWith(
  {
    normalize: (type, value) =>
      value === 'bad' ? fail('identifier.invalid', { type, why: 'mobile' }) : ok(value),
    spellings: (_type, value) => [value.trim()],
  },
  { ...noSeenCards, seriesOf: () => 'Gold', nameOfSeries: (id) => (id === 101 ? 'Gold' : null) },
);
const draftSteps = (request: DraftRequest) => draftsOf(request, drafting, ashasVisit, refs);
const card = refs.of('card', '6375000000010045');
const mobile = refs.of('identifier', 'mobile', '919810000001');
const labeling = { label: 'Returned', reason: 'Broken' };

const stepsOf = (request: DraftRequest) => {
  const steps = draftSteps(request);
  if (!steps.ok) throw new Error(steps.problem.code);
  return steps.value.map(({ ask }) => [ask.kind, ask.payload]);
};

const LINK_NEW = ['card.link', { cardNumber: null, statusLabel: null }];
const DELINK = ['card.delink', { cardNumber: '6375000000010045', statusLabel: 'Returned', reason: 'Broken' }];

describe('what a request comes to', () => {
  it.each<readonly [string, DraftRequest, readonly unknown[]]>([
    [
      'a card that is new to Capillary is added, then linked',
      { kind: 'card.issue', card: { how: 'add', cardNumber: ' OLD-1 ', series: 101 } },
      [
        ['card.add', { cardNumber: 'OLD-1', seriesId: 101, statusLabel: null }],
        ['card.link', { cardNumber: 'OLD-1', statusLabel: null }],
      ],
    ],
    [
      'a number is generated, then linked',
      { kind: 'card.issue', card: { how: 'generate', series: 101 } },
      [['card.generate', { seriesId: 101, statusLabel: null }], LINK_NEW],
    ],
    [
      'a replaced card is delinked after the new one is linked',
      { kind: 'card.replace', card, by: { how: 'existing', cardNumber: '6375000000020077' }, ...labeling },
      [['card.link', { cardNumber: '6375000000020077', statusLabel: null }], DELINK],
    ],
    [
      'a card may be replaced by one that is generated first',
      { kind: 'card.replace', card, by: { how: 'generate', series: 101 }, ...labeling },
      [['card.generate', { seriesId: 101, statusLabel: null }], LINK_NEW, DELINK],
    ],
    [
      'an identifier is removed after the new value is added',
      { kind: 'identifier.change', identifier: mobile, value: '919810000099' },
      [
        ['identifier.add', { type: 'mobile', value: '919810000099' }],
        ['identifier.remove', { type: 'mobile', value: '919810000001' }],
      ],
    ],
  ])('%s', (_, request, steps) => {
    expect(stepsOf(request)).toEqual(steps);
  });

  it('names the series of a new card, and gives its link a place of its own in the basket', () => {
    const steps = draftSteps({ kind: 'card.issue', card: { how: 'generate', series: 101 } });
    if (!steps.ok) throw new Error('no steps');
    expect(steps.value.map(({ summary }) => summary)).toEqual([
      { kind: 'card.generate', series: 'Gold' },
      { kind: 'card.link', card: null, series: 'Gold' },
    ]);
    expect(new Set(steps.value.map(({ slot }) => slot)).size).toBe(2);
  });

  it.each<readonly [string, DraftRequest, string]>([
    [
      'a card that is to take its own place',
      { kind: 'card.replace', card, by: { how: 'existing', cardNumber: '6375000000010045' }, ...labeling },
      'card.of-itself',
    ],
    [
      'a value that is none',
      { kind: 'identifier.change', identifier: mobile, value: 'bad' },
      'identifier.invalid',
    ],
    [
      'the value that is there',
      { kind: 'identifier.change', identifier: mobile, value: '919810000001' },
      'identifier.already-here',
    ],
    [
      'an identifier that is gone',
      { kind: 'identifier.change', identifier: 'gone', value: '1' },
      'visit.gone',
    ],
  ])('%s is not staged', (_, request, code) => {
    expect(draftSteps(request)).toMatchObject({ ok: false, problem: { code } });
  });
});
