import { useQuery } from '@tanstack/react-query';
import type { DraftCheck } from '../../../../shared/ipc/draft-views.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { queries } from '../../../ipc/queries.ts';
import { linkCard } from '../card-edits.ts';
import type { CardChoice } from './use-card-choice.ts';

/**
 * Both owners of a card that is somebody else's, as soon as its number is read: what a link would find. Null for every
 * other card.
 */
export const useOtherOwner = ({ how, looked }: CardChoice): DraftCheck | null => {
  const calls = useCalls();
  const cardNumber = how === 'existing' ? looked : null;
  const look = useQuery({ ...queries.look(calls, cardNumber ?? ''), enabled: cardNumber !== null });
  const isAnothers = cardNumber !== null && look.data?.owner === 'another';
  const check = useQuery({
    ...queries.check(calls, linkCard(cardNumber ?? '')),
    enabled: isAnothers,
  });
  return isAnothers ? (check.data ?? null) : null;
};
