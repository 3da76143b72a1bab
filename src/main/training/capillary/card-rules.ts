import type { CardStatus } from '../../../shared/domain/card.ts';
import { type Refusal, refuse } from './errors.ts';
import type { CapillaryStore, StoredCard, StoredLabel, StoredSeries } from './store.ts';

/** The statuses that may follow each status. An expired or deleted card stays what it is. */
const NEXT: Readonly<Record<CardStatus, readonly CardStatus[]>> = {
  NOT_ISSUED: ['ISSUED', 'ACTIVE', 'SUSPENDED'],
  ISSUED: ['NOT_ISSUED', 'ACTIVE', 'SUSPENDED'],
  ACTIVE: ['NOT_ISSUED', 'SUSPENDED', 'EXPIRED', 'DELETED'],
  SUSPENDED: ['NOT_ISSUED', 'ACTIVE', 'EXPIRED', 'DELETED'],
  EXPIRED: [],
  DELETED: [],
};

/** Statuses that end a card. */
const ENDS: readonly CardStatus[] = ['EXPIRED', 'DELETED'];

/** Whether a card may go from one status to another. Another label of the same status is fine. */
export const mayFollow = (from: CardStatus, to: CardStatus): boolean =>
  from === to || NEXT[from].includes(to);

/**
 * Why the status of this card cannot become that of the label by a change of status; null when it can. A card that
 * was generated or added and never issued cannot be ended, an expired one cannot be deleted (contract: capillary,
 * Codes), and being linked or delinked is a call of its own.
 */
export const transitionFault = (
  store: CapillaryStore,
  card: StoredCard,
  to: CardStatus,
  now: number,
): Refusal | null => {
  const { status: from } = card.log[0];
  const isLinked = card.customerId !== 0;
  if (from === to) return null;
  if (ENDS.includes(to) && !mayFollow(from, to))
    return refuse(3040, `${to} is not for a card that is ${from}`);
  if (isLinked && from === 'ACTIVE' && !['SUSPENDED', ...ENDS].includes(to))
    return refuse(3013, `${to} after ${from}`);
  if (!mayFollow(from, to)) return refuse(3038, `${to} after ${from}`);
  if (isLinked && to === 'NOT_ISSUED') return refuse(3038, 'a linked card has to be delinked');
  if (to !== 'ACTIVE') return null;
  if (!isLinked) return refuse(3038, 'a card of nobody cannot be active');
  if (isExpired(card, now)) return refuse(3038, 'the card has expired');
  const series = store.series.find((one) => one.id === card.seriesId);
  return series === undefined ? null : capFault(store, series, card.customerId);
};

/** The label of this exact text, when it can be used. One that vanishes is gone when it is used. */
export const usableLabel = (store: CapillaryStore, text: unknown): StoredLabel | Refusal => {
  if (text === undefined || text === null || text === '') return refuse(3011, 'the status label is missing');
  const found = store.labels().find((label) => label.label === text);
  if (found?.vanishes) store.dropLabel(found.id);
  return found?.isActive && !found.vanishes
    ? found
    : refuse(3017, `there is no usable label "${String(text)}"`);
};

/** The series that a card is of; a card without one, or of an inactive one, cannot be issued. */
export const issuableSeries = (store: CapillaryStore, card: StoredCard): StoredSeries | Refusal => {
  const series = store.series.find((one) => one.id === card.seriesId);
  if (series === undefined) return refuse(3000, 'the card has no series');
  if (!series.canLink) return refuse(3027, `cards of ${series.code} cannot be linked`);
  return series.isActive ? series : refuse(3008, `the series ${series.code} is inactive`);
};

/** Whether the card is past its last day or expired by status. */
export const isExpired = (card: StoredCard, now: number): boolean =>
  card.log[0].status === 'EXPIRED' || (card.expiresOn !== null && card.expiresOn <= now);

/** Why the customer may hold no further active card of the series; null when one more is fine. */
export const capFault = (store: CapillaryStore, series: StoredSeries, customerId: number): Refusal | null => {
  const active = store
    .cardsOf(customerId)
    .filter((card) => card.seriesId === series.id && card.log[0].status === 'ACTIVE').length;
  return series.maxActive > 0 && active >= series.maxActive
    ? refuse(3036, `${active} active cards of ${series.code} already`)
    : null;
};

/** Why this number does not fit the series; null when it does. */
export const numberFault = (series: StoredSeries, number: unknown): Refusal | null => {
  if (typeof number !== 'string' || number.length < 5 || number.length > 150 || number.trim() !== number)
    return refuse(3005, 'the card number is not 5 to 150 characters');
  const rule = series.configuration;
  const fits =
    rule === null ||
    (number.startsWith(rule.prefix) && number.endsWith(rule.suffix) && number.length === rule.length);
  return fits ? null : refuse(3005, `the card number does not fit ${series.code}`);
};

/** The card with a new state at the head of its history. */
export const withStatus = (
  card: StoredCard,
  label: StoredLabel,
  reason: string,
  now: number,
  by: string,
): StoredCard => ({
  ...card,
  log: [{ label: label.label, status: label.status, reason, createdOn: now, createdBy: by }, ...card.log],
});
