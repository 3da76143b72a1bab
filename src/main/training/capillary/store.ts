import type { CardStatus } from '../../../shared/domain/card.ts';

/** A source, and the account where the source has several. */
export interface TrainingSource {
  readonly source: string;
  readonly accountId: string | null;
}

/** The sources of the training tenant. */
export const PLACES: readonly TrainingSource[] = [
  { source: 'INSTORE', accountId: null },
  { source: 'WECHAT', accountId: 'wx-1' },
];

/** Whether two places are the same. */
export const samePlace = (a: TrainingSource, b: TrainingSource): boolean =>
  a.source === b.source && a.accountId === b.accountId;

/** An identifier of a profile, other than a card. */
export interface StoredIdentifier {
  readonly type: string;
  readonly value: string;
  readonly primary: boolean;
}

/** A customer's profile in one place. */
export interface StoredProfile extends TrainingSource {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly identifiers: readonly StoredIdentifier[];
}

/** How this customer's record is worded in replies: the contract tolerates all of it. */
export interface RecordStyle {
  readonly dates: 'offset' | 'zulu' | 'day';
  /** Optional members are left out. */
  readonly lean: boolean;
  readonly cardType: 'cardnumber' | 'cardNumber';
}

/** A customer of the training tenant. Times are milliseconds since the epoch. */
export interface StoredCustomer {
  readonly id: number;
  readonly createdOn: number;
  readonly tier: string | null;
  readonly profiles: readonly StoredProfile[];
  readonly extendedFields: Readonly<Record<string, string>>;
  readonly style: RecordStyle;
}

/** An entry of a card's history. */
interface StoredStatusChange {
  readonly label: string;
  readonly status: CardStatus;
  readonly reason: string;
  readonly createdOn: number;
  readonly createdBy: string;
}

/** A card of the training tenant. */
export interface StoredCard {
  readonly id: number;
  readonly number: string;
  readonly seriesId: number | null;
  /** 0: linked to nobody. */
  readonly customerId: number;
  readonly place: TrainingSource;
  readonly issuedOn: number | null;
  readonly expiresOn: number | null;
  /** Newest first; the first is the present state. */
  readonly log: readonly [StoredStatusChange, ...StoredStatusChange[]];
}

/** A card series of the training tenant. */
export interface StoredSeries {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly type: 'PHYSICAL' | 'DIGITAL';
  readonly isActive: boolean;
  readonly maxActive: number;
  readonly canGenerate: boolean;
  /** Whether its cards can be linked to anybody. */
  readonly canLink: boolean;
  readonly expiryDays: number;
  readonly configuration: {
    readonly prefix: string;
    readonly suffix: string;
    readonly length: number;
  } | null;
}

/** A status label of the training tenant. */
export interface StoredLabel {
  readonly id: number;
  readonly label: string;
  readonly status: CardStatus;
  readonly isActive: boolean;
  readonly isDefault: boolean;
  /** It is listed until a write names it, and gone from then on. */
  readonly vanishes: boolean;
}

/** What Capillary's state starts from. */
export interface CapillarySeed {
  readonly customers: readonly StoredCustomer[];
  readonly cards: readonly StoredCard[];
  readonly series: readonly StoredSeries[];
  readonly labels: readonly StoredLabel[];
  /** Customers that were merged away, each with its survivor. None when left out. */
  readonly buried?: readonly (readonly [victim: number, survivor: number])[];
}

/** Capillary's own state. */
export interface CapillaryStore {
  /** Whether e-mail addresses are compared letter by letter, their case included. */
  exactEmails(): boolean;
  readonly series: readonly StoredSeries[];
  labels(): readonly StoredLabel[];
  /** Takes a label away for good. */
  dropLabel(id: number): void;
  customers(): readonly StoredCustomer[];
  /** The customer of this id; one merged away is found under the survivor's id only. */
  customer(id: number): StoredCustomer | undefined;
  /** Id of the survivor that this customer was merged into. */
  mergedInto(id: number): number | undefined;
  /** Writes a customer. */
  put(customer: StoredCustomer): void;
  /** Takes a customer away for good; the id leads to the survivor from now on. */
  bury(victim: number, survivor: number): void;
  cards(): readonly StoredCard[];
  card(number: string): StoredCard | undefined;
  putCard(card: StoredCard): void;
  cardsOf(customerId: number): readonly StoredCard[];
  nextCardId(): number;
  /** The same state in a store of its own. */
  copy(): CapillaryStore;
  reset(): void;
}

/** Makes Capillary's state from its seed. */
export const createCapillaryStore = (
  seed: CapillarySeed,
  exactEmails: () => boolean = () => false,
): CapillaryStore => {
  const byId = () => new Map(seed.customers.map((customer) => [customer.id, customer]));
  const byNumber = () => new Map(seed.cards.map((card) => [card.number, card]));
  let customers = byId();
  let cards = byNumber();
  let buried = new Map(seed.buried);
  let labels = seed.labels;
  return {
    exactEmails,
    series: seed.series,
    labels: () => labels,
    dropLabel: (id) => {
      labels = labels.filter((label) => label.id !== id);
    },
    customers: () => [...customers.values()],
    customer: (id) => customers.get(id),
    mergedInto: (id) => {
      let at = buried.get(id);
      while (at !== undefined && buried.has(at)) at = buried.get(at);
      return at;
    },
    put: (customer) => {
      customers.set(customer.id, customer);
    },
    bury: (victim, survivor) => {
      customers.delete(victim);
      buried.set(victim, survivor);
    },
    cards: () => [...cards.values()],
    card: (number) => cards.get(number),
    putCard: (card) => {
      cards.set(card.number, card);
    },
    cardsOf: (customerId) => [...cards.values()].filter((card) => card.customerId === customerId),
    nextCardId: () => Math.max(0, ...[...cards.values()].map((card) => card.id)) + 1,
    copy: () =>
      createCapillaryStore(
        {
          ...seed,
          customers: [...customers.values()],
          cards: [...cards.values()],
          buried: [...buried],
          labels,
        },
        exactEmails,
      ),
    reset: () => {
      customers = byId();
      cards = byNumber();
      buried = new Map(seed.buried);
      labels = seed.labels;
    },
  };
};
