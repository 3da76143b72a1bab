import { CHANNELS, type UsageStatus } from '../../shared/domain/card-usage.ts';
import { masksApart, maskValue } from '../../shared/domain/mask.ts';
import { type Problem, problem } from '../../shared/domain/problem.ts';
import { shownText } from '../../shared/domain/shown-text.ts';
import type { KioskView } from '../../shared/ipc/kiosk.ts';
import { cardUsageSet, setUsage } from '../../shared/kinds/card-usage-set.ts';
import { communicationSet, setOptIn } from '../../shared/kinds/communication-set.ts';
import { type ChangeKindName, upstreamOf } from '../../shared/kinds/kinds.ts';
import type { DraftRequest } from '../../shared/kinds/requests.ts';
import type { Refs } from '../ports/refs.ts';
import type { Visit } from '../visits/visit.ts';

type VisitView = NonNullable<KioskView['visit']>;
type Shown = VisitView['choices'][number];
type OnOff = Shown['to'];

/** One thing that a customer may change, and what asks for it. */
export interface Choice {
  readonly shown: Shown;
  /** WM's channel, where it is a consent: its wording is agreed to before an opt-in. */
  readonly consentIn: string | null;
  request(to: OnOff): DraftRequest;
}

/** The most that are shown. */
const MOST = 200;

const NOW: Readonly<Record<UsageStatus, OnOff>> = { ALLOWED: 'on', NOTALLOWED: 'off' };

/** What can be asked for. Where a system does not tell, the careful one of the two. */
const otherThan = (now: Shown['now']): OnOff => (now === 'off' ? 'on' : 'off');

const usageChoices = (visit: Visit, refs: Refs): readonly Choice[] => {
  const { airpay } = visit.panels;
  if (airpay.state !== 'ready' || airpay.stale !== null) return [];
  return CHANNELS.map((channel): Choice => {
    const status = airpay.data[channel];
    const now = status === null ? 'untold' : NOW[status];
    return {
      shown: {
        ...{ kind: cardUsageSet.name, id: refs.of('choice', 'usage', channel), group: 'airpay', channel },
        ...{ now, to: otherThan(now), cannot: null },
      },
      consentIn: null,
      request: (to) => setUsage(channel, to === 'on' ? 'ALLOWED' : 'NOTALLOWED'),
    };
  });
};

const selectionChoices = (
  visit: Visit,
  refs: Refs,
  hasWording: (channel: string) => boolean,
): readonly Choice[] => {
  const { wm } = visit.panels;
  if (wm.state !== 'ready' || wm.stale !== null) return [];
  const all = wm.data.categories.flatMap(({ enabled, channels }) =>
    channels.flatMap(({ selections }) => selections.map((selection) => ({ selection, enabled }))),
  );
  const more = masksApart(all.map(({ selection }) => selection));
  const choices = all.map(({ selection, enabled }, at): Choice => {
    const { category, channel, type, value, optIn } = selection;
    const now: OnOff = optIn === 'Y' ? 'on' : 'off';
    const to = otherThan(now);
    const wordless = to === 'on' && !hasWording(channel) ? problem('kiosk.no-wording') : null;
    return {
      shown: {
        kind: communicationSet.name,
        id: refs.of('choice', 'selection', category, channel, type, value),
        group: 'wm',
        category: shownText(category),
        channel: shownText(channel),
        type: shownText(type),
        masked: maskValue(type, value, more[at]),
        ...{ now, to, cannot: enabled === false ? problem('kiosk.at-desk') : wordless },
      },
      consentIn: channel,
      request: (asked) =>
        setOptIn(refs.of('selection', category, channel, type, value), asked === 'on' ? 'Y' : 'N'),
    };
  });
  return [...new Map(choices.map((choice) => [choice.shown.id, choice])).values()];
};

/**
 * What the customer of a visit may change here, as it is now. Pure.
 * @param hasWording whether an opt-in in a channel of WM's has a wording to agree to
 * @param cannot why something cannot be changed here after all, by its id
 */
export const choicesOf = (
  visit: Visit,
  {
    refs,
    kinds,
    hasWording,
    cannot,
  }: {
    readonly refs: Refs;
    readonly kinds: readonly ChangeKindName[];
    readonly hasWording: (channel: string) => boolean;
    readonly cannot: ReadonlyMap<string, Problem>;
  },
): readonly Choice[] =>
  [...usageChoices(visit, refs), ...selectionChoices(visit, refs, hasWording)]
    .filter(({ shown }) => kinds.includes(shown.kind))
    .slice(0, MOST)
    .map((choice) => ({
      ...choice,
      shown: { ...choice.shown, cannot: cannot.get(choice.shown.id) ?? choice.shown.cannot },
    }));

const STATES = {
  loading: 'reading',
  ready: 'ready',
  failed: 'down',
  'needs-id': 'down',
  'confirm-id': 'down',
} as const;

/** The systems that hold what may be changed, and how far reading them has come. Pure. */
export const systemsOf = (visit: Visit, kinds: readonly ChangeKindName[]): VisitView['systems'] =>
  [...new Set(kinds.map(upstreamOf))].flatMap((upstream) => {
    const panel = visit.panels[upstream];
    if (panel.state === 'off') return [];
    const isStale = panel.state === 'ready' && panel.stale !== null;
    return [{ upstream, state: isStale ? ('down' as const) : STATES[panel.state] }];
  });
