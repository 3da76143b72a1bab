import { fail, ok, type Result } from '../../../../shared/domain/problem.ts';
import { shownOrNull } from '../../../../shared/domain/shown-text.ts';
import type { labeling } from '../../../../shared/kinds/card-labels.ts';
import type { Members } from '../../../../shared/kinds/define-kind.ts';
import type { ChangeAsk } from '../../../../shared/kinds/kinds.ts';
import type { Asking, DraftFrom } from '../../../ports/drafting.ts';
import { cardsByRef } from '../changes/by-ref.ts';
import type { KindDeps } from '../changes/kind-deps.ts';

/** Drafts a change that gives a card of the customer another label. */
export const draftLabeling =
  (
    { seenCards }: Pick<KindDeps, 'seenCards'>,
    askFor: (payload: Members<typeof labeling.payload>) => ChangeAsk,
  ) =>
  (
    { card: ref, label, reason }: Members<typeof labeling.request>,
    { shown, refs }: DraftFrom,
  ): Result<Asking> => {
    const card = shown.capillary === null ? undefined : cardsByRef(shown.capillary, refs).get(ref);
    if (card === undefined) return fail('visit.gone');
    const payload = { cardNumber: card.number, statusLabel: seenCards.labelOf(label), reason };
    const series = shownOrNull(card.seriesName ?? card.seriesCode);
    return ok({ ask: askFor(payload), prior: 'linked', series });
  };
