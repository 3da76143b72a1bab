import { createHash } from 'node:crypto';
import type { JournalEvent, RecordedChange } from '../../src/main/journal/events.ts';
import { shownText } from '../../src/shared/domain/shown-text.ts';
import type { ChangeAsk, ChangeSummary } from '../../src/shared/kinds/kinds.ts';
import { realIds } from './ids.ts';

/** Gives texts that are nowhere but where they are put, one for each place. */
export interface Planter {
  readonly planted: readonly string[];
  plant(where: string): string;
}

/** Makes a planter; another seed gives other texts. */
export const createPlanter = (seed = 1): Planter => {
  const planted: string[] = [];
  return {
    planted,
    plant: (where) => {
      const digest = createHash('sha256').update(`${seed} ${where}`).digest('hex');
      const text = `ZQ${digest.slice(0, 14).toUpperCase()}`;
      if (!planted.includes(text)) planted.push(text);
      return text;
    },
  };
};

/** Every kind of change and every event, a canary in every place that holds something of a customer. */
export const eventsWith = (plant: (where: string) => string): readonly JournalEvent[] => {
  const customer = {
    key: `capillary:${plant('key')}`,
    ids: { capillary: plant('capillaryId'), airpay: plant('airpayEntityId'), wm: plant('wmCustomerId') },
  };
  const asked: readonly (readonly [ChangeAsk, ChangeSummary])[] = [
    [
      { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'NOTALLOWED' } },
      { kind: 'card-usage.set', channel: 'ATM', from: null, to: 'NOTALLOWED' },
    ],
    [
      { kind: 'card.link', payload: { cardNumber: plant('link'), statusLabel: plant('label') } },
      { kind: 'card.link', card: plant('link card'), series: plant('series') },
    ],
    [
      {
        kind: 'card.add',
        payload: { cardNumber: plant('add card'), seriesId: 7, statusLabel: plant('add label') },
      },
      { kind: 'card.add', card: plant('added card'), series: plant('added series') },
    ],
    [
      { kind: 'card.generate', payload: { seriesId: 7, statusLabel: plant('generate label') } },
      { kind: 'card.generate', series: plant('generated series') },
    ],
    [
      {
        kind: 'card.suspend',
        payload: {
          cardNumber: plant('card.suspend card'),
          statusLabel: plant('card.suspend label'),
          reason: plant('card.suspend reason'),
        },
      },
      {
        ...{
          kind: 'card.suspend',
          card: plant('card.suspend shown card'),
          series: plant('card.suspend series'),
        },
        ...{ label: plant('card.suspend shown label'), reason: plant('card.suspend shown reason') },
      },
    ],
    [
      {
        kind: 'card.resume',
        payload: {
          cardNumber: plant('card.resume card'),
          statusLabel: plant('card.resume label'),
          reason: plant('card.resume reason'),
        },
      },
      {
        ...{
          kind: 'card.resume',
          card: plant('card.resume shown card'),
          series: plant('card.resume series'),
        },
        ...{ label: plant('card.resume shown label'), reason: plant('card.resume shown reason') },
      },
    ],
    [
      {
        kind: 'card.delink',
        payload: { cardNumber: plant('delink'), statusLabel: plant('delink label'), reason: plant('reason') },
      },
      {
        kind: 'card.delink',
        card: plant('delink card'),
        series: null,
        label: plant('shown label'),
        reason: plant('shown reason'),
      },
    ],
    [
      { kind: 'identifier.add', payload: { type: 'email', value: plant('add') } },
      { kind: 'identifier.add', type: 'email', masked: plant('add masked') },
    ],
    [
      { kind: 'identifier.remove', payload: { type: 'email', value: plant('remove') } },
      { kind: 'identifier.remove', type: 'email', masked: plant('remove masked') },
    ],
    [
      {
        kind: 'communication.set',
        payload: {
          category: plant('category'),
          channel: plant('channel'),
          type: plant('type'),
          value: plant('value'),
          optIn: 'N',
        },
      },
      {
        kind: 'communication.set',
        category: plant('shown category'),
        channel: 'Text',
        type: 'Phone',
        masked: plant('communication masked'),
        from: 'Y',
        to: 'N',
      },
    ],
  ];
  const recorded: readonly RecordedChange[] = asked.map(([ask, summary]) => ({
    change: {
      ...ask,
      ...{ id: realIds.v7(), customer, prior: plant('prior'), operator: 'asha', draftedAt: 1 },
    },
    summary,
    customerName: plant('name'),
  }));
  const told = (where: string) =>
    ({
      code: 'upstream.rejected',
      data: { message: plant(`message ${where}`), who: plant(`who ${where}`) },
    }) as const;
  const [first] = recorded;
  if (first === undefined) throw new Error('nothing recorded');
  const attemptId = realIds.v7();
  return [
    {
      type: 'change.refused',
      recorded: first,
      findings: [
        {
          level: 'block',
          problem: told('finding'),
          owners: [
            {
              name: plant('owner'),
              identifiers: [{ type: plant('owner type'), masked: plant('owner masked') }],
              cards: 1,
              sources: [plant('source')],
              here: false,
            },
          ],
        },
      ],
    },
    {
      type: 'attempt.intended',
      ...{ attemptId, upstream: 'capillary', requestId: realIds.v7(), operator: 'asha', recorded },
      expectation: { anything: plant('expectation') },
    },
    {
      type: 'attempt.replied',
      attemptId,
      reply: {
        outcome: 'rejected',
        reason: told('reply'),
        notes: [told('note')],
        upstreamRequestId: shownText(plant('upstream request')),
        httpStatus: 400,
        mergedInto: plant('merged'),
        gave: plant('gave'),
      },
    },
    {
      type: 'change.concluded',
      ...{ changeId: first.change.id, outcome: 'rejected', reason: told('end'), notes: [told('end note')] },
    },
    {
      type: 'change.looked-at',
      ...{ changeId: first.change.id, operator: 'asha', found: 'cannot-tell', note: plant('note by hand') },
    },
    {
      type: 'identity.remembered',
      ...{ customer: customer.key, upstream: 'wm', id: plant('remembered'), operator: 'asha' },
    },
    { type: 'identity.forgotten', customer: customer.key, upstream: 'wm', operator: 'asha' },
    {
      type: 'receipt.issued',
      ...{ number: 'R-1', customer: customer.key, operator: 'asha', training: false, changeIds: [] },
      ...{ digest: plant('digest'), key: 'abcd' },
    },
    {
      type: 'journal.searched',
      ...{ operator: 'asha', about: 'branch', filter: { text: plant('searched') } },
    },
    { type: 'clock.stepped', byMs: -7_200_000 },
  ];
};
