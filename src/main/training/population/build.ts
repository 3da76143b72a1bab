import type { AirpayAccount } from '../airpay/store.ts';
import type { CapillarySeed, StoredCard, StoredCustomer, StoredProfile } from '../capillary/store.ts';
import { createRandom, type Random } from '../random.ts';
import type { WmCustomer } from '../wm/store.ts';
import { type CardMaker, createCardMaker, type UnlinkedCard } from './cards.ts';
import { makeCases } from './cases.ts';
import { makeWmCustomer } from './communication.ts';
import { makeIds, type PersonIds } from './ids.ts';
import type { TrainingPerson } from './person.ts';
import { drawCards, drawPlain } from './plain.ts';
import { makeProfiles } from './profiles.ts';
import { SKETCHES, type Sketch } from './sketch.ts';
import { LABELS, SERIES } from './tenant.ts';

/** Everything that the three servers start from, and the list of who is in it. */
export interface Population {
  readonly people: readonly TrainingPerson[];
  readonly unlinkedCards: readonly UnlinkedCard[];
  readonly airpay: readonly AirpayAccount[];
  readonly capillary: CapillarySeed;
  readonly wm: readonly WmCustomer[];
}

/** How many customers a population has. */
const POPULATION_SIZE = 72;

const DAY_MS = 86_400_000;
const STYLES = ['offset', 'zulu', 'day'] as const;

interface Made {
  readonly person: TrainingPerson;
  readonly customer: StoredCustomer;
  readonly cards: readonly StoredCard[];
  readonly airpay: AirpayAccount;
  readonly wm: WmCustomer;
}

const usage = (random: Random, allAllowed: boolean): AirpayAccount['usage'] => {
  const drawn = () => random.chance(0.7) || allAllowed;
  return { CONTACTLESS: drawn(), ATM: drawn(), POS: drawn(), ECOM: drawn() };
};

const describePerson = (
  sketch: Sketch,
  ids: PersonIds,
  city: string,
  profiles: readonly StoredProfile[],
  cards: readonly StoredCard[],
  lean: boolean,
): TrainingPerson => ({
  name: [sketch.first, sketch.last].flatMap((part) => part ?? []).join(' '),
  firstName: sketch.first,
  lastName: sketch.last,
  country: sketch.country,
  city,
  capillaryId: String(ids.capillaryId),
  airpayEntityId: ids.entityId,
  wmCustomerId: ids.wmCustomerId,
  mobile: ids.mobile,
  email: ids.email,
  identifiers: profiles.flatMap(({ source, accountId, identifiers }) =>
    identifiers.map(({ type, value }) => ({ type, value, source, accountId })),
  ),
  cards: cards.map(({ number, seriesId, log }) => ({ number, seriesId, label: log[0].label })),
  tags: [
    ...new Set([
      ...sketch.tags,
      sketch.country.toLowerCase(),
      ...(sketch.airpay === 'silent' ? ['airpay-silent'] : []),
      ...(profiles.length > 1 ? ['two-places'] : []),
      ...(lean ? ['lean-record'] : []),
    ]),
  ],
});

const make = (random: Random, cardMaker: CardMaker, sketch: Sketch, index: number): Made => {
  const ids = makeIds(sketch, index);
  const city = sketch.city ?? drawPlain(random, sketch.country).city;
  const profiles = makeProfiles(sketch, ids, city, index);
  const home = profiles[0] ?? { source: 'INSTORE', accountId: null };
  const cards = (sketch.cards ?? drawCards(random)).flatMap((one) =>
    cardMaker.linked(one, ids.capillaryId, { source: home.source, accountId: home.accountId }),
  );
  const lean = index > 1 && (index % 6 === 4 || sketch.onlyMobile === true);
  const customer: StoredCustomer = {
    id: ids.capillaryId,
    createdOn: Date.parse('2022-03-01T06:30:00Z') + index * 9 * DAY_MS,
    tier: lean ? null : random.pick(['Bronze', 'Silver', 'Gold', 'Platinum']),
    profiles,
    extendedFields: lean ? {} : { city, joined_branch: `BR-${random.int(10, 99)}` },
    style: {
      dates: STYLES[index % 3] ?? 'offset',
      lean,
      cardType: index % 2 === 0 ? 'cardNumber' : 'cardnumber',
    },
  };
  return {
    person: describePerson(sketch, ids, city, profiles, cards, lean),
    customer,
    cards,
    airpay: {
      entityId: ids.entityId,
      usage: usage(random, sketch.allAllowed === true),
      shape: sketch.airpay ?? 'booleans',
    },
    wm: makeWmCustomer(random, ids, { first: sketch.first ?? '', last: sketch.last ?? '' }, sketch.wm),
  };
};

/** Makes the population of a seed: the same seed gives the same population, byte for byte. */
export const buildPopulation = (seed: number): Population => {
  const random = createRandom(seed);
  const cardMaker = createCardMaker(random);
  const plain = Array.from({ length: POPULATION_SIZE - SKETCHES.length }, (_, at): Sketch => {
    const country = at % 3 === 2 ? 'US' : 'IN';
    const { first, last, city } = drawPlain(random, country);
    return { tags: ['plain'], country, first, last, city };
  });
  const made = [...SKETCHES, ...plain].map((sketch, index) => make(random, cardMaker, sketch, index));
  const unlinked = cardMaker.unlinked();
  const cases = makeCases();
  return {
    people: made.map(({ person }) => person),
    unlinkedCards: [
      ...unlinked.map(({ card, tags }) => ({ number: card.number, seriesId: card.seriesId, tags })),
      ...cases.unlinked,
    ],
    airpay: made.map(({ airpay }) => airpay),
    capillary: {
      customers: [...made.map(({ customer }) => customer), ...cases.customers],
      cards: [...made.flatMap(({ cards }) => cards), ...unlinked.map(({ card }) => card), ...cases.cards],
      series: SERIES,
      labels: LABELS,
    },
    wm: made.map(({ wm }) => wm),
  };
};
