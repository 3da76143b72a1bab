import type { CardSeries } from '../../../../shared/domain/card.ts';
import type { Change } from '../../../../shared/domain/change.ts';
import type { LoyaltyCustomer } from '../../../../shared/domain/customer.ts';
import type { Finding } from '../../../../shared/domain/finding.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import type { Inverse, Observation } from '../../../ports/change-kind.ts';
import { block } from '../../kit/findings.ts';
import { unavailable } from '../../kit/read-back.ts';
import { isChangeable, type KindDeps } from '../changes/kind-deps.ts';
import { seenHere } from '../changes/read-back.ts';
import { labelOf } from './card-label.ts';
import { readAfresh } from './read-afresh.ts';

/** What a new card needs, read afresh; or the finding that stops it. */
type Ground =
  | {
      readonly own: LoyaltyCustomer;
      readonly series: CardSeries;
      /** The label that the card begins with. */
      readonly label: string;
    }
  | { readonly finding: Finding };

/**
 * Reads the customer for whom a card is made, the series and the label that it begins with: one that maps to
 * NOT_ISSUED, since making a card and linking it are two calls (contract: capillary).
 */
export const readGround = async (
  deps: KindDeps,
  change: Change,
  { seriesId, statusLabel }: { readonly seriesId: number; readonly statusLabel: string | null },
): Promise<Ground> => {
  if (!isChangeable(deps.settings, 'cardnumber'))
    return { finding: block('identifier.type-off', { type: 'cardnumber' }) };
  const afresh = await readAfresh(deps, change, deps.catalog.series());
  if ('finding' in afresh) return afresh;
  const { own, read, labels } = afresh;
  const series = read.find(({ id }) => id === seriesId);
  if (series === undefined) return { finding: block('card.series-gone', { upstream: 'capillary' }) };
  const label = labelOf(labels, statusLabel, 'NOT_ISSUED');
  if (label === null) return { finding: block('card.label-gone', { label: statusLabel }) };
  return { own, series, label };
};

/** Reads a new card back: it is there, in its series, and nobody's or somebody's by now. */
export const readBackNew = async (
  { catalog }: KindDeps,
  changeId: string,
  cardNumber: string,
  seriesId: number,
): Promise<Observation> => {
  const card = await catalog.card(cardNumber);
  if (!card.ok) return unavailable(changeId, 'capillary', card.problem);
  if (card.value === null) return seenHere(changeId, 'prior');
  return seenHere(changeId, card.value.card.seriesId === seriesId ? 'requested' : 'other');
};

/** Nothing takes a new card back: it stays, linked to nobody (contract: capillary names no call for that). */
export const staysMade = (): Inverse => ({ none: problem('undo.stays', { upstream: 'capillary' }) });
