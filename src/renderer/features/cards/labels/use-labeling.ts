import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LabelPurpose, openVisit, useDesk, useDeskStore } from '../../../app/store.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { queries } from '../../../ipc/queries.ts';

/** The reason that was typed and the label that was chosen for a card. */
export interface Labeling {
  readonly reason: string;
  readonly label: string;
  readonly complete: boolean;
  readonly setReason: (text: string) => void;
  readonly choose: (label: string) => void;
}

/** Keeps a typed reason with the card until it is used; the tenant's usual label is chosen until another one is. */
export const useLabeling = (card: string, purpose: LabelPurpose): Labeling => {
  const store = useDeskStore();
  const labels = useQuery(queries.labels(useCalls(), purpose));
  const note = purpose === 'delink' ? card : `${purpose} ${card}`;
  const reason = useDesk((desk) => desk.notes[note] ?? '');
  const [chosen, choose] = useState<string | null>(null);
  const usual = labels.data?.find(({ isDefault }) => isDefault) ?? labels.data?.[0];
  const label = chosen ?? usual?.label ?? '';
  return {
    reason,
    label,
    complete: label !== '' && reason.trim() !== '',
    setReason: (text) => store.setState(({ notes }) => ({ notes: { ...notes, [note]: text } })),
    choose,
  };
};

/** A card of the open customer as it is shown; empty when it is no longer there. */
export const useMaskedCard = (card: string): string =>
  useDesk((desk) => {
    const panel = openVisit(desk)?.panels.capillary;
    return panel?.state === 'ready' ? (panel.data.cards.find(({ ref }) => ref === card)?.masked ?? '') : '';
  });
