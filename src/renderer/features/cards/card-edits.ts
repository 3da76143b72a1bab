import type { LineView } from '../../../shared/ipc/views.ts';
import type { DraftRequest } from '../../../shared/kinds/requests.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import type { LabelPurpose } from '../../app/store.ts';
import { pendingByRow, pendingOf } from '../customer/pending.ts';

const LABELING = { delink: 'card.delink', suspend: 'card.suspend', resume: 'card.resume' } as const;

/** Asks for another label of a card, by its ref. */
export const labelCard = (
  purpose: LabelPurpose,
  card: string,
  { label, reason }: { readonly label: string; readonly reason: string },
): DraftRequest => ({ kind: LABELING[purpose], card, label, reason: reason.trim() });

/** Asks for the link of a card that Capillary knows. */
export const linkCard = (cardNumber: string): DraftRequest => ({ kind: 'card.link', cardNumber });

/** The cards that wait in the basket to be linked. */
export const pendingLinks = (basket: readonly LineView[]) => pendingOf(basket, 'card.link');

/** What waits in the basket for each card, by its ref. */
export const pendingCards = (
  basket: readonly LineView[],
  cards: CardsView['cards'],
): ReadonlyMap<string, LineView> => {
  const looks = (card: string, series: string | null): string => JSON.stringify([card, series]);
  const found = Object.values(LABELING)
    .toReversed()
    .flatMap((kind) => [
      ...pendingByRow(basket, kind, cards, {
        ofLine: ({ card, series }) => looks(card, series),
        ofRow: ({ masked, series }) => looks(masked, series),
      }),
    ]);
  return new Map(found.map(([ref, { line }]) => [ref, line]));
};

/** Whether a card leaves the customer by what waits for it. */
export const leaves = ({ summary }: LineView): boolean => summary.kind === LABELING.delink;
