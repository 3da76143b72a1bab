import type { RecordedAsked } from '../../shared/domain/asked.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type { PanelState } from '../../shared/ipc/panel-state.ts';
import { type ChangeAsk, type ChangeSummary, slotOf, summaryOf, targetOf } from '../../shared/kinds/kinds.ts';
import { type DraftRequest, isSeveral, type SeveralRequest } from '../../shared/kinds/requests.ts';
import type { Kinds } from '../changes/group.ts';
import type { NonEmpty } from '../ports/change-kind.ts';
import type { Asking, DraftFrom, DraftSteps } from '../ports/drafting.ts';
import type { Refs } from '../ports/refs.ts';
import type { Visit } from './visit.ts';

/** What a request comes to: the change it asks for, what it replaces in the basket, and whether it changes anything. */
export interface Drafted {
  readonly ask: ChangeAsk;
  readonly summary: ChangeSummary;
  readonly prior: string | null;
  /** Drafts of the same slot replace each other. */
  readonly slot: string;
  /** The ref of what it changes; null where there is none yet. */
  readonly target: string | null;
  /** The request asks for what is so already: taking a draft back. */
  readonly already: boolean;
  /** Who asked, where that is on record already: another try asks nobody again. */
  readonly asked?: RecordedAsked;
}

/** All that a change that is asked for comes to in the basket. */
export const draftedAs = (
  { ask, prior, series = null, slot, already = false }: Asking,
  refs: Refs,
): Drafted => {
  const target = targetOf(ask);
  return {
    ask,
    summary: summaryOf(ask, { prior, series }),
    prior,
    slot: slot ?? slotOf(ask),
    target: target === null ? null : refs.of(...target),
    already,
  };
};

/** What turns requests into changes: the kinds of the systems that are on, and what comes to several. */
export interface Drafting {
  readonly kinds: Kinds;
  readonly steps: DraftSteps | null;
}

const shownIn = <T>(panel: PanelState<T>): T | null => (panel.state === 'ready' ? panel.data : null);

const severalOf = <K extends SeveralRequest['kind']>(
  steps: DraftSteps,
  kind: K,
  request: Extract<SeveralRequest, { readonly kind: K }>,
  from: DraftFrom,
): Result<NonEmpty<Asking>> => steps[kind](request, from);

/** What each panel shows. */
const shownOf = ({ panels }: Visit): DraftFrom['shown'] =>
  // Which system shows what is lost in the list.
  Object.fromEntries(
    UPSTREAMS.map((upstream) => [upstream, shownIn<unknown>(panels[upstream])]),
  ) as DraftFrom['shown'];

/**
 * Turns a request of the renderer into the changes that it comes to, each a step after the one before. Pure. Problems:
 * `visit.gone` where a panel or what is in it is no longer there, and those of the kinds.
 */
export const draftsOf = (
  request: DraftRequest,
  { kinds, steps }: Drafting,
  visit: Visit,
  refs: Refs,
): Result<NonEmpty<Drafted>> => {
  const from = { shown: shownOf(visit), refs };
  if (isSeveral(request)) {
    const several = steps === null ? fail('visit.gone') : severalOf(steps, request.kind, request, from);
    if (!several.ok) return several;
    const [first, ...others] = several.value;
    return ok([draftedAs(first, refs), ...others.map((one) => draftedAs(one, refs))]);
  }
  const asking = kinds.get(request.kind)?.draft?.(request, from) ?? fail('visit.gone');
  return asking.ok ? ok([draftedAs(asking.value, refs)]) : asking;
};
