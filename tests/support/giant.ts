import type { Card } from '../../src/shared/domain/card.ts';
import type { CommunicationPreferences, Selection } from '../../src/shared/domain/communication.ts';
import type { LoyaltyCustomer } from '../../src/shared/domain/customer.ts';
import type { Identifier } from '../../src/shared/domain/identifier.ts';

const digits = (number: number, length: number): string => String(number).padStart(length, '0');

const aCard = (nth: number): Card => ({
  number: `637500${digits(nth * 7_919, 10)}`,
  seriesId: 7,
  seriesCode: 'GOLD',
  seriesName: nth % 50 === 0 ? 'Platinum' : 'Gold',
  statusLabel: 'Active',
  status: 'ACTIVE',
  active: true,
  issuedOn: null,
  expiresOn: null,
  maxActive: null,
});

const aMobile = (nth: number): Identifier => ({
  type: 'mobile',
  value: `9198${digits(nth, 8)}`,
  // One source: whether another one disagrees is told only by looking at all of them.
  source: 'INSTORE',
  accountId: null,
  primary: nth === 0,
});

/** A customer of Capillary with as many mobiles and cards. */
export const giantCustomer = (
  own: Pick<LoyaltyCustomer, 'id' | 'name' | 'profiles' | 'identifiers'>,
  { mobiles, cards }: { readonly mobiles: number; readonly cards: number },
): LoyaltyCustomer => ({
  ...own,
  tier: 'Gold',
  identifiers: [...own.identifiers, ...Array.from({ length: mobiles }, (_, nth) => aMobile(nth))],
  cards: Array.from({ length: cards }, (_, nth) => aCard(nth)),
  extendedFields: {},
});

const CHANNELS = ['Text', 'Email', 'Push', 'Mail'] as const;

/** A complete set of WM with as many selections, all on, in categories of 40. */
export const giantSet = (selections: number): CommunicationPreferences => {
  const all = Array.from(
    { length: selections },
    (_, nth): Selection => ({
      category: `Category ${Math.floor(nth / 40)}`,
      channel: CHANNELS[nth % CHANNELS.length] ?? 'Text',
      type: 'Billing phone',
      value: `9197${digits(nth, 8)}`,
      optIn: 'Y',
      modifiedBy: null,
      modifiedAt: null,
    }),
  );
  return {
    categories: [...Map.groupBy(all, ({ category }) => category)].map(([name, mine]) => ({
      name,
      enabled: true,
      channels: [...Map.groupBy(mine, ({ channel }) => channel)].map(([channel, of]) => ({
        name: channel,
        optIn: 'Y' as const,
        selections: of,
      })),
    })),
  };
};
