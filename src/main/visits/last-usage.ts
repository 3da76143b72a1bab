import { cardUsageSet } from '../../shared/kinds/card-usage-set.ts';
import type { Journal } from '../journal/journal.ts';
import type { LastUsage } from './visit.ts';

const LOOKED_THROUGH = 200;

/** The changes of card usage that were sent for a customer from here, newest first; none when the journal does not answer. */
export const lastUsageOf = async (journal: Journal, customer: string): Promise<readonly LastUsage[]> => {
  const items = await journal.activity(customer, LOOKED_THROUGH).catch(() => []);
  return items.flatMap(({ summary, at, operator, outcome }) =>
    cardUsageSet.is(summary) && outcome !== null && outcome !== 'refused' && outcome !== 'not-sent'
      ? [{ channel: summary.channel, to: summary.to, at, by: operator, outcome }]
      : [],
  );
};
