import { openVisit, useDesk } from '../../../app/store.ts';

/** A card of the open customer as it is shown; empty when it is no longer there. */
export const useMaskedCard = (card: string): string =>
  useDesk((desk) => {
    const panel = openVisit(desk)?.panels.capillary;
    return panel?.state === 'ready' ? (panel.data.cards.find(({ ref }) => ref === card)?.masked ?? '') : '';
  });
