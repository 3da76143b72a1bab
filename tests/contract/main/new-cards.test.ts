import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { cardsOf } from '../../support/one-of-each.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const codesOf = async (request: DraftRequest): Promise<readonly string[]> => {
  const { steps } = await app.must('drafts.check', { request });
  return steps.flatMap(({ findings }) => findings.map(({ level, problem }) => `${level} ${problem.code}`));
};

const added = (cardNumber: string, series: number): DraftRequest => ({
  kind: 'card.issue',
  card: { how: 'add', cardNumber, series },
});
const generated = (series: number): DraftRequest => ({
  kind: 'card.issue',
  card: { how: 'generate', series },
});

describe('before a card is made', () => {
  it.each<readonly [string, () => DraftRequest, readonly string[]]>([
    ['one that fits is fine', () => added('OLD-CARD-1', 103), []],
    [
      'one that exists is blocked',
      () => added(unlinkedCard(app.training, 'linkable'), 101),
      ['block card.exists'],
    ],
    [
      'a number that does not fit its series is blocked',
      () => added('OLD-CARD-1', 101),
      ['block card.invalid-number'],
    ],
    [
      'a series that is not in use is blocked',
      () => generated(105),
      ['block card.series-inactive', 'block card.cannot-generate'],
    ],
    ['a series that is none is blocked', () => generated(9_999), ['block card.series-gone']],
    ['a series that does not generate is blocked', () => generated(103), ['block card.cannot-generate']],
    ['one that is generated is fine', () => generated(101), []],
  ])('%s', async (_, request, codes) => {
    await app.open(personTagged(app.training, 'two-cards').mobile);
    expect(await codesOf(request())).toEqual(codes);
    expect((await app.until((visit) => visit)).basket).toEqual([]);
  });

  it('a cap that is reached warns, for a number that does not exist yet too', async () => {
    await app.open(personTagged(app.training, 'cap-reached').mobile);
    expect(await codesOf(added('604400000012345P', 104))).toEqual(['warn card.cap-reached']);
  });
});

describe('before a card is suspended or resumed', () => {
  it.each<readonly [string, string, (card: string) => DraftRequest, readonly string[]]>([
    [
      'an active one may be suspended',
      'ACTIVE',
      (card) => ({ kind: 'card.suspend', card, label: 'Suspended', reason: 'x' }),
      [],
    ],
    [
      'a label of another meaning is blocked',
      'ACTIVE',
      (card) => ({ kind: 'card.suspend', card, label: 'In Hand', reason: 'x' }),
      ['block card.label-gone'],
    ],
    [
      'an active one cannot be resumed',
      'ACTIVE',
      (card) => ({ kind: 'card.resume', card, label: 'In Hand', reason: 'x' }),
      ['block card.status-not-from'],
    ],
    [
      'a suspended one may be resumed',
      'SUSPENDED',
      (card) => ({ kind: 'card.resume', card, label: 'In Hand', reason: 'x' }),
      [],
    ],
    [
      'a suspended one cannot be suspended',
      'SUSPENDED',
      (card) => ({ kind: 'card.suspend', card, label: 'Lost or Stolen', reason: 'x' }),
      ['block card.status-not-from'],
    ],
  ])('%s', async (_, status, request, codes) => {
    const visit = await app.open(personTagged(app.training, 'suspended-card').mobile);
    const card = cardsOf(visit).cards.find((one) => one.status === status);
    const other = cardsOf(await app.open(personTagged(app.training, 'two-cards').mobile)).cards[0];
    if (card !== undefined) await app.open(personTagged(app.training, 'suspended-card').mobile);
    expect(await codesOf(request((card ?? other)?.ref ?? ''))).toEqual(codes);
  });
});
