import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitView } from '../../../src/shared/ipc/views.ts';
import type { ChangeKindName } from '../../../src/shared/kinds/kinds.ts';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { cardsOf, ONE_OF_EACH, type OneOfAKind, SUSPEND_CARD } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const WRITES: readonly string[] = [
  'set',
  'put',
  'changeIdentifier',
  'changeCard',
  'addCard',
  'generateCards',
];

/** How often each read was made: `2 customer + card`. */
const counted = (reads: readonly string[]): string =>
  [...Map.groupBy(reads, (call) => call)]
    .map(([call, all]) => (all.length === 1 ? call : `${all.length} ${call}`))
    .toSorted()
    .join(' + ');

/** The calls in their order, the reads between two writes counted: they are made side by side. */
const told = (calls: readonly string[]): readonly string[] => {
  const write = calls.findIndex((call) => WRITES.includes(call));
  if (write === -1) return calls.length === 0 ? [] : [counted(calls)];
  return [
    ...told(calls.slice(0, write)),
    (calls[write] ?? '').toUpperCase(),
    ...told(calls.slice(write + 1)),
  ];
};

/** What is asked of the systems while something is done. */
const callsOf = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
  const before = app.training.ledger.entries().length;
  await work();
  return told(
    app.training.ledger
      .entries()
      .slice(before)
      .map(({ call }) => call),
  );
};

const draft = async (...requests: readonly DraftRequest[]): Promise<void> => {
  await app.must('drafts.putAll', { requests: [...requests] });
  await app.until(({ basket }) => basket.length > 0 && basket.every(({ busy }) => busy === null));
};

const applied = async (): Promise<void> => {
  const lines = await app.apply();
  expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(['confirmed']));
};

const SUSPENDED: OneOfAKind['request'] = async (_app, visit) => {
  const [label] = await app.must('cards.labels', { purpose: 'resume' });
  const card = cardsOf(visit).cards.find(({ status }) => status === 'SUSPENDED');
  return { kind: 'card.resume', card: card?.ref ?? '', label: label?.label ?? '', reason: 'Found' };
};

interface Calls {
  /** The reads of the check of the draft. */
  readonly draft: string;
  /** What an apply asks: the check, the write, what is read back; nothing more where the panel shows that. */
  readonly apply: readonly string[];
}

/** A customer is told of by two sources, each of which is asked: `2 customer` is one reading of a record. */
const CALLS = {
  'card-usage.set': { draft: 'get', apply: ['get', 'SET', 'get'] },
  'communication.set': { draft: 'get', apply: ['get', 'PUT', 'get'] },
  'card.link': {
    draft: '2 customer + 2 lookupDetails + allSeries + card + cardLabels',
    apply: [
      '2 customer + 2 lookupDetails + allSeries + card + cardLabels',
      'CHANGEIDENTIFIER',
      '2 customer + card',
    ],
  },
  'card.delink': {
    draft: '2 customer + card + cardLabels',
    apply: ['2 customer + card + cardLabels', 'CHANGEIDENTIFIER', '2 customer + card'],
  },
  // The card is read back, and the panel shows the customer's record: that is read once more.
  'card.suspend': {
    draft: '2 customer + card + cardLabels',
    apply: ['2 customer + card + cardLabels', 'CHANGECARD', '2 customer + card'],
  },
  'card.resume': {
    draft: '2 customer + card + cardLabels',
    apply: ['2 customer + card + cardLabels', 'CHANGECARD', '2 customer + card'],
  },
  // With the link that follows: it is judged by the card that was read back.
  'card.add': {
    draft: '2 customer + allSeries + card + cardLabels',
    apply: [
      '2 customer + allSeries + card + cardLabels',
      'ADDCARD',
      '2 customer + 2 lookupDetails + card',
      'CHANGEIDENTIFIER',
      '2 customer + card',
    ],
  },
  'card.generate': {
    draft: '2 customer + allSeries + cardLabels',
    apply: [
      '2 customer + allSeries + cardLabels',
      'GENERATECARDS',
      '2 customer + 2 lookupDetails + card',
      'CHANGEIDENTIFIER',
      '2 customer + card',
    ],
  },
  'identifier.add': {
    draft: '2 customer + 2 lookupDetails',
    apply: ['2 customer + 2 lookupDetails', 'CHANGEIDENTIFIER', '2 customer'],
  },
  'identifier.remove': { draft: '2 customer', apply: ['2 customer', 'CHANGEIDENTIFIER', '2 customer'] },
} as const satisfies { readonly [K in ChangeKindName]?: Calls };

type Counted = keyof typeof CALLS;

const newCard = (
  card: Extract<DraftRequest, { readonly kind: 'card.issue' }>['card'],
): OneOfAKind['request'] => {
  return () => ({ kind: 'card.issue', card });
};

const REQUESTS: Readonly<Record<string, OneOfAKind['request']>> = {
  ...Object.fromEntries([...ONE_OF_EACH, SUSPEND_CARD].map(({ kind, request }) => [kind, request])),
  'card.resume': SUSPENDED,
  'card.add': newCard({ how: 'add', cardNumber: 'OLD-CARD-1', series: 103 }),
  'card.generate': newCard({ how: 'generate', series: 101 }),
};

const openFor = (kind: Counted): Promise<VisitView> =>
  app.open(personTagged(app.training, kind === 'card.resume' ? 'suspended-card' : 'two-cards').mobile);

describe.each(Object.keys(CALLS) as readonly Counted[])('%s', (kind) => {
  it('reads each thing once: for the draft, for the check of what is sent, and after it', async () => {
    const request = await REQUESTS[kind]?.(app, await openFor(kind));
    if (request === undefined) throw new Error(`nobody asks for ${kind}`);
    const { draft: drafted, apply } = CALLS[kind];
    expect(await callsOf(() => draft(request))).toEqual([drafted]);
    expect(await callsOf(applied)).toEqual(apply);
  });
});

const usage = (channel: 'ATM' | 'POS' | 'ECOM', status: 'ALLOWED' | 'NOTALLOWED'): DraftRequest => ({
  kind: 'card-usage.set',
  channel,
  status,
});

describe('several changes', () => {
  it('of one system are judged, one after another, by what the last read-back showed', async () => {
    const visit = await openFor('card-usage.set');
    if (visit.panels.airpay.state !== 'ready') throw new Error('card usage was not read');
    const turned = visit.panels.airpay.data.channels
      .filter(({ channel }) => channel !== 'CONTACTLESS')
      .map(({ channel, status }) =>
        usage(channel as 'ATM' | 'POS' | 'ECOM', status === 'ALLOWED' ? 'NOTALLOWED' : 'ALLOWED'),
      );
    expect(await callsOf(() => draft(...turned))).toEqual(['get']);
    expect(await callsOf(applied)).toEqual(['get', 'SET', 'get', 'SET', 'get', 'SET', 'get']);
  });

  it('that are applied one after another are each checked afresh', async () => {
    await openFor('card-usage.set');
    for (const status of ['NOTALLOWED', 'ALLOWED'] as const) {
      await draft(usage('ATM', status));
      expect(await callsOf(applied)).toEqual(['get', 'SET', 'get']);
    }
  });
});
