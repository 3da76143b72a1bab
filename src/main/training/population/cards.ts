import type { CardStatus } from '../../../shared/domain/card.ts';
import { PLACES, type StoredCard, type TrainingSource } from '../capillary/store.ts';
import type { Random } from '../random.ts';
import type { CardSketch } from './sketch.ts';
import { LABEL_OF, SERIES } from './tenant.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const DAY_MS = 86_400_000;

type State = keyof typeof LABEL_OF;

const STATUS: Readonly<Record<State, CardStatus>> = {
  active: 'ACTIVE',
  suspended: 'SUSPENDED',
  expired: 'EXPIRED',
  issued: 'ISSUED',
  free: 'NOT_ISSUED',
};

const REASON: Readonly<Record<State, string>> = {
  active: 'Issued at the branch',
  suspended: 'Reported lost by the customer',
  expired: 'Past its last day',
  issued: 'Sent by post',
  free: '',
};

/** An unlinked card of the training tenant. */
export interface UnlinkedCard {
  readonly number: string;
  readonly seriesId: number | null;
  readonly tags: readonly string[];
}

/** Makes cards with numbers that are unique within a population. */
export interface CardMaker {
  linked(sketch: CardSketch, customerId: number, place: TrainingSource): readonly StoredCard[];
  unlinked(): readonly { readonly card: StoredCard; readonly tags: readonly string[] }[];
}

/** Makes the maker of cards of one population. */
export const createCardMaker = (random: Random): CardMaker => {
  const taken = new Set<string>();
  let lastId = 700_000;

  const draw = (seriesId: number | null): string => {
    const rule = SERIES.find(({ id }) => id === seriesId)?.configuration ?? null;
    const make = (): string =>
      rule === null
        ? `EV${random.digits(10)}`
        : `${rule.prefix}0${random.digits(rule.length - rule.prefix.length - rule.suffix.length - 1)}${rule.suffix}`;
    let number = make();
    while (taken.has(number)) number = make();
    return number;
  };

  const make = (
    number: string,
    seriesId: number | null,
    state: State,
    customerId: number,
    place: TrainingSource,
    expiresOn: number | null,
  ): StoredCard => {
    taken.add(number);
    lastId += 1;
    const changed = day('2024-02-01') + random.int(0, 500) * DAY_MS + random.int(9, 18) * 3_600_000;
    const made = day('2023-01-10') + random.int(0, 300) * DAY_MS;
    const entry = (of: State, createdOn: number) =>
      ({
        label: LABEL_OF[of],
        status: STATUS[of],
        reason: REASON[of],
        createdOn,
        createdBy: 'till.014.1',
      }) as const;
    return {
      id: lastId,
      number,
      seriesId,
      customerId,
      place,
      issuedOn: customerId === 0 ? null : changed,
      expiresOn,
      log: state === 'free' ? [entry('free', made)] : [entry(state, changed), entry('free', made)],
    };
  };

  const INSTORE = PLACES[0] ?? { source: 'INSTORE', accountId: null };
  const lasts = (seriesId: number | null): number | null =>
    SERIES.find(({ id }) => id === seriesId)?.expiryDays === 0 ? null : day('2039-12-31');

  return {
    linked: ({ series, state = 'active', count = 1, number }, customerId, place) => {
      const seriesId = SERIES.find(({ code }) => code === series)?.id ?? null;
      return Array.from({ length: count }, () =>
        make(
          number ?? draw(seriesId),
          seriesId,
          state,
          customerId,
          place,
          state === 'expired' ? day('2023-12-31') : lasts(seriesId),
        ),
      );
    },
    unlinked: () => {
      const free = (
        count: number,
        seriesId: number | null,
        tag: string,
        state: State = 'free',
        ends?: number,
      ) =>
        Array.from({ length: count }, () => ({
          card: make(draw(seriesId), seriesId, state, 0, INSTORE, ends ?? lasts(seriesId)),
          tags: [tag],
        }));
      return [
        { card: make('6011000000000100', 101, 'free', 0, INSTORE, lasts(101)), tags: ['linkable'] },
        ...free(5, 101, 'linkable'),
        ...free(4, 102, 'linkable'),
        ...free(3, 103, 'linkable'),
        ...free(2, 104, 'linkable'),
        ...free(1, 106, 'linkable'),
        ...free(2, 101, 'expired', 'expired', day('2023-12-31')),
        ...free(1, 102, 'expired', 'free', day('2024-06-30')),
        ...free(3, 101, 'suspended', 'suspended'),
        ...free(2, 105, 'inactive-series'),
        ...free(2, null, 'no-series'),
      ];
    },
  };
};
