import { problem } from '../../shared/domain/problem.ts';
import type { PanelSources } from '../ports/panels.ts';
import type { CardUsageReader, CommunicationReader } from '../ports/readers.ts';
import { sharedCustomer } from '../ports/shared-reads.ts';
import { createToldNothing } from './told-nothing.ts';

/** How the systems are read that know customers under an id of their own. One that is left out does not compile. */
export const panelSources = ({
  cardUsage,
  communication,
}: {
  readonly cardUsage: CardUsageReader | null;
  readonly communication: CommunicationReader | null;
}): PanelSources => {
  const told = createToldNothing();
  return {
    airpay: cardUsage && {
      read: async (id, sharing) => {
        const result = await sharedCustomer(sharing, 'airpay', id, () => cardUsage.read(id));
        if (result.ok) told.note(id, result.value);
        return result;
      },
      absent: problem('identity.unresolved', { upstream: 'airpay' }),
      showsLast: true,
      tellsNothing: told.everywhere,
    },
    wm: communication && {
      read: (id, sharing) => sharedCustomer(sharing, 'wm', id, () => communication.read(id)),
      absent: problem('identity.invalid', { upstream: 'wm' }),
      showsLast: false,
    },
  };
};
