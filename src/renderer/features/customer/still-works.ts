import type { UpstreamName } from '../../../shared/domain/upstream.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';

/** The other systems whose panels show what they hold now. */
export const stillWorks = (visit: VisitView, failed: UpstreamName): readonly UpstreamName[] => {
  const panels = [
    ['airpay', visit.cardUsage],
    ['capillary', visit.cards],
    ['wm', visit.communication],
  ] as const;
  return panels
    .filter(([upstream, panel]) => upstream !== failed && panel.state === 'ready' && panel.stale === null)
    .map(([upstream]) => upstream);
};
