import { askOf, type Change } from '../../../shared/domain/change.ts';
import { capFindings } from './card-fitness.ts';
import { labelOf } from './card-label.ts';
import { type Judged, stopped } from './checked.ts';
import { block, unreadable } from './finding-of.ts';
import type { KindDeps } from './kind-deps.ts';
import { ownOrFinding, readOwn } from './own-customer.ts';

/** The series of a card that a step ahead is to make, where it is the one to be linked; else null. */
export const seriesOfComing = (cardNumber: string | null, ahead: readonly Change[]): number | null => {
  for (const { kind, payload } of ahead.map(askOf)) {
    if (kind === 'card.generate' && cardNumber === null) return payload.seriesId;
    if (kind === 'card.add' && payload.cardNumber === cardNumber) return payload.seriesId;
  }
  return null;
};

/**
 * Judges the link of a card that is not there yet. Its number and its series are the step's before; what is left is
 * the customer and the label. It gives no order: the card is read, with its owner, before anything is sent.
 */
export const judgeComing = async (
  deps: KindDeps,
  change: Change<'card.link'>,
  seriesId: number,
): Promise<Judged> => {
  const [ownRead, series, labels] = await Promise.all([
    readOwn(deps.directory, change),
    deps.catalog.series(),
    deps.catalog.labels(),
  ]);
  const customer = ownOrFinding(change, ownRead);
  if ('finding' in customer) return stopped(customer.finding);
  if (!series.ok) return stopped(unreadable(series.problem));
  if (!labels.ok) return stopped(unreadable(labels.problem));
  const { own } = customer;
  const { statusLabel } = change.payload;
  const found = series.value.find(({ id }) => id === seriesId);
  const findings = [
    ...(labelOf(labels.value, statusLabel, 'ACTIVE') === null
      ? [block('card.label-gone', { label: statusLabel })]
      : []),
    ...(found === undefined ? [] : capFindings(own, found, null)),
  ];
  return { findings, order: null, own };
};
