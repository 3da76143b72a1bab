import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { draftsOf } from '../../../../src/main/visits/draft.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { unreadPanels, type Visit } from '../../../../src/main/visits/visit.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import { ChangeSummarySchema } from '../../../../src/shared/kinds/kinds.ts';
import type { OneRequests } from '../../../../src/shared/kinds/requests.ts';
import { ashasVisit } from './a-visit.ts';
import { draftingWith } from './drafting.ts';
import { asha, noSeenCards } from './people.ts';

type OneStep = OneRequests[keyof OneRequests];

const refs = createRefs(Buffer.alloc(32, 1));
const drafting = draftingWith(
  {
    normalize: (type, value) =>
      value === 'bad' ? fail('identifier.invalid', { type, why: 'email' }) : ok(value.toLowerCase()),
    spellings: (_type, value) => [value.trim()],
  },
  { ...noSeenCards, seriesOf: (cardNumber) => (cardNumber === '6375000000020099' ? 'Gold' : null) },
);
const draft = (request: OneStep, visit: Visit = ashasVisit) => {
  const drafts = draftsOf(request, drafting, visit, refs);
  return drafts.ok ? ok(drafts.value[0]) : drafts;
};

const card = refs.of('card', '6375000000010045');
const mobile = refs.of('identifier', 'mobile', '919810000001');
const selection = refs.of('selection', 'Service', 'Text', 'Billing phone', '919810000001');

const REQUESTS: readonly (readonly [request: OneStep, payload: object, prior: string | null])[] = [
  [
    { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    { channel: 'ATM', status: 'NOTALLOWED' },
    'ALLOWED',
  ],
  [
    { kind: 'card-usage.set', channel: 'ECOM', status: 'NOTALLOWED' },
    { channel: 'ECOM', status: 'NOTALLOWED' },
    null,
  ],
  [
    { kind: 'card.link', cardNumber: ' 6375000000020077 ' },
    { cardNumber: '6375000000020077', statusLabel: null },
    'absent',
  ],
  [
    { kind: 'card.delink', card, label: 'Returned', reason: 'Lost' },
    { cardNumber: '6375000000010045', statusLabel: 'Returned', reason: 'Lost' },
    'linked',
  ],
  [
    { kind: 'identifier.add', type: 'email', value: 'NEW.address@example.com' },
    { type: 'email', value: 'new.address@example.com' },
    'absent',
  ],
  [{ kind: 'identifier.remove', identifier: mobile }, { type: 'mobile', value: '919810000001' }, 'present'],
  [
    { kind: 'communication.set', selection, optIn: 'N' },
    {
      category: 'Service',
      channel: 'Text',
      type: 'Billing phone',
      value: '919810000001',
      optIn: 'N',
    },
    'Y',
  ],
];

describe.each(REQUESTS)('a request for %j', (request, payload, prior) => {
  it('becomes the change that it asks for', () => {
    const drafted = draft(request);
    if (!drafted.ok) throw new Error(drafted.problem.code);
    expect(drafted.value).toMatchObject({ ask: { kind: request.kind, payload }, prior, already: false });
  });

  it('is shown in masked values alone', () => {
    const drafted = draft(request);
    if (!drafted.ok) throw new Error(drafted.problem.code);
    const { summary, target } = drafted.value;
    expect(v.is(ChangeSummarySchema, summary)).toBe(true);
    expect(JSON.stringify([summary, target])).not.toMatch(/63750000|9198100|new\.address/i);
  });

  it('is gone when its panel is not there', () => {
    for (const isOn of [true, false]) {
      const visit: Visit = { ...ashasVisit, panels: unreadPanels(() => isOn) };
      expect(draft(request, visit)).toEqual(fail('visit.gone'));
    }
  });
});

describe('a request about a row', () => {
  const gone = refs.of('card', 'of another customer');

  it.each<OneStep>([
    { kind: 'card.delink', card: gone, label: 'Returned', reason: 'Lost' },
    { kind: 'identifier.remove', identifier: gone },
    { kind: 'communication.set', selection: gone, optIn: 'N' },
  ])('that is no longer there is gone: %j', (request) => {
    expect(draft(request)).toEqual(fail('visit.gone'));
  });

  it('names the row, so that two that look the same are told apart', () => {
    const targets = REQUESTS.map(([request]) => draft(request)).map((drafted) =>
      drafted.ok ? drafted.value.target : null,
    );
    expect(targets).toEqual([null, null, null, card, null, mobile, selection]);
  });
});

it.each([
  ['6375000000020099', 'Gold'],
  ['6375000000020077', null],
])('a card that is to be linked names the series that was seen of it: %s, %s', (cardNumber, series) => {
  expect(draft({ kind: 'card.link', cardNumber: ` ${cardNumber}` })).toMatchObject({
    value: { summary: { series } },
  });
});

describe('a request for what is so already', () => {
  it.each<OneStep>([
    { kind: 'card-usage.set', channel: 'ATM', status: 'ALLOWED' },
    { kind: 'communication.set', selection, optIn: 'Y' },
  ])('takes the draft back: %j', (request) => {
    expect(draft(request)).toMatchObject({ ok: true, value: { already: true } });
  });

  it('is a change where the upstream told nothing', () => {
    expect(draft({ kind: 'card-usage.set', channel: 'ECOM', status: 'ALLOWED' })).toMatchObject({
      value: { already: false, prior: null },
    });
  });
});

describe('an id that is not confirmed', () => {
  it('takes no change: nobody has said yet that it is this customer', () => {
    const { airpay, wm } = ashasVisit.panels;
    if (airpay.state !== 'ready' || wm.state !== 'ready') throw new Error('not read');
    const visit: Visit = {
      ...ashasVisit,
      panels: {
        ...ashasVisit.panels,
        airpay: { state: 'confirm-id', typed: '1', data: airpay.data },
        wm: { state: 'confirm-id', typed: '1', data: wm.data },
      },
    };
    expect(draft({ kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' }, visit).ok).toBe(false);
    expect(draft({ kind: 'communication.set', selection, optIn: 'N' }, visit).ok).toBe(false);
  });
});

describe('drafts of the same thing', () => {
  const slotOf = (request: OneStep): string => {
    const drafted = draft(request);
    if (!drafted.ok) throw new Error(drafted.problem.code);
    return drafted.value.slot;
  };

  it('share a slot, and those of different things never do', () => {
    const slots = REQUESTS.map(([request]) => slotOf(request));
    expect(new Set(slots).size).toBe(slots.length);
    expect(slotOf({ kind: 'card-usage.set', channel: 'ATM', status: 'ALLOWED' })).toBe(slots[0]);
    expect(slotOf({ kind: 'card.link', cardNumber: '6375000000010045' })).toBe(slots[3]);
  });

  it('are not taken for each other where their texts run together', () => {
    const one = slotOf({ kind: 'identifier.add', type: 'line', value: 'a' });
    const other = slotOf({ kind: 'identifier.add', type: 'wechat', value: 'a' });
    expect(one).not.toBe(other);
  });
});

it('an identifier that the rules refuse is not drafted', () => {
  expect(draft({ kind: 'identifier.add', type: 'email', value: 'bad' })).toEqual(
    fail('identifier.invalid', { type: 'email', why: 'email' }),
  );
});

it('texts of an upstream that are too long for the screen are cut, and sent as they are', () => {
  const long = 'x'.repeat(900);
  const visit: Visit = {
    ...ashasVisit,
    panels: {
      ...ashasVisit.panels,
      capillary: {
        state: 'ready',
        data: { ...asha, cards: asha.cards.map((one) => ({ ...one, seriesName: long })) },
        readAt: 1,
        remembered: false,
        stale: null,
      },
    },
  };
  const drafted = draft({ kind: 'card.delink', card, label: 'Returned', reason: 'Lost' }, visit);
  expect(drafted.ok && v.is(ChangeSummarySchema, drafted.value.summary)).toBe(true);
});
