import { capFault, isExpired, issuableSeries, mayFollow, usableLabel, withStatus } from './card-rules.ts';
import { type CapillaryNotice, isRefusal, notice, type Refusal, refuse } from './errors.ts';
import { findHolder, holds, isSame } from './find.ts';
import { merge } from './merge.ts';
import type { Operation } from './operations.ts';
import { type CapillaryStore, type StoredCustomer, samePlace, type TrainingSource } from './store.ts';

/** What a change of identifiers came to. */
interface Changed {
  readonly createdId: number;
  readonly warnings: readonly CapillaryNotice[];
}

interface Deps {
  readonly store: CapillaryStore;
  readonly now: number;
  readonly by: string;
}

/** An operation that was found good: makes the change and gives the customer as it is then. */
type Step = (customer: StoredCustomer) => StoredCustomer;

const inPlace = (customer: StoredCustomer, place: TrainingSource): StoredCustomer =>
  customer.profiles.some((profile) => samePlace(profile, place))
    ? customer
    : {
        ...customer,
        profiles: [
          ...customer.profiles,
          { ...place, firstName: null, lastName: null, fields: {}, identifiers: [] },
        ],
      };

const withIdentifiers = (
  customer: StoredCustomer,
  place: TrainingSource,
  change: (all: StoredCustomer['profiles'][number]['identifiers']) => typeof all,
): StoredCustomer => ({
  ...customer,
  profiles: customer.profiles.map((profile) =>
    samePlace(profile, place) ? { ...profile, identifiers: change(profile.identifiers) } : profile,
  ),
});

/** Merges with whoever holds the identifier in another place. */
const absorb = (deps: Deps, customer: StoredCustomer, other: StoredCustomer | undefined): StoredCustomer =>
  other === undefined || other.id === customer.id ? customer : merge(deps.store, customer, other);

const addCard = (
  deps: Deps,
  customer: StoredCustomer,
  place: TrainingSource,
  ask: Operation,
): Step | Refusal => {
  const { store } = deps;
  const card = store.card(ask.value);
  if (card === undefined) return refuse(3010, 'there is no such card');
  const label = usableLabel(store, ask.statusLabel);
  if (isRefusal(label)) return label;
  if (card.customerId === customer.id) return refuse(8007, 'the card is linked to this customer');
  if (card.customerId !== 0) {
    if (samePlace(card.place, place)) return refuse(3027, 'the card is linked to somebody else');
    const owner = store.customer(card.customerId);
    return (current) => absorb(deps, current, owner);
  }
  const series = issuableSeries(store, card);
  if (isRefusal(series)) return series;
  if (ask.seriesId !== null && ask.seriesId !== series.id)
    return refuse(3000, 'the card is of another series');
  if (isExpired(card, deps.now)) return refuse(3027, 'the card has expired');
  const { status } = card.log[0];
  if (label.status !== 'ACTIVE') return refuse(3041, `the label means ${label.status}`);
  if (status === 'SUSPENDED' || !mayFollow(status, 'ACTIVE')) return refuse(3038, `the card is ${status}`);
  const full = capFault(store, series, customer.id);
  if (full !== null) return full;
  return (current) => {
    const issued = withStatus(card, label, 'Linked', deps.now, deps.by);
    store.putCard({ ...issued, customerId: current.id, place, issuedOn: deps.now });
    return inPlace(current, place);
  };
};

const removeCard = (
  deps: Deps,
  customer: StoredCustomer,
  place: TrainingSource,
  ask: Operation,
): Step | Refusal => {
  const { store } = deps;
  const card = store.card(ask.value);
  if (card === undefined) return refuse(3010, 'there is no such card');
  if (card.customerId !== customer.id || !samePlace(card.place, place))
    return refuse(8065, 'the card is not linked to this customer here');
  const label = usableLabel(store, ask.statusLabel);
  if (isRefusal(label)) return label;
  if (label.status !== 'NOT_ISSUED') return refuse(3018, `the label means ${label.status}`);
  const { status } = card.log[0];
  if (!mayFollow(status, 'NOT_ISSUED')) return refuse(3031, `the card is ${status}`);
  return (current) => {
    const delinked = withStatus(card, label, 'Delinked', deps.now, deps.by);
    store.putCard({ ...delinked, customerId: 0, issuedOn: null });
    return current;
  };
};

const addIdentifier = (
  deps: Deps,
  customer: StoredCustomer,
  place: TrainingSource,
  ask: Operation,
): Step | Refusal => {
  const { store } = deps;
  const { type, value } = ask;
  if (holds(store, customer, type, value, place)) return refuse(8007, 'the customer has it here');
  if (findHolder(store, type, value, place) !== undefined) return refuse(8008, 'somebody else has it here');
  const other = store
    .customers()
    .find((one) => one.id !== customer.id && holds(store, one, type, value, null));
  return (current) => {
    const whole = inPlace(absorb(deps, current, other), place);
    return withIdentifiers(whole, place, (all) => [
      ...all,
      { type, value, primary: !all.some((one) => one.type === type) },
    ]);
  };
};

const removeIdentifier = (
  deps: Deps,
  customer: StoredCustomer,
  place: TrainingSource,
  { type, value }: Operation,
): Step | Refusal => {
  if (!holds(deps.store, customer, type, value, place))
    return holds(deps.store, customer, type, value, null)
      ? refuse(8065, 'the customer has it in another place')
      : refuse(1042, 'the customer does not have it');
  return (current) =>
    withIdentifiers(current, place, (all) =>
      all.filter((one) => !(one.type === type && isSame(deps.store, type, one.value, value))),
    );
};

/** Adds and removes identifiers of a customer in a place: all of them, or none (contract: capillary). */
export const changeIdentifiers = (
  deps: Deps,
  customer: StoredCustomer,
  place: TrainingSource,
  operations: readonly Operation[],
): Changed | Refusal => {
  const steps: Step[] = [];
  for (const ask of operations) {
    const card = ask.type === 'cardnumber';
    const make = ask.verb === 'add' ? (card ? addCard : addIdentifier) : card ? removeCard : removeIdentifier;
    const step = make(deps, customer, place, ask);
    if (isRefusal(step)) return step;
    steps.push(step);
  }
  const before = deps.store.customers().length;
  let current = customer;
  for (const step of steps) {
    current = step(current);
    deps.store.put(current);
  }
  const merged = deps.store.customers().length < before;
  return { createdId: current.id, warnings: merged ? [notice(8053)] : [] };
};
