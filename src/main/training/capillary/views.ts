import {
  type CapillaryStore,
  type RecordStyle,
  type StoredCard,
  type StoredCustomer,
  type StoredLabel,
  type StoredProfile,
  type StoredSeries,
  samePlace,
  type TrainingSource,
} from './store.ts';

type Json = Record<string, unknown>;

const INDIA_AHEAD_MS = 5.5 * 3_600_000;

/** A date in the way this record spells dates. */
const spellDate = (at: number | null, style: RecordStyle['dates']): string | null => {
  if (at === null) return null;
  const iso = new Date(at).toISOString().replace('.000Z', 'Z');
  if (style === 'day') return iso.slice(0, 10);
  if (style === 'zulu') return iso;
  return `${new Date(at + INDIA_AHEAD_MS).toISOString().slice(0, 19)}+05:30`;
};

const defined = (members: Json): Json =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const optional = <T>(lean: boolean, value: T): T | undefined => (lean ? undefined : value);

const cardIdentifier = (card: StoredCard, style: RecordStyle): Json =>
  defined({
    type: style.cardType,
    value: card.number,
    primary: optional(style.lean, false),
    seriesId: style.lean ? undefined : (card.seriesId ?? undefined),
    statusLabel: optional(style.lean, card.log[0].label),
  });

const channel = (type: string): boolean => type === 'mobile' || type === 'email';

/** A profile with its identifiers; cards linked in its place are among them. */
export const profileView = (
  customer: StoredCustomer,
  profile: StoredProfile,
  cards: readonly StoredCard[],
): Json => {
  const { style } = customer;
  const here = cards.filter(
    (card) => card.place.source === profile.source && card.place.accountId === profile.accountId,
  );
  return defined({
    firstName: profile.firstName ?? undefined,
    lastName: profile.lastName ?? undefined,
    fields: profile.fields,
    identifiers: [
      ...profile.identifiers.map(({ type, value, primary }) =>
        defined({ type, value, primary: optional(style.lean, primary) }),
      ),
      ...here.map((card) => cardIdentifier(card, style)),
    ],
    commChannels: optional(
      style.lean,
      profile.identifiers
        .filter(({ type }) => channel(type))
        .map(({ type, value, primary }) => ({ type, value, primary, verified: true, meta: {} })),
    ),
    source: profile.source,
    accountId: profile.accountId ?? optional(style.lean, null),
    userId: optional(style.lean, customer.id),
  });
};

const statusInfo = (card: StoredCard): Json => {
  const { label, status, reason } = card.log[0];
  return { label, status, reason, isActive: status === 'ACTIVE' };
};

const seriesOf = (card: StoredCard, series: readonly StoredSeries[]): StoredSeries | undefined =>
  series.find((one) => one.id === card.seriesId);

/** A card as `cardDetails` of a customer shows it. */
const cardDetailView = (card: StoredCard, series: readonly StoredSeries[], style: RecordStyle): Json => {
  const of = seriesOf(card, series);
  return defined({
    cardId: card.id,
    cardNumber: card.number,
    seriesId: of?.id,
    seriesCode: of?.code,
    seriesName: style.lean ? undefined : of?.name,
    type: of?.type,
    issuedDate: spellDate(card.issuedOn, style.dates) ?? undefined,
    expiryDate: spellDate(card.expiresOn, style.dates) ?? undefined,
    maxActiveCards: style.lean ? undefined : of?.maxActive,
    statusInfo: statusInfo(card),
  });
};

/** How cards that belong to nobody are worded. */
const PLAIN_STYLE: RecordStyle = { dates: 'offset', lean: false, cardType: 'cardNumber' };

/** A card as `GET /v2/card` shows it. */
export const cardView = (card: StoredCard, store: CapillaryStore): Json => {
  const style = store.customer(card.customerId)?.style ?? PLAIN_STYLE;
  return { customerId: card.customerId, ...cardDetailView(card, store.series, style) };
};

/** What a profile's `identifiersAll` holds: its own identifiers, and those of other places without their place. */
const everywhere = (customer: StoredCustomer, at: StoredProfile): readonly Json[] =>
  customer.profiles
    .toSorted((a, b) => Number(samePlace(b, at)) - Number(samePlace(a, at)))
    .flatMap(({ identifiers }) => identifiers.map(({ type, value }) => ({ type, value })));

/** The points of a program, with the tier that the customer has in it. */
const programView = (tier: string): Json => ({
  loyaltyPoints: 120.5,
  lifetimePoints: 480.0,
  currentSlab: tier,
  nextSlab: '',
  nextSlabSerialNumber: -1,
  slabExpiryDate: '2116-12-07T23:59:59+05:30',
  slabSNo: 1,
});

/** A customer as one place, or every place, shows it. The tier stands where it was asked for (contract: capillary). */
export const customerView = (
  customer: StoredCustomer,
  store: CapillaryStore,
  { place, embed }: { readonly place: TrainingSource | 'all'; readonly embed: readonly string[] },
): Json => {
  const cards = store.cardsOf(customer.id);
  const { style, tier } = customer;
  const profiles = customer.profiles.filter((profile) => place === 'all' || samePlace(profile, place));
  return defined({
    id: customer.id,
    profiles: profiles.map((profile) => ({
      ...profileView(customer, profile, cards),
      ...(style.lean ? {} : { identifiersAll: everywhere(customer, profile) }),
    })),
    loyaltyInfo: optional(style.lean, { loyaltyType: 'loyalty' }),
    pointsSummary: tier !== null && embed.includes('points') ? programView(tier) : undefined,
    loyaltyProgramDetails:
      tier !== null && embed.includes('mlp') ? [{ ...programView(tier), programId: 1414 }] : undefined,
    cardDetails: cards.map((card) => cardDetailView(card, store.series, style)),
    extendedFields: optional(style.lean, customer.extendedFields),
  });
};

/** A series; the configuration is left out where there is none. */
export const seriesView = (series: StoredSeries): Json =>
  defined({
    id: series.id,
    code: series.code,
    name: series.name,
    type: series.type,
    isActive: series.isActive,
    maxActiveCardsPerCustomer: series.maxActive,
    expiryDays: series.expiryDays,
    cardExpiryEnabled: series.expiryDays > 0,
    cardGenerationEnabled: series.canGenerate,
    trigger: 'MANUAL',
    cardGenerationConfiguration: series.configuration ?? undefined,
  });

/** A status label. */
export const labelView = ({ id, label, status, isActive, isDefault }: StoredLabel): Json => ({
  id,
  label,
  status,
  isActive,
  default: isDefault,
});

/** A card's history, newest first. */
export const statusLogView = (card: StoredCard): readonly Json[] =>
  card.log.map((entry, index) => ({
    label: entry.label,
    status: entry.status,
    reason: entry.reason,
    createdOn: spellDate(entry.createdOn, 'zulu'),
    createdBy: entry.createdBy,
    isActive: index === 0,
  }));
