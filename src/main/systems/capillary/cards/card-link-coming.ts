import type { Change } from '../../../../shared/domain/change.ts';
import { block } from '../../kit/findings.ts';
import { type Judged, stopped } from '../changes/checked.ts';
import type { KindDeps } from '../changes/kind-deps.ts';
import { capFindings } from './card-fitness.ts';
import { labelOf } from './card-label.ts';
import { readAfresh } from './read-afresh.ts';

/** The series of a card that a step ahead is to make, where it is the one to be linked; else null. */
export const seriesOfComing = (cardNumber: string | null, ahead: readonly Change[]): number | null => {
  for (const { payload } of ahead) {
    // What makes a card names its series; its number, unless the tenant gives one.
    const made = 'cardNumber' in payload ? payload.cardNumber : null;
    if ('seriesId' in payload && made === cardNumber) return payload.seriesId;
  }
  return null;
};

/**
 * Judges the link of a card that is not there yet. Its number and its series are the step's before; what is left is
 * the customer and the label. It gives no order: the card is read, with its owner, before anything is sent.
 */
export const judgeComing = async (
  deps: KindDeps,
  change: Change,
  seriesId: number,
  statusLabel: string | null,
): Promise<Judged> => {
  const afresh = await readAfresh(deps, change, deps.catalog.series());
  if ('finding' in afresh) return stopped(afresh.finding);
  const { own, read: series, labels } = afresh;
  const found = series.find(({ id }) => id === seriesId);
  const findings = [
    ...(labelOf(labels, statusLabel, 'ACTIVE') === null
      ? [block('card.label-gone', { label: statusLabel })]
      : []),
    ...(found === undefined ? [] : capFindings(own, found, null)),
  ];
  return { findings, order: null, own };
};
