import type { Population } from '../../src/main/training/population/build.ts';
import type { WmChannel, WmSelection } from '../../src/main/training/wm/store.ts';
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

/** How much a customer of training holds. */
export interface GiantSize {
  readonly mobiles: number;
  readonly cards: number;
  readonly selections: number;
  /** The channels of WM over which the selections are spread. */
  readonly channels: readonly string[];
}

const CREATED = { by: 'MYWM', at: '2022-04-18T09:30:00' };

const wmSelection = (nth: number): WmSelection => ({
  value: `9197${digits(nth, 8)}`,
  type: 'BPHONE',
  optIn: 'Y',
  created: CREATED,
  modified: CREATED,
});

const wmChannels = (from: number, count: number, names: readonly string[]): readonly WmChannel[] =>
  names.map((name, at) => ({
    name,
    statedOptIn: null,
    selections: Array.from({ length: count }, (_, nth) => from + nth)
      .filter((nth) => nth % names.length === at)
      .map(wmSelection),
  }));

const CATEGORY_SIZE = 40;

/** The training population with one of its customers, whose mobile is given, made a giant. */
export const withGiant = (
  population: Population,
  mobile: string,
  { mobiles, cards, selections, channels }: GiantSize,
): Population => {
  const person = population.people.find((one) => one.mobile === mobile);
  const pattern = population.capillary.cards.find(({ log: [{ status }] }) => status === 'ACTIVE');
  if (person === undefined || pattern === undefined) throw new Error('there is nobody to make a giant of');
  const id = Number(person.capillaryId);
  // Another giant has other cards.
  const before = population.capillary.cards.length;
  const more = Array.from({ length: mobiles }, (_, nth) => aMobile(nth));
  return {
    ...population,
    capillary: {
      ...population.capillary,
      customers: population.capillary.customers.map((one) =>
        one.id !== id
          ? one
          : {
              ...one,
              profiles: one.profiles.map((profile, at) => ({
                ...profile,
                identifiers: [
                  ...profile.identifiers,
                  ...(at > 0 ? [] : more.map(({ type, value }) => ({ type, value, primary: false }))),
                ],
              })),
            },
      ),
      cards: [
        ...population.capillary.cards,
        ...Array.from({ length: cards }, (_, nth) => ({
          ...pattern,
          ...{ id: 9_000_000 + before + nth, number: aCard(before + nth).number, customerId: id },
        })),
      ],
    },
    wm: population.wm.map((one) =>
      one.customerId !== person.wmCustomerId
        ? one
        : {
            ...one,
            categories: Array.from({ length: Math.ceil(selections / CATEGORY_SIZE) }, (_, at) => ({
              name: `Category ${at}`,
              enabled: true,
              channels: wmChannels(
                at * CATEGORY_SIZE,
                Math.min(CATEGORY_SIZE, selections - at * CATEGORY_SIZE),
                channels,
              ),
            })),
          },
    ),
  };
};
