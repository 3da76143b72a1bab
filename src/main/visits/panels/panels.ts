import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type { PanelState } from '../../../shared/ipc/panel-state.ts';
import type { VisitView } from '../../../shared/ipc/views.ts';
import type { PanelData, PanelViews } from '../../../shared/systems/systems.ts';
import type { Refs } from '../../ports/refs.ts';
import type { Visit } from '../visit.ts';
import { cardUsageView } from './card-usage.ts';
import { cardsView, cardValues } from './cards.ts';
import { communicationView, selectionValues } from './communication.ts';
import type { PanelDeps, WholeValue } from './kept.ts';

type View<U extends UpstreamName> = (data: PanelData[U], deps: PanelDeps, visit: Visit) => PanelViews[U];

/** How what each system tells is shown: masked, with refs for values. A new system is one more line here. */
const VIEWS: { readonly [U in UpstreamName]: View<U> } = {
  airpay: (usage, _, visit) => cardUsageView(usage, visit),
  capillary: cardsView,
  wm: communicationView,
};

type Values<U extends UpstreamName> = (data: PanelData[U], refs: Refs) => readonly WholeValue[];

/** The whole values that each system's panel shows masked. A new system is one more line here. */
const VALUES: { readonly [U in UpstreamName]: Values<U> } = {
  airpay: () => [],
  capillary: cardValues,
  wm: selectionValues,
};

const valuesOf = <U extends UpstreamName>(upstream: U, visit: Visit, refs: Refs): readonly WholeValue[] => {
  const panel: PanelState<PanelData[U]> = visit.panels[upstream];
  return panel.state === 'ready' ? VALUES[upstream](panel.data, refs) : [];
};

/** The whole value behind a ref of a visit's panels; null where there is none. Pure. */
export const wholeValue = (visit: Visit, refs: Refs, ref: string): WholeValue | null =>
  UPSTREAMS.flatMap((upstream) => valuesOf(upstream, visit, refs)).find((one) => one.ref === ref) ?? null;

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
