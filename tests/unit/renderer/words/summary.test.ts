import { describe, expect, it } from 'vitest';
import { summaryWords } from '../../../../src/renderer/words/summary.ts';
import type { ChangeSummary } from '../../../../src/shared/kinds/kinds.ts';
import { english } from './english.ts';

const i18n = english();

const card = { card: '•••• 0045', series: 'Gold' };

const TABLE: readonly (readonly [string, ChangeSummary, Omit<ReturnType<typeof summaryWords>, 'detail'>])[] =
  [
    [
      'ATM off',
      { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
      { title: 'ATM', before: 'Allowed', after: 'Not allowed' },
    ],
    [
      'a channel that airpay told nothing about',
      { kind: 'card-usage.set', channel: 'ECOM', from: null, to: 'ALLOWED' },
      { title: 'E-commerce', before: 'Not told', after: 'Allowed' },
    ],
    [
      'a card linked',
      { kind: 'card.link', ...card },
      { title: 'Link card •••• 0045, Gold', before: 'Not linked', after: 'Linked' },
    ],
    [
      'a card of no known series linked',
      { kind: 'card.link', card: '•••• 0045', series: null },
      { title: 'Link card •••• 0045', before: 'Not linked', after: 'Linked' },
    ],
    [
      'a card delinked',
      { kind: 'card.delink', ...card, label: 'Not Issued', reason: 'lost' },
      { title: 'Delink card •••• 0045, Gold', before: 'Linked', after: 'Not linked' },
    ],
    [
      'an identifier added',
      { kind: 'identifier.add', type: 'email', masked: 'a•••@•••.in' },
      { title: 'Add E-mail a•••@•••.in', before: 'Not on record', after: 'On record' },
    ],
    [
      'an identifier of an unknown type removed',
      { kind: 'identifier.remove', type: 'fax', masked: '•••• 567' },
      { title: 'Remove fax •••• 567', before: 'On record', after: 'Not on record' },
    ],
    [
      'texts stopped',
      {
        kind: 'communication.set',
        category: 'Service Notification',
        channel: 'Text',
        type: 'BPHONE',
        masked: '•••• 567',
        from: 'Y',
        to: 'N',
      },
      {
        title: 'Service Notification, Text: Billing phone •••• 567',
        before: 'Opted in',
        after: 'Opted out',
      },
    ],
  ];

describe('a change in words', () => {
  it.each(TABLE)('%s', (_, summary, words) => expect(summaryWords(i18n, summary)).toMatchObject(words));

  it('keeps the label and the reason of a delink, as they are', () => {
    const summary = {
      kind: 'card.delink',
      ...card,
      label: 'not Issued ',
      reason: 'lost {on} a bus',
    } as const;
    expect(summaryWords(i18n, summary).detail).toBe('Label “not Issued ”. Reason: lost {on} a bus');
  });
});
