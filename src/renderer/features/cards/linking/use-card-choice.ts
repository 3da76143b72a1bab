import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CallOutput } from '../../../../shared/ipc/contract.ts';
import type { DraftRequest } from '../../../../shared/kinds/requests.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { queries } from '../../../ipc/queries.ts';

/** Which card is to be linked: one that Capillary knows, one that it does not know yet, or a new number. */
export type ChosenCard = Extract<DraftRequest, { readonly kind: 'card.replace' }>['by'];
export type How = ChosenCard['how'];
type Series = CallOutput<'cards.series'>[number];

export interface CardChoice {
  readonly how: How;
  readonly typed: string;
  readonly series: number | null;
  /** The series that the way allows; null while they are not read. */
  readonly allowed: readonly Series[] | null;
  /** Why the series could not be read. */
  readonly unread: Error | null;
  /** The number to read: the typed one once the typing pauses; null while there is none. */
  readonly looked: string | null;
  /** What was chosen; null while something is missing. */
  readonly chosen: ChosenCard | null;
  readonly setHow: (how: How) => void;
  readonly setTyped: (text: string) => void;
  readonly setSeries: (id: number) => void;
}

const SHORTEST = 4;
/** Longer than any pause within a scan, so that no part of a number is read. */
const PAUSE_MS = 420;

/** The card that a dialog is about, as far as it has been chosen. */
export const useCardChoice = (): CardChoice => {
  const [how, setHow] = useState<How>('existing');
  const [typed, setTyped] = useState('');
  const [picked, setSeries] = useState<number | null>(null);
  const [looked, setLooked] = useState<string | null>(null);
  const all = useQuery({ ...queries.series(useCalls()), enabled: how !== 'existing' });
  const allowed = all.data?.filter(({ generates }) => how !== 'generate' || generates) ?? null;
  const series = (allowed?.find(({ id }) => id === picked) ?? allowed?.[0])?.id ?? null;
  const cardNumber = typed.trim();

  // The card is read once the typing pauses: a scanner's number at once, a typed one not at every digit.
  useEffect(() => {
    const later = setTimeout(() => setLooked(cardNumber.length < SHORTEST ? null : cardNumber), PAUSE_MS);
    return () => clearTimeout(later);
  }, [cardNumber]);

  const chosenOf = (): ChosenCard | null => {
    if (how === 'existing') return cardNumber === '' ? null : { how, cardNumber };
    if (series === null) return null;
    if (how === 'generate') return { how, series };
    return cardNumber === '' ? null : { how, cardNumber, series };
  };
  const chosen = chosenOf();
  return { how, typed, series, allowed, unread: all.error, looked, chosen, setHow, setTyped, setSeries };
};
