import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { identifiersOf } from '../../../../src/main/visits/panels/cards.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { viewOf } from '../../../../src/main/visits/view.ts';
import type { Line, Visit } from '../../../../src/main/visits/visit.ts';
import { createVisitStore } from '../../../../src/main/visits/visit-store.ts';
import { withIdAt } from '../../../../src/shared/domain/customer-keys.ts';
import { maskValue } from '../../../../src/shared/domain/mask.ts';
import { VisitsSchema } from '../../../../src/shared/ipc/views.ts';
import { usageChange } from '../changes/a-change.ts';
import { ashasVisit } from './a-visit.ts';
import { anyCustomer, asha } from './people.ts';

const refs = createRefs();
const CHANGE_TYPES = ['mobile', 'email', 'cardnumber'];
const ready = <T>(data: T) => ({ state: 'ready', data, readAt: 1, remembered: false, stale: null }) as const;

const aLine: Line = {
  ...usageChange(),
  slot: 'atm',
  target: null,
  links: {},
  consent: null,
  underWay: true,
  view: {
    state: 'refused',
    busy: null,
    findings: [
      {
        level: 'block',
        problem: { code: 'card.of-another-customer', data: {} },
        owners: [
          {
            name: 'x'.repeat(900),
            identifiers: [{ type: 'z'.repeat(900), masked: '•••• 001' }],
            cards: 1,
            sources: ['y'.repeat(900)],
            here: true,
          },
        ],
      },
    ],
    reason: null,
    notes: [],
    requestId: null,
    upstreamRequestId: null,
  },
};

describe('what the screen is shown of a customer', () => {
  it('holds no identifier, card number, phone or e-mail, and fits the contract, whoever it is', () => {
    fc.assert(
      fc.property(anyCustomer, ({ customer, preferences, hidden }) => {
        const visit: Visit = {
          ...ashasVisit,
          name: customer.name,
          keys: withIdAt(ashasVisit.keys, 'airpay', hidden[0] ?? null),
          panels: { ...ashasVisit.panels, capillary: ready(customer), wm: ready(preferences) },
          lines: [aLine],
        };
        const store = createVisitStore({ refs, changeTypes: CHANGE_TYPES, onChange: () => {} });
        store.put(visit);
        store.show(visit.id);
        const shown = store.view();
        const fits = v.safeParse(VisitsSchema, shown);
        expect(
          fits.issues?.map(({ message, path }) => [message, path?.map(({ key }) => key)]),
        ).toBeUndefined();
        const json = JSON.stringify(shown);
        for (const value of hidden) expect(json).not.toContain(value);
        const { capillary } = shown.open?.panels ?? {};
        if (capillary?.state !== 'ready') throw new Error('not read');
        // More than the last four are shown where two cards end alike.
        expect(capillary.data.cards.map(({ masked }) => masked.slice(-4))).toEqual(
          customer.cards.map(({ number }) => number.slice(-4)),
        );
      }),
    );
  });

  it('shows an identifier that several sources hold once, with its sources', () => {
    const { customer } = viewOf(ashasVisit, refs, CHANGE_TYPES);
    expect(customer.masked).toEqual([
      { type: 'mobile', masked: maskValue('mobile', '919810000001'), conflictingIn: [] },
      { type: 'email', masked: 'a•••@•••.com', conflictingIn: [] },
      { type: 'externalId', masked: '•••• 001', conflictingIn: [] },
    ]);
    expect(identifiersOf(asha)[0]).toMatchObject({
      sources: ['INSTORE', 'WECHAT'],
      primary: true,
    });
  });

  it('says what each source calls the customer, and which identifiers they disagree on', () => {
    const other = {
      type: 'email',
      value: 'a.verma@example.org',
      source: 'WECHAT',
      accountId: 'wx-1',
      primary: false,
    };
    const data = { ...asha, identifiers: [...asha.identifiers, other] };
    const loyalty = { state: 'ready', data, readAt: 1, remembered: false, stale: null } as const;
    const {
      customer,
      panels: { capillary: cards },
    } = viewOf({ ...ashasVisit, panels: { ...ashasVisit.panels, capillary: loyalty } }, refs, CHANGE_TYPES);
    expect(customer.names).toEqual([
      { source: 'INSTORE', name: 'Asha Verma' },
      { source: 'WECHAT', name: 'Asha V' },
    ]);
    expect(customer.masked.filter(({ type }) => type === 'email')).toEqual([
      { type: 'email', masked: 'a•••@•••.com', conflictingIn: ['INSTORE'] },
      { type: 'email', masked: 'a•••@•••.org', conflictingIn: ['WECHAT'] },
    ]);
    if (cards.state !== 'ready') throw new Error('not read');
    expect(cards.data.identifiers.map(({ type, conflicting }) => [type, conflicting])).toEqual([
      ['mobile', false],
      ['email', true],
      ['externalId', false],
      ['email', true],
    ]);
  });

  it('says which identifiers the branch may change', () => {
    const { capillary: cards } = viewOf(ashasVisit, refs, CHANGE_TYPES).panels;
    if (cards.state !== 'ready') throw new Error('not read');
    expect(cards.data.identifiers.map(({ type, changeable }) => [type, changeable])).toEqual([
      ['mobile', true],
      ['email', true],
      ['externalId', false],
    ]);
    expect(cards.data.changeTypes).toEqual(['mobile', 'email']);
  });

  it('says that airpay told nothing only when it told of no channel, of this customer or of anybody', () => {
    const untold = { CONTACTLESS: null, ATM: null, POS: null, ECOM: null };
    const shown = (airpay: Visit['panels']['airpay'], toldNothing = false) => {
      const view = viewOf(
        { ...ashasVisit, panels: { ...ashasVisit.panels, airpay }, toldNothing },
        refs,
        CHANGE_TYPES,
      ).panels.airpay;
      return view.state === 'ready' ? view.data.untold : view.state;
    };
    expect(shown(ready(untold))).toBe('here');
    expect(shown(ready(untold), true)).toBe('everywhere');
    expect(shown(ready({ ...untold, POS: 'NOTALLOWED' }))).toBeNull();
    expect(shown(ready({ ...untold, POS: 'NOTALLOWED' }), true)).toBeNull();
  });

  it('shows the last change that was made here for a channel that airpay tells nothing about', () => {
    const at = (time: number, to: 'ALLOWED' | 'NOTALLOWED') =>
      ({ channel: 'ECOM', to, at: time, by: 'asha', outcome: 'accepted' }) as const;
    const visit: Visit = { ...ashasVisit, lastUsage: [at(20, 'NOTALLOWED'), at(10, 'ALLOWED')] };
    const view = viewOf(visit, refs, CHANGE_TYPES).panels.airpay;
    if (view.state !== 'ready') throw new Error('not read');
    expect(view.data.channels.map(({ channel, last }) => [channel, last?.at ?? null])).toEqual([
      ['CONTACTLESS', null],
      ['ATM', null],
      ['POS', null],
      ['ECOM', 20],
    ]);
  });

  it('gives refs that say nothing and are those of this run alone', () => {
    const other = createRefs();
    expect(refs.of('card', '1')).toBe(refs.of('card', '1'));
    expect(refs.of('card', '1')).not.toBe(other.of('card', '1'));
    expect(refs.of('a', 'b')).not.toBe(refs.of('ab'));
    expect(refs.of('a', null)).not.toBe(refs.of('a', 'null'));
    expect(refs.of('card', '6375000000010045')).toMatch(/^[\w-]{22}$/);
  });
});
