import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../../src/main/kiosk/look-up.ts';
import { endingsOf, isAmong } from '../../../../src/main/kiosk/proof.ts';
import { typedAtKiosk } from '../../../../src/main/kiosk/typed.ts';
import type { CustomerDirectory } from '../../../../src/main/ports/customer-directory.ts';
import type { Card } from '../../../../src/shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';

const IN = { country: 'IN', lookupTypes: ['mobile', 'cardnumber'], scanned: false } as const;
const typed = (text: string, scanned = false) => typedAtKiosk(text, { ...IN, scanned });

const card = (number: string, more: Partial<Card> = {}): Card => ({
  ...{ number, seriesId: 1, seriesCode: null, seriesName: null, statusLabel: null, status: 'ACTIVE' },
  ...{ active: true, issuedOn: null, expiresOn: null, maxActive: null },
  ...more,
});

const customer = (
  mobiles: readonly string[],
  cards: readonly Card[],
  more: Partial<LoyaltyCustomer> = {},
): LoyaltyCustomer => ({
  ...{ id: '41', name: 'Asha Verma', tier: null, profiles: [], extendedFields: {}, cards },
  identifiers: mobiles.map((value) => ({
    ...{ type: 'mobile', value, source: 'INSTORE', accountId: null, primary: true },
  })),
  ...more,
});

describe('what is typed', () => {
  it.each([
    ['9876512345', 'mobile'],
    ['+91 98765 12345', 'mobile'],
    ['098765-12345', 'mobile'],
    ['٩٨٧٦٥١٢٣٤٥', 'mobile'],
    ['0091 98765 12345', 'mobile'],
    ['6011 0000 0000 0019', 'cardnumber'],
    [']C16011000000000019', 'cardnumber'],
    ['ab-0001234', 'cardnumber'],
    ['', 'cardnumber'],
    ['%%', 'cardnumber'],
  ])('%j is a %s', (text, as) => {
    expect(typed(text).as).toBe(as);
  });

  it('is counted as one, however it is spelled', () => {
    const spelled = ['9876512345', '+91 98765 12345', '098765-12345', '٩٨٧٦٥١٢٣٤٥', '0091 98765 12345'];
    expect(new Set(spelled.map((text) => typed(text).key)).size).toBe(1);
    const cards = ['6011 0000 0000 0019', '6011000000000019', '6011-0000-0000-0019', '"6011000000000019"'];
    expect(new Set(cards.map((text) => typed(text).key)).size).toBe(1);
    expect(new Set(['ab-0001234', 'AB-0001234', 'ab 0001234'].map((text) => typed(text).key)).size).toBe(1);
  });

  it('is a card where a scanner sent it, whatever number it looks like', () => {
    expect(typed('9876512345', true)).toMatchObject({ as: 'cardnumber', values: ['9876512345'] });
  });
});

describe('the endings that prove', () => {
  it.each([
    ['two mobiles: either', ['919876512345', '14155550123'], ['512345', '550123']],
    ['the same mobile in two sources: once', ['919876512345', '9876512345'], ['512345']],
    ['none', [], []],
    ['too short a number', ['12345'], []],
  ])('after a card, of %s', (_what, mobiles, endings) => {
    const record = customer(mobiles, [card('6011000000000019')]);
    expect(endingsOf(record, 'last-six-of-mobile', typed('6011000000000019'))).toEqual(endings);
  });

  it('are of cards that can be used', () => {
    const cards = [
      card('6011000000111111'),
      card('6011000000222222', { active: false }),
      card('6011000000333333', { status: 'SUSPENDED', active: null }),
      card('6011000000444444', { status: 'EXPIRED' }),
      card('6011000000555555', { status: null, active: null }),
    ];
    expect(endingsOf(customer(['919876512345'], cards), 'last-six-of-card', typed('9876512345'))).toEqual([
      '111111',
      '555555',
    ]);
  });

  it.each([
    ['a card that is the mobile', '9876512345', '919876512345'],
    ['a card with the mobile in it', '0098765123450', '919876512345'],
    ['a card that ends alike', '6011000000512345', '919876512345'],
  ])('are not told by what was typed: %s', (_what, number, mobile) => {
    const record = customer([mobile], [card(number)]);
    expect(endingsOf(record, 'last-six-of-mobile', typed(number, true))).toEqual([]);
    expect(endingsOf(record, 'last-four-of-mobile', typed(number, true))).toEqual([]);
  });

  it('are none where there are so many that a guess would hit', () => {
    const cards = (count: number) =>
      Array.from({ length: count }, (_, nth) => card(`60110000${String(nth).padStart(6, '7')}`));
    const endings = (count: number) =>
      endingsOf(customer(['919876512345'], cards(count)), 'last-six-of-card', typed('9876512345'));
    expect(endings(8)).toHaveLength(8);
    expect(endings(9)).toEqual([]);
  });

  it('are compared whole', () => {
    expect(isAmong('512345', ['550123', '512345'])).toBe(true);
    for (const digits of ['', '5', '12345', '0512345', '512346'])
      expect(isAmong(digits, ['512345'])).toBe(false);
    for (let nth = 0; nth < 200; nth += 1) expect(isAmong(String(nth).padStart(6, '0'), [])).toBe(false);
  });
});

describe('a look-up', () => {
  const directory = (told: CustomerDirectory['told'], whole?: LoyaltyCustomer | null): CustomerDirectory => ({
    told,
    completed: async ({ customer: one }) => ok(whole === undefined ? one : whole),
    byIdentifier: async () => fail('internal'),
    takesNoSuch: ({ code }) => code === 'value.unusable',
    byId: async () => fail('internal'),
    byPrefix: async () => fail('internal'),
  });
  const match = (record: LoyaltyCustomer) => ({
    ...{ customer: record, unread: [], matchedOn: { type: 'mobile', value: '' } },
  });
  const asha = customer(['919876512345'], [card('6011000000000019')]);
  const mobile = typed('9876512345');

  it('gives whoever alone holds it, once, however often they are found', async () => {
    expect(
      await lookUp(
        directory(async () => ok([match(asha), match(asha)])),
        mobile,
      ),
    ).toEqual({
      ok: true,
      record: asha,
    });
  });

  it.each([
    ['two customers hold it', async () => ok([match(asha), match({ ...asha, id: '42' })])],
    ['nobody holds it', async () => ok([])],
    ['the system takes no such value', async () => fail('value.unusable')],
    ['the record was merged away', async () => ok([match({ ...asha, mergedAway: true as const })])],
  ])('gives nobody where %s', async (_what, told) => {
    expect(await lookUp(directory(told), mobile)).toEqual({ ok: true, record: null });
  });

  it.each([
    ['the system does not answer', async () => fail('net.deadline')],
    [
      'it rejects',
      async () => {
        throw new Error('no');
      },
    ],
  ])('fails where %s, and never rejects', async (_what, told) => {
    expect(await lookUp(directory(told), mobile)).toEqual({ ok: false });
  });

  it('gives nobody for a card that is of no use any more', async () => {
    const lost = customer(
      ['919876512345'],
      [card('6011000000000019', { status: 'SUSPENDED', active: false })],
    );
    const found = directory(async () => ok([match(lost)]));
    expect(await lookUp(found, typed('6011-0000-0000-0019', true))).toEqual({ ok: true, record: null });
    expect(await lookUp(found, mobile)).toEqual({ ok: true, record: lost });
  });
});
