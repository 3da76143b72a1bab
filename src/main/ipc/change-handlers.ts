import { fail, ok } from '../../shared/domain/problem.ts';
import { shownOrNull } from '../../shared/domain/shown-text.ts';
import type { NeedsLookView } from '../../shared/ipc/answer-views.ts';
import type { Handlers } from '../../shared/ipc/contract.ts';
import { upstreamOf } from '../../shared/kinds/kinds.ts';
import { isLeftToPerson, mayBeTriedAgain, type NeedsLook } from '../changes/needs-look.ts';
import type { Pipeline } from '../changes/pipeline.ts';
import type { ApartChange } from '../journal/answers.ts';
import type { SayByHand } from '../visits/by-hand.ts';
import type { FollowUps } from '../visits/follow-ups.ts';
import type { Visit } from '../visits/visit.ts';
import type { Visits } from '../visits/visits.ts';

/** A change whose record cannot be read: nothing can be done with it but to say what was found by hand. */
const apartView = ({
  id,
  at,
  upstream,
  operator,
  requestId,
  summary,
}: ApartChange): NeedsLookView[number] => ({
  changeId: id,
  ...{ upstream, summary, requestId, since: at, by: operator },
  ...{ customer: null, here: false, state: 'unknown', busy: null, reason: null, notes: [] },
  can: { readBack: false, sayByHand: true, tryAgain: false, dismiss: false },
  upstreamRequestId: null,
});

/** What needs a look, as the renderer is shown it. Pure. */
export const needsLookView = (
  needsLook: Pick<NeedsLook, 'list' | 'apart'>,
  open: Visit | null,
): NeedsLookView => [
  ...needsLook.apart().map(apartView),
  ...needsLook.list().map((entry) => {
    const { recorded, sentAt, state, busy, reason, notes, requestId, upstreamRequestId } = entry;
    return {
      changeId: recorded.change.id,
      upstream: upstreamOf(recorded.change.kind),
      summary: recorded.summary,
      customer: shownOrNull(recorded.customerName ?? null),
      here: open?.keys.key === recorded.change.customer.key,
      since: sentAt,
      by: recorded.change.operator,
      state,
      busy,
      reason,
      notes,
      can: {
        readBack: state === 'unknown',
        sayByHand: isLeftToPerson(entry),
        tryAgain: busy === null && mayBeTriedAgain(state, recorded),
        dismiss: busy === null && state !== 'unknown' && state !== 'sending',
      },
      requestId,
      upstreamRequestId,
    };
  }),
];

/** Answers what needs a look, and takes changes back or up again. */
export const changeHandlers = (deps: {
  readonly needsLook: NeedsLook;
  readonly pipeline: Pick<Pipeline, 'readBack'>;
  readonly followUps: FollowUps;
  readonly sayByHand: SayByHand;
  readonly visits: Visits;
  readonly openVisit: () => Visit | null;
}): Pick<
  Handlers,
  | 'changes.needsLook'
  | 'changes.readBack'
  | 'changes.tryAgain'
  | 'changes.undo'
  | 'changes.link'
  | 'changes.sayByHand'
  | 'changes.openCustomer'
  | 'changes.dismiss'
> => {
  const { needsLook, pipeline, followUps, sayByHand, visits, openVisit } = deps;
  return {
    'changes.needsLook': async () => ok(needsLookView(needsLook, openVisit())),
    'changes.readBack': async ({ changeId }) =>
      (await pipeline.readBack(changeId)) ? ok({}) : fail('visit.gone'),
    'changes.tryAgain': ({ changeId }) => followUps.tryAgain(changeId),
    'changes.undo': ({ changeId }) => followUps.undo(changeId),
    'changes.link': ({ changeId }) => followUps.link(changeId),
    'changes.sayByHand': async ({ changeId, found, note }) => {
      const said = await sayByHand(changeId, { found, note });
      return said.ok ? ok({}) : said;
    },
    'changes.openCustomer': async ({ changeId }) => {
      const entry = needsLook.get(changeId);
      if (entry === null) return fail('visit.gone');
      const opened = visits.openCustomer(entry.recorded.change.customer, entry.recorded.customerName ?? '');
      return opened.ok ? ok({}) : opened;
    },
    'changes.dismiss': async ({ changeId }) => (needsLook.dismiss(changeId) ? ok({}) : fail('visit.gone')),
  };
};
