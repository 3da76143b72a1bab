import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { cardsOf } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const openCard = async () => {
  const visit = await app.open(personTagged(app.training, 'two-cards').mobile);
  const [card] = cardsOf(visit).cards;
  if (card === undefined) throw new Error('no card');
  return { visit, card };
};

describe('the history of a card', () => {
  it('is what Capillary kept, newest first, under the masked number', async () => {
    const { card } = await openCard();
    const history = await app.must('cards.history', { card: card.ref });
    expect(history).toMatchObject({
      masked: '•••• 0019',
      total: 2,
      entries: [
        { label: 'In Hand', status: 'ACTIVE', reason: 'Issued at the branch', active: true },
        { status: 'NOT_ISSUED', active: false },
      ],
    });
    expect(JSON.stringify(history)).not.toContain('6011000000000019');
    expect(app.training.ledger.entries({ call: 'cardStatusLog' })).toMatchObject([
      { method: 'GET', subject: '6011000000000019' },
    ]);
  });

  it('holds what was done to the card here', async () => {
    const { card } = await openCard();
    const [label] = await app.must('cards.labels', { purpose: 'delink' });
    await app.must('drafts.put', {
      request: { kind: 'card.delink', card: card.ref, label: label?.label ?? '', reason: 'Lost' },
    });
    expect(await app.apply()).toMatchObject([{ state: 'confirmed' }]);
    const number = '6011000000000019';
    await app.must('drafts.put', { request: { kind: 'card.link', cardNumber: number } });
    expect((await app.apply()).at(-1)).toMatchObject({ state: 'confirmed' });
    const linked = await app.until((visit) =>
      visit.panels.capillary.state === 'ready'
        ? visit.panels.capillary.data.cards.find(({ masked }) => masked.endsWith('0019'))
        : null,
    );
    const { entries, total } = await app.must('cards.history', { card: linked.ref });
    expect(total).toBe(4);
    expect(entries.map(({ status }) => status)).toEqual(['ACTIVE', 'NOT_ISSUED', 'ACTIVE', 'NOT_ISSUED']);
    expect(entries.filter(({ active }) => active)).toHaveLength(1);
  });

  it('says why when it cannot be read, and what it is about when the card is no longer there', async () => {
    const { card } = await openCard();
    expect(await app.call('cards.history', { card: 'other' })).toMatchObject({
      problem: { code: 'visit.gone' },
    });
    await app.training.faults.set('capillary', { fault: 'html', call: 'cardStatusLog', status: 200 });
    expect(await app.call('cards.history', { card: card.ref })).toMatchObject({
      problem: { code: 'reply.html', data: { call: 'card.statusLog' } },
    });
    await app.training.faults.clear();
    await app.training.faults.set('capillary', { fault: 'reject', call: 'cardStatusLog', code: 3010 });
    expect(await app.call('cards.history', { card: card.ref })).toMatchObject({
      problem: { code: 'card.not-found', data: { card: '•••• 0019' } },
    });
    await app.training.faults.clear();
    await app.must('visits.close', {});
    expect(await app.call('cards.history', { card: card.ref })).toMatchObject({
      problem: { code: 'visit.none' },
    });
  });
});
