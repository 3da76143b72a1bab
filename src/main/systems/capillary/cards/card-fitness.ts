import type { Card, CardSeries, CardStatus } from '../../../../shared/domain/card.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { block, warn } from '../../kit/findings.ts';

const UNLINKABLE: ReadonlySet<CardStatus | null> = new Set<CardStatus>(['DELETED', 'EXPIRED', 'SUSPENDED']);

/** Whether the day of an expiry is over: a card is good until the end of its last day at the branch (see card-days.ts). */
export const isPast = (lastDay: string | null, today: string): boolean => lastDay !== null && lastDay < today;

/** Whether a number has the prefix, the suffix and the length of its series (contract: capillary, Validation). */
const fitsSeries = (number: string, series: CardSeries): boolean =>
  number.startsWith(series.prefix) &&
  number.endsWith(series.suffix) &&
  (series.length <= 0 || number.length === series.length);

const isActive = (card: Card): boolean =>
  card.status === null ? card.active === true : card.status === 'ACTIVE';

/** What stands against a number being of a series: a series that is not in use, a number that does not fit it. */
export const numberFindings = (number: string, series: CardSeries): readonly Finding[] => {
  const { prefix, suffix, length } = series;
  return [
    ...(series.active ? [] : [block('card.series-inactive', { series: series.name })]),
    ...(fitsSeries(number, series)
      ? []
      : [block('card.invalid-number', { series: series.name, prefix, suffix, length })]),
  ];
};

/** What stands against the card itself being linked: its status, its expiry, its series and its number. */
export const cardFindings = (card: Card, series: CardSeries | null, today: string): readonly Finding[] => {
  const findings: Finding[] = [];
  if (UNLINKABLE.has(card.status)) {
    findings.push(
      block('card.not-linkable', { label: card.statusLabel ?? card.status, status: card.status }),
    );
  } else if (isPast(card.expiresOn, today)) {
    findings.push(
      block('card.not-linkable', { label: 'EXPIRED', status: 'EXPIRED', expiresOn: card.expiresOn }),
    );
  }
  if (series === null) return [...findings, block('card.no-series', { upstream: 'capillary' })];
  return [...findings, ...numberFindings(card.number, series)];
};

/**
 * Warns when the customer holds as many active cards of the series as one customer may; `told` is the cap that the
 * card itself names, for a series that names none.
 */
export const capFindings = (
  own: LoyaltyCustomer,
  series: CardSeries,
  told: number | null,
): readonly Finding[] => {
  const limit = series.maxActivePerCustomer > 0 ? series.maxActivePerCustomer : (told ?? 0);
  const held = own.cards.filter((one) => one.seriesId === series.id && isActive(one)).length;
  return limit > 0 && held >= limit ? [warn('card.cap-reached', { series: series.name, limit, held })] : [];
};
