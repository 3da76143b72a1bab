import type { ActivityView } from '../../../shared/ipc/answer-views.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import { isEditable, isFinished } from '../basket/basket-state.ts';

type Item = ActivityView['items'][number];

/**
 * Whether a change made a card, or may have, that no step links, as far as records and people say,
 * nor is about to in the basket.
 */
export const isLinkable = (
  { changeId, retryOf, summary, outcome, stoodOnBy, stepsSaidNotMade }: Item,
  basket: readonly LineView[],
): boolean =>
  (summary.kind === 'card.generate' || summary.kind === 'card.add') &&
  (outcome === 'confirmed' || outcome === 'accepted') &&
  (stoodOnBy == null || stepsSaidNotMade === true) &&
  !basket.some(
    (line) =>
      line.after !== undefined &&
      // A step may name the try before this one.
      (line.after === changeId || line.after === retryOf) &&
      (isEditable(line) || !isFinished(line)),
  );
