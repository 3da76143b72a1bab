import type { IdentifierType } from '../../../src/shared/domain/identifier.ts';
import type { DraftRequest } from '../../../src/shared/kinds/requests.ts';
import { capillary } from '../../contract/training/raw.ts';
import type { TestApp } from '../../support/app.ts';
import { cardsOf } from '../../support/one-of-each.ts';
import { personTagged, unlinkedCard } from '../../support/people.ts';

/** Where a value is typed, pasted or scanned, and what it has to come to there however it is written. */
interface Place {
  readonly name: string;
  readonly wanted: unknown;
  ask(text: string): Promise<unknown>;
}

/** A value of a type, and every place that takes one. */
export interface Subject {
  readonly type: string;
  readonly value: string;
  readonly places: readonly Place[];
}

/**
 * The types that identify a customer beside cards (contract: capillary), with a value for each of two customers. Each has
 * a digit: searches for what may be a name are few in a minute.
 */
const VALUES: readonly (readonly [type: IdentifierType, held: string, own: string])[] = [
  ['mobile', '919820012345', '919820054321'],
  ['email', 'held.by@example.in', 'open.one@example.in'],
  ['externalId', 'EXT-7001', 'EXT-8001'],
  ['wechat', 'wx_held_7001', 'wx_open_8001'],
  ['martjackId', 'MJ-7001', 'MJ-8001'],
  ['fbId', '100007001', '100008001'],
  ['tmall_uname', 'tmall_7001', 'tmall_8001'],
  ['cuid', 'cuid_7001', 'cuid_8001'],
  ['ali_uname', 'ali_7001', 'ali_8001'],
  ['jd_uname', 'jd_7001', 'jd_8001'],
  ['vip_uname', 'vip_7001', 'vip_8001'],
  ['line', 'line-7001', 'line-8001'],
];

const holder = (app: TestApp) => personTagged(app.training, 'one-card');
const opened = (app: TestApp) => personTagged(app.training, 'two-cards');

const give = async (app: TestApp, capillaryId: string, add: readonly object[]): Promise<void> => {
  const path = `/v2/customers/${capillaryId}/changeIdentifier?source=INSTORE`;
  const reply = await capillary(app.training, 'POST', path, { add });
  if (!reply.text.includes('createdId')) throw new Error(`not given: ${reply.text}`);
};

/** Gives the two customers one of each type, and opens the one. */
export const settle = async (app: TestApp): Promise<void> => {
  await give(
    app,
    holder(app).capillaryId,
    VALUES.map(([type, value]) => ({ type, value })),
  );
  await give(
    app,
    opened(app).capillaryId,
    VALUES.map(([type, , value]) => ({ type, value })),
  );
  await app.open(opened(app).mobile);
};

/** Whom a search finds, or why it does not. */
const finding =
  (app: TestApp, more: object = {}) =>
  async (text: string): Promise<unknown> => {
    const found = await app.call('customers.find', { text, ...more });
    return found.ok
      ? (found.value as { matches: { name: string }[] }).matches.map(({ name }) => name)
      : found.problem;
  };

/** What the check of a draft finds, step by step. */
const drafting =
  (app: TestApp, requestOf: (text: string) => DraftRequest) =>
  async (text: string): Promise<unknown> => {
    const checked = await app.call('drafts.check', { request: requestOf(text) });
    if (!checked.ok) return checked.problem;
    const { steps } = checked.value as { steps: { findings: { problem: { code: string } }[] }[] };
    return steps.map(({ findings }) => findings.map(({ problem }) => problem.code));
  };

const searches = (app: TestApp, as: string, wanted: unknown): readonly Place[] => [
  { name: 'typed into the search', wanted, ask: finding(app) },
  { name: 'scanned', wanted, ask: finding(app, { scanned: true }) },
  { name: 'searched as its type', wanted, ask: finding(app, { as }) },
];

/** What is found about the first of the steps: that of the value. Those that follow are about what it takes the place of. */
const firstOf = (steps: unknown): unknown => (Array.isArray(steps) ? steps[0] : steps);

const changing =
  (identifier: string) =>
  (value: string): DraftRequest => ({ kind: 'identifier.change', identifier, value });

/** The identifiers: somebody else holds each of them, so that each place has to say so. */
const identifiers = async (app: TestApp): Promise<readonly Subject[]> => {
  const visit = await app.until((open) => open);
  const own = cardsOf(visit).identifiers;
  const wanted = [['identifier.of-another-customer']];
  return VALUES.map(([type, value]): Subject => {
    const identifier = own.filter((one) => one.type === type).at(-1)?.ref ?? 'missing';
    return {
      type,
      value,
      places: [
        ...searches(app, type, [holder(app).name]),
        {
          name: 'the dialog that adds it',
          wanted,
          ask: drafting(app, (typed) => ({ kind: 'identifier.add', type, value: typed })),
        },
        {
          name: 'the dialog that changes one to it',
          wanted: wanted[0],
          ask: async (typed) => firstOf(await drafting(app, changing(identifier))(typed)),
        },
      ],
    };
  });
};

/** A card that somebody holds is looked for; one that is nobody's is linked, made and put in another's place. */
const cards = async (app: TestApp): Promise<readonly Subject[]> => {
  const visit = await app.until((open) => open);
  const card = cardsOf(visit).cards[0]?.ref ?? 'missing';
  const [label] = await app.must('cards.labels', { purpose: 'delink' });
  const old = { card, label: label?.label ?? '', reason: 'Lost' };
  const look = async (cardNumber: string): Promise<unknown> => {
    const looked = await app.call('cards.look', { cardNumber });
    return looked.ok ? (looked.value as { owner: string }).owner : looked.problem;
  };
  const link = (cardNumber: string): DraftRequest => ({ kind: 'card.link', cardNumber });
  const make = (cardNumber: string): DraftRequest => ({
    kind: 'card.issue',
    card: { how: 'add', cardNumber, series: 101 },
  });
  const replace = (cardNumber: string): DraftRequest => ({
    kind: 'card.replace',
    ...old,
    by: { how: 'existing', cardNumber },
  });
  return [
    {
      type: 'cardnumber',
      value: holder(app).cards[0]?.number ?? '',
      places: searches(app, 'cardnumber', [holder(app).name]),
    },
    {
      type: 'cardnumber',
      value: unlinkedCard(app.training, 'linkable'),
      places: [
        { name: 'the dialog that links a card, while it is typed', wanted: 'nobody', ask: look },
        { name: 'the dialog that links a card', wanted: [[]], ask: drafting(app, link) },
        { name: 'the dialog that adds a card', wanted: [['card.exists'], []], ask: drafting(app, make) },
        { name: 'the dialog that replaces a card', wanted: [[], []], ask: drafting(app, replace) },
      ],
    },
  ];
};

const customerIds = (app: TestApp): readonly Subject[] => [
  {
    type: 'customerId',
    value: holder(app).capillaryId,
    places: searches(app, 'customerId', [holder(app).name]).filter(({ name }) => name !== 'scanned'),
  },
];

/** The places that the open customer of `settle` takes values at. */
export const subjectsOf = async (app: TestApp): Promise<readonly Subject[]> => [
  ...(await identifiers(app)),
  ...(await cards(app)),
  ...customerIds(app),
];

/** An id that the record does not tell, typed for another system: the one who opens it is asked for. */
export const typedIdOf = async (app: TestApp, upstream: 'airpay' | 'wm'): Promise<Subject> => {
  const person = personTagged(app.training, upstream === 'airpay' ? 'no-external-id' : 'no-wm-id');
  await app.open(person.mobile);
  const propose = async (id: string): Promise<unknown> => {
    const proposed = await app.call('identity.propose', { upstream, id });
    if (!proposed.ok) return proposed.problem;
    const last = app.training.ledger.entries({ upstream }).at(-1);
    return [last?.path, last?.subject];
  };
  const value = (upstream === 'airpay' ? person.airpayEntityId : person.wmCustomerId) ?? '';
  const wanted = await propose(value);
  if (!JSON.stringify(wanted).includes(value)) throw new Error(`not asked for: ${JSON.stringify(wanted)}`);
  return {
    type: upstream === 'airpay' ? 'externalId' : 'customerId',
    value,
    places: [{ name: `an id typed for ${upstream}`, wanted, ask: propose }],
  };
};
