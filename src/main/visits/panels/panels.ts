import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { PanelState } from '../../../shared/ipc/panel-state.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import type { PanelData, PanelViews } from '../../../shared/systems/systems.ts';
import type { Visit } from '../visit.ts';
import { cardUsageView } from './card-usage.ts';
import { cardsView } from './cards.ts';
import { communicationView } from './communication.ts';
import type { PanelDeps } from './kept.ts';

type View<U extends UpstreamName> = (data: PanelData[U], deps: PanelDeps, visit: Visit) => PanelViews[U];

/** How what each system tells is shown: masked, with refs for values. A new system is one more line here. */
const VIEWS: { readonly [U in UpstreamName]: View<U> } = {
  airpay: (usage, _, visit) => cardUsageView(usage, visit),
  capillary: cardsView,
  wm: communicationView,
};

const panelOf = <U extends UpstreamName>(
  upstream: U,
  visit: Visit,
  deps: PanelDeps,
): PanelState<PanelViews[U]> => {
  const panel: PanelState<PanelData[U]> = visit.panels[upstream];
  return panel.state === 'ready' || panel.state === 'confirm-id'
    ? { ...panel, data: VIEWS[upstream](panel.data, deps, visit) }
    : panel;
};

/** The panels of a visit as they cross to the screen. Pure. */
export const panelsOf = (visit: Visit, deps: PanelDeps): VisitView['panels'] =>
  Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, panelOf(upstream, visit, deps)]),
    // Which system has which panel is lost in the list.
  ) as VisitView['panels'];
