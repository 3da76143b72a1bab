import { isTextChannel } from '../../../shared/domain/communication.ts';
import type { LineView } from '../../../shared/ipc/views.ts';
import type { CommunicationView } from '../../../shared/systems/wm.ts';
import { pendingOf } from '../customer/pending.ts';
import { isText, pendingSelections, placedSelections, shownAs } from './selections.ts';

/** How many selections are on, drafts counted: of a set that is not shown whole, all the same. */
export const stillOn = (
  view: CommunicationView,
  basket: readonly LineView[],
): { readonly everything: number; readonly texts: number } => {
  if (view.on === undefined) {
    const all = placedSelections(view);
    const on = shownAs(pendingSelections(basket, all), all, 'Y');
    return { everything: on.length, texts: on.filter(isText).length };
  }
  const pending = pendingOf(basket, 'communication.set').map(({ summary }) => summary);
  // A draft that leaves a selection as WM has it is none.
  const turned = (some: typeof pending): number =>
    some.reduce((sum, { from, to }) => (from === to ? sum : sum + (to === 'Y' ? 1 : -1)), 0);
  const texts = pending.filter(({ channel }) => isTextChannel(channel));
  return {
    everything: Math.max(0, view.on.everything + turned(pending)),
    texts: Math.max(0, view.on.texts + turned(texts)),
  };
};
