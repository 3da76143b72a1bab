import { type CardUsage, CHANNELS, isUntold } from '../../../shared/domain/card-usage.ts';
import type { CardUsageView } from '../../../shared/systems/airpay.ts';
import { dataOf, type Visit } from '../visit.ts';

/** Card usage with the last change of each channel made here, and how many cards it applies to. */
export const cardUsageView = (usage: CardUsage, visit: Visit): CardUsageView => ({
  channels: CHANNELS.map((channel) => {
    const last = visit.lastUsage.find((change) => change.channel === channel);
    return {
      channel,
      status: usage[channel],
      last: last === undefined ? null : { to: last.to, at: last.at, by: last.by, outcome: last.outcome },
    };
  }),
  untold: isUntold(usage) ? (visit.toldNothing ? 'everywhere' : 'here') : null,
  cards: dataOf(visit.panels.capillary)?.cards.length ?? 0,
});
