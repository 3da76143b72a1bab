import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import { panelIn } from '../../../shared/ipc/panel-members.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';

/** The other systems whose panels show what they hold now. */
export const stillWorks = (visit: VisitView, failed: UpstreamName): readonly UpstreamName[] =>
  UPSTREAMS.filter((upstream) => {
    const panel = panelIn(visit, upstream);
    return upstream !== failed && panel.state === 'ready' && panel.stale === null;
  });
