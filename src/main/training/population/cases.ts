import { CASE_CODES, CASE_SERIES, MERGE_CASES, partnerOf } from '../capillary/cases.ts';
import { PLACES, type StoredCard, type StoredCustomer, type TrainingSource } from '../capillary/store.ts';
import type { UnlinkedCard } from './cards.ts';
import { LABEL_OF, SERIES } from './tenant.ts';

/** What is seeded at Capillary alone, so that every code and every odd answer can be met: see docs/training.md. */
interface Cases {
  readonly customers: readonly StoredCustomer[];
  readonly cards: readonly StoredCard[];
  readonly unlinked: readonly UnlinkedCard[];
}

const INSTORE: TrainingSource = { source: 'INSTORE', accountId: null };
const BEFORE_ALL = Date.parse('2020-01-15T06:30:00Z');
const AFTER_ALL = Date.parse('2025-06-15T06:30:00Z');
const MADE = Date.parse('2025-07-01T06:30:00Z');

/** The holder of the cards whose every change is answered with a code. */
const HOLDER = 490_000_001;

/** Codes that a change of a card in hand may be answered with. */
const HELD_CODES: readonly number[] = [
  ...[500, 521, 3010, 3011, 3012, 3013, 3014, 3015, 3016, 3017, 3018, 3027, 3031, 3036, 3038, 3039, 3040],
  ...[3041, 3042, 3044, 8059, 8062, 8063],
];

const customer = (
  id: number,
  last: string,
  createdOn: number,
  place: TrainingSource,
  identifier: { readonly type: string; readonly value: string },
): StoredCustomer => ({
  id,
  createdOn,
  tier: null,
  profiles: [
    {
      ...place,
      firstName: 'Case',
      lastName: last,
      fields: {},
      identifiers: [{ ...identifier, primary: true }],
    },
  ],
  extendedFields: {},
  style: { dates: 'zulu', lean: false, cardType: 'cardNumber' },
});

const partner = (code: number | null, isOlder: boolean): StoredCustomer => {
  const name = code === null ? 'other' : String(code);
  return customer(partnerOf(code), name, isOlder ? BEFORE_ALL : AFTER_ALL, PLACES[1] ?? INSTORE, {
    type: 'wechat',
    value: `wx_case_${name}`,
  });
};

const nameOf = (code: number): string => String(code).padStart(5, '0');

const card = (id: number, number: string, series: string, customerId: number): StoredCard => {
  const free = { label: LABEL_OF.free, status: 'NOT_ISSUED', reason: 'Added' } as const;
  const active = { label: LABEL_OF.active, status: 'ACTIVE', reason: 'Linked' } as const;
  const by = { createdOn: MADE, createdBy: 'till.014.1' };
  return {
    id,
    number,
    seriesId: SERIES.find(({ code }) => code === series)?.id ?? null,
    customerId,
    place: INSTORE,
    issuedOn: customerId === 0 ? null : MADE,
    expiresOn: null,
    log:
      customerId === 0
        ? [{ ...free, ...by }]
        : [
            { ...active, ...by },
            { ...free, ...by },
          ],
  };
};

/** Makes the cases; they are the same for every seed. */
export const makeCases = (): Cases => {
  const free: readonly (readonly [number: string, series: string, tag: string])[] = [
    ...CASE_CODES.map((code) => [`CASE-${nameOf(code)}`, CASE_SERIES, 'case'] as const),
    ['CASE-OTHER', CASE_SERIES, 'case'],
    ['GIFT-1000001', 'GIFT', 'not-linkable'],
    ...[5, 6, 7, 8, 9].map((digit) => [`LAST-${digit}`, 'LAST', 'last-number'] as const),
  ];
  const unlinked = free.map(([number, series, tag], at) => ({
    card: card(790_001 + at, number, series, 0),
    tag,
  }));
  return {
    customers: [
      customer(HOLDER, 'Holder', AFTER_ALL, INSTORE, { type: 'mobile', value: '919810090001' }),
      partner(null, true),
      ...[...MERGE_CASES].map(([code, end]) => partner(code, end === 'is merged away')),
    ],
    cards: [
      ...unlinked.map((one) => one.card),
      ...HELD_CODES.map((code, at) => card(791_001 + at, `HELD-${nameOf(code)}`, CASE_SERIES, HOLDER)),
    ],
    unlinked: unlinked.map(({ card: { number, seriesId }, tag }) => ({ number, seriesId, tags: [tag] })),
  };
};
