import * as v from 'valibot';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import { ActivitySchema, NeedsLookSchema, type NeedsLookView } from '../../shared/ipc/answer-views.ts';
import { BranchActivitySchema } from '../../shared/ipc/branch-activity.ts';
import type { CallOutput, EventPayload } from '../../shared/ipc/contract.ts';
import type { CallName, EventName } from '../../shared/ipc/names.ts';
import type { PanelState } from '../../shared/ipc/panel-state.ts';
import { type LineView, VisitSchema, type VisitsView, type VisitView } from '../../shared/ipc/views.ts';
import { takePlainJson } from './plain-json.ts';

/*
 * What cannot go out as it is, with a fault in place of the part that does not fit: the rest is shown, and the fault
 * stands on its line or in its panel. Nothing is dropped in silence, and nothing waits for ever.
 */

const PANELS = VisitSchema.entries.panels.entries;

/** The most that one panel or one line may carry: several of them go out together. */
const PART_LIMITS = { bytes: 4_194_304, depth: 24 } as const;

const fits = (schema: v.GenericSchema, value: unknown): boolean => {
  const plain = takePlainJson(value, PART_LIMITS);
  return plain.ok && v.is(schema, plain.value);
};

const isTooLarge = (value: unknown): boolean => {
  const plain = takePlainJson(value, PART_LIMITS);
  return !plain.ok && plain.fault === 'too-large';
};

const whyUnfit = (value: unknown, upstream: string | null): Problem =>
  isTooLarge(value)
    ? problem('net.too-large', { upstream })
    : problem('internal', { upstream, call: 'show' });

const shownLine = (line: LineView): LineView =>
  fits(VisitSchema.entries.basket, [line])
    ? line
    : {
        changeId: line.changeId,
        upstream: line.upstream,
        summary: line.summary,
        state: line.state,
        busy: null,
        findings: [],
        reason: whyUnfit(line, line.upstream),
        notes: [],
        requestId: null,
        upstreamRequestId: null,
        can: line.can,
        at: line.at,
      };

const shownPanel = <U extends UpstreamName>(panels: VisitView['panels'], upstream: U) => {
  const panel: PanelState<unknown> = panels[upstream];
  if (fits(PANELS[upstream], panel)) return panel;
  const readAt = 'readAt' in panel && Number.isInteger(panel.readAt) ? panel.readAt : 0;
  return { state: 'failed', problem: whyUnfit(panel, upstream), since: readAt };
};

const shownPanels = (open: VisitView): VisitView => ({
  ...open,
  panels: Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, shownPanel(open.panels, upstream)]),
    // Which system has which panel is lost in the list.
  ) as VisitView['panels'],
});

const shownVisits = ({ open, ...visits }: VisitsView): VisitsView => ({
  ...visits,
  open:
    open === null
      ? null
      : {
          ...shownPanels(open),
          basket: open.basket.map(shownLine),
        },
});

/** The part of a recorded change that is always shown. */
interface Recorded {
  readonly upstream: string | null;
  readonly reason: Problem | null;
  readonly notes: readonly Problem[];
  readonly upstreamRequestId: string | null;
}

const shownRecord =
  <T extends Recorded>(list: v.GenericSchema) =>
  (item: T): T =>
    fits(list, [item])
      ? item
      : { ...item, reason: whyUnfit(item, item.upstream), notes: [], upstreamRequestId: null };

const shownNeedsLook = (list: NeedsLookView): NeedsLookView => list.map(shownRecord(NeedsLookSchema));

/** Events whose parts may be shown as faults. */
export const EVENT_FAULTS: { readonly [N in EventName]?: (payload: EventPayload<N>) => EventPayload<N> } = {
  'visits.changed': shownVisits,
  'needsLook.changed': shownNeedsLook,
};

/** Answers whose parts may be shown as faults. */
export const ANSWER_FAULTS: { readonly [N in CallName]?: (value: CallOutput<N>) => CallOutput<N> } = {
  'visits.state': shownVisits,
  'changes.needsLook': shownNeedsLook,
  'activity.ofCustomer': ({ items, ...rest }) => ({
    ...rest,
    items: items.map(shownRecord(ActivitySchema.entries.items)),
  }),
  'activity.ofBranch': ({ items, ...page }) => ({
    ...page,
    items: items.map(shownRecord(BranchActivitySchema.entries.items)),
  }),
};
