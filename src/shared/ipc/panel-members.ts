import type { UpstreamName } from '../domain/upstream.ts';
import type { PanelView, VisitView } from './views.ts';

type PanelMember = 'cardUsage' | 'cards' | 'communication';

/** Under which member of a visit the panel of each system crosses. A new system is one more line here. */
export const PANEL_MEMBERS = {
  airpay: 'cardUsage',
  capillary: 'cards',
  wm: 'communication',
} as const satisfies { readonly [U in UpstreamName]: PanelMember & keyof VisitView };

/** The panel of a system, in its state. */
export const panelIn = (visit: Pick<VisitView, PanelMember>, upstream: UpstreamName): PanelView<unknown> =>
  visit[PANEL_MEMBERS[upstream]];
