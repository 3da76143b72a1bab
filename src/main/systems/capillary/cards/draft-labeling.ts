import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import { shownOrNull } from '../../../../shared/domain/shown-text.ts';
import type { Asking, DraftFrom, RequestOf } from '../../../ports/drafting.ts';
import { cardsByRef } from '../changes/by-ref.ts';
import type { KindDeps } from '../changes/kind-deps.ts';

/** Drafts a change that gives a card of the customer another label. */
export const draftLabeling =
  ({ seenCards }: Pick<KindDeps, 'seenCards'>) =>
  (
    { kind, card: ref, label, reason }: RequestOf<'card.delink' | 'card.suspend' | 'card.resume'>,
    { shown, refs }: DraftFrom,
  ): Result<Asking> => {
    const card = shown.capillary === null ? undefined : cardsByRef(shown.capillary, refs).get(ref);
    if (card === undefined) return fail('visit.gone');
    const payload = { cardNumber: card.number, statusLabel: seenCards.labelOf(label), reason };
    const series = shownOrNull(card.seriesName ?? card.seriesCode);
    return ok({ ask: { kind, payload }, prior: 'linked', series });
  };
