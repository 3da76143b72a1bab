import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';

/** The other systems whose panels show what they hold now. */
export const stillWorks = (visit: VisitView, failed: UpstreamName): readonly UpstreamName[] =>
  UPSTREAMS.filter((upstream) => {
    const panel = visit.panels[upstream];
    return upstream !== failed && panel.state === 'ready' && panel.stale === null;
  });
