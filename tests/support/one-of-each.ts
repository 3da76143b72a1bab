import type { VisitView } from '../../src/shared/ipc/views.ts';
import type { DraftRequest } from '../../src/shared/kinds/requests.ts';
import type { TestApp } from './app.ts';
import { unlinkedCard } from './people.ts';

/** One change of a kind, the call that writes it, and those that read it back. */
export interface OneOfAKind {
  readonly kind: DraftRequest['kind'];
  readonly upstream: 'airpay' | 'capillary' | 'wm';
  readonly call: string;
  readonly reads: readonly string[];
  request(app: TestApp, visit: VisitView): Promise<DraftRequest> | DraftRequest;
}

/** What the Capillary panel shows; throws when it was not read. */
export const cardsOf = (visit: VisitView) => {
  if (visit.panels.capillary.state !== 'ready') throw new Error('the cards were not read');
  return visit.panels.capillary.data;
};

/** The selections of a channel in every category; throws when they were not read. */
export const selectionsOf = (visit: VisitView, channel: string) => {
  if (visit.panels.wm.state !== 'ready') throw new Error('the preferences were not read');
  return visit.panels.wm.data.categories
    .flatMap(({ channels }) => channels)
    .filter(({ name }) => name === channel)
    .flatMap(({ selections }) => selections);
};

const isAllowed = (visit: VisitView, channel: string): boolean => {
  if (visit.panels.airpay.state !== 'ready') throw new Error('card usage was not read');
  return visit.panels.airpay.data.channels.some((one) => one.channel === channel && one.status === 'ALLOWED');
};

const refOf = (items: readonly { readonly ref: string }[]): string => items[0]?.ref ?? 'missing';

/** A change of each of the first six kinds, for a customer with a card, an e-mail and a text. */
export const ONE_OF_EACH: readonly OneOfAKind[] = [
  {
    kind: 'card-usage.set',
    upstream: 'airpay',
    call: 'set',
    reads: ['get'],
    request: (_app, visit) => ({
      kind: 'card-usage.set',
      channel: 'ATM',
      status: isAllowed(visit, 'ATM') ? 'NOTALLOWED' : 'ALLOWED',
    }),
  },
  {
    kind: 'card.link',
    upstream: 'capillary',
    call: 'changeIdentifier',
    reads: ['customer', 'card'],
    request: ({ training }) => ({ kind: 'card.link', cardNumber: unlinkedCard(training, 'linkable') }),
  },
  {
    kind: 'card.delink',
    upstream: 'capillary',
    call: 'changeIdentifier',
    reads: ['customer', 'card'],
    request: async (app, visit) => {
      const [label] = await app.must('cards.labels', { purpose: 'delink' });
      return {
        kind: 'card.delink',
        card: refOf(cardsOf(visit).cards),
        label: label?.label ?? '',
        reason: 'Lost',
      };
    },
  },
  {
    kind: 'identifier.add',
    upstream: 'capillary',
    call: 'changeIdentifier',
    reads: ['customer'],
    request: () => ({ kind: 'identifier.add', type: 'email', value: 'new.address@example.com' }),
  },
  {
    kind: 'identifier.remove',
    upstream: 'capillary',
    call: 'changeIdentifier',
    reads: ['customer'],
    request: (_app, visit) => ({
      kind: 'identifier.remove',
      identifier: refOf(cardsOf(visit).identifiers.filter(({ type }) => type === 'email')),
    }),
  },
  {
    kind: 'communication.set',
    upstream: 'wm',
    call: 'put',
    reads: ['get'],
    request: (_app, visit) => {
      const selections = selectionsOf(visit, 'Text');
      return {
        kind: 'communication.set',
        selection: refOf(selections),
        optIn: selections[0]?.optIn === 'Y' ? 'N' : 'Y',
      };
    },
  },
];

/** The suspension of a card: beside a delink, it would be of the same card. */
export const SUSPEND_CARD: OneOfAKind = {
  kind: 'card.suspend',
  upstream: 'capillary',
  call: 'changeCard',
  reads: ['card'],
  request: async (app, visit) => {
    const [label] = await app.must('cards.labels', { purpose: 'suspend' });
    return {
      kind: 'card.suspend',
      card: refOf(cardsOf(visit).cards),
      label: label?.label ?? '',
      reason: 'Lost',
    };
  },
};

/** Puts a change in the basket of the open customer, and waits until it was checked. */
export const stageOne = async (app: TestApp, visit: VisitView, one: OneOfAKind): Promise<void> => {
  await app.must('drafts.put', { request: await one.request(app, visit) });
  await app.until(({ basket }) => basket.length === 1 && basket.every(({ busy }) => busy === null));
};

/** Puts one change of every kind in the basket of the open customer, and waits until they were checked. */
export const stageAll = async (app: TestApp, visit: VisitView): Promise<void> => {
  for (const one of ONE_OF_EACH) await app.must('drafts.put', { request: await one.request(app, visit) });
  await app.until(
    ({ basket }) => basket.length === ONE_OF_EACH.length && basket.every(({ busy }) => busy === null),
  );
};
