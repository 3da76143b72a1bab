import type { Asked, RecordedAsked } from '../../shared/domain/asked.ts';
import type { CardUsage } from '../../shared/domain/card-usage.ts';
import type { CustomerKeys } from '../../shared/domain/customer-keys.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { PanelState } from '../../shared/ipc/panel-state.ts';
import type { LineView } from '../../shared/ipc/views.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { RecordedChange } from '../journal/events.ts';
import type { Narrowed } from './narrowed.ts';

/** What each system told about the customer. */
type Panels = { readonly [U in UpstreamName]: PanelState<PanelData[U]> };

/** The panels before anything was read: those of systems that are not on are off. */
export const unreadPanels = (isOn: (upstream: UpstreamName) => boolean): Panels =>
  // That each system has its panel is lost in the list.
  Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, { state: isOn(upstream) ? 'loading' : 'off' }]),
  ) as Panels;

/** The visit with another state of one panel. */
export const withPanel = <U extends UpstreamName>(
  visit: Visit,
  upstream: U,
  panel: PanelState<PanelData[U]>,
): Visit => ({ ...visit, panels: { ...visit.panels, [upstream]: panel } });

/** The change that one follows from: it tries that one again, takes it back, or is the step after it. */
export type LineLinks = Pick<RecordedChange, 'retryOf' | 'undoOf' | 'after'>;

/** A change of the basket with all that is shown of it. */
export interface Line extends RecordedChange {
  /** Drafts of the same slot replace each other. */
  readonly slot: string;
  /** The ref of the card, identifier or selection that it changes; null where there is none yet. */
  readonly target: string | null;
  readonly links: LineLinks;
  /** Who asked, where that was stated for this change; null: as the visit has it. */
  readonly consent: RecordedAsked | null;
  /** Being applied: from here on it is no longer the operator's to edit or take out. */
  readonly underWay: boolean;
  readonly view: Omit<
    LineView,
    'changeId' | 'upstream' | 'summary' | 'target' | 'at' | 'asked' | 'approvedBy' | 'can'
  >;
}

/** One customer at the counter: what the systems hold, the drafts and what came of them. Replaced, never altered. */
export interface Visit {
  readonly id: string;
  readonly keys: CustomerKeys;
  readonly name: string;
  /** What was asked for, a name or a masked id, where that record was merged into this one; null once it was dismissed. */
  readonly merged: { readonly from: string } | null;
  /** What each system told about the customer. */
  readonly panels: Panels;
  /** Whether airpay was seen to tell nothing about anybody when the panel was read. */
  readonly toldNothing: boolean;
  /** The last change of each channel made here, newest first, from the journal. */
  readonly lastUsage: readonly LastUsage[];
  readonly lines: readonly Line[];
  /** Who asks for the changes of consent in this visit, how and why. */
  readonly asked: Asked;
  /** Ids of the changes that were applied in this visit; taking a line out of the basket leaves its id here. */
  readonly applied: readonly string[];
  /** What is searched for in the lists that are too long to be shown; left out where nothing is. */
  readonly narrowed?: Narrowed;
  readonly applying: boolean;
}

/** A change of card usage made here before. */
export interface LastUsage {
  readonly channel: keyof CardUsage;
  readonly to: 'ALLOWED' | 'NOTALLOWED';
  readonly at: number;
  readonly by: string;
  readonly outcome: Outcome;
}

/** The data of a panel that shows any, whether it is confirmed or not. */
export const dataOf = <T>(panel: PanelState<T>): T | null =>
  panel.state === 'ready' || panel.state === 'confirm-id' ? panel.data : null;

const isUnsent = ({ view: { state } }: Line): boolean =>
  state === 'draft' || state === 'refused' || state === 'needs-approval';

/** Whether a line may still be edited away: nothing was or is being sent for it. */
export const isDraft = (line: Line): boolean => isUnsent(line) && !line.underWay;

/** Whether something went out for a line and nothing is under way for it now. */
export const isAtRest = (line: Line): boolean =>
  !isUnsent(line) && line.view.state !== 'sending' && line.view.busy === null;

/** Whether what came of a line is known for good. */
export const isOver = (line: Line): boolean => isAtRest(line) && line.view.state !== 'unknown';

/** Drafts that a visit may hold: what is sent together is looked through by a person first. */
export const MOST_DRAFTS = 500;

/** Lines that are over and stay on the screen; the ones before are in Activity. */
const MOST_OVER = 300;

/** The lines without the oldest of those that are over, where there are more than a screen is of use for. */
export const newestOver = (lines: readonly Line[]): readonly Line[] => {
  const over = lines.filter((line) => isOver(line) && !line.underWay);
  if (over.length <= MOST_OVER) return lines;
  const gone = new Set(over.slice(0, over.length - MOST_OVER));
  return lines.filter((line) => !gone.has(line));
};
