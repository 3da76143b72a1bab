import type { Settings } from '../../shared/config/settings.ts';
import { RECORD_SYSTEM, type UpstreamName } from '../../shared/domain/upstream.ts';
import { type Approvals, createApprovals } from '../changes/approval.ts';
import { createNeedsLook, type NeedsLook } from '../changes/needs-look.ts';
import { createPipeline, type Pipeline } from '../changes/pipeline.ts';
import type { FoundCustomer } from '../customers/found-customers.ts';
import type { Journal } from '../journal/journal.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Refs } from '../ports/refs.ts';
import { createApplying } from '../visits/applying.ts';
import { type Basket, createBasket } from '../visits/basket.ts';
import { createSayByHand, type SayByHand } from '../visits/by-hand.ts';
import { createFollowUps, type FollowUps } from '../visits/follow-ups.ts';
import { createPreviews, type Previews } from '../visits/previews.ts';
import { createReading, type Reading } from '../visits/reading.ts';
import { createVisitStore, type VisitStore } from '../visits/visit-store.ts';
import { createVisits, type Visits } from '../visits/visits.ts';
import { createWaysBack, type WaysBack } from '../visits/ways-back.ts';
import { createHub, type Hub } from './hub.ts';
import type { Systems } from './systems.ts';

/** What the branch's one way of changing things is made from. */
interface ChangingDeps extends Pick<Systems, 'kinds'> {
  /** Is told `needs-look.changed` and `activity.changed`. */
  readonly hub: Hub;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The total deadline of one call, in milliseconds. */
  readonly deadlineMs: number;
  /** How long an approval counts. */
  readonly approvalMinutes: number;
  /** Told that a write begins; gives what is to be called when it ends. */
  readonly onSending: (upstream: UpstreamName) => () => void;
}

/** What all desks of this machine share: one customer's changes go one after another, whoever makes them. */
export interface Changing {
  readonly needsLook: NeedsLook;
  readonly approvals: Approvals;
  readonly pipeline: Pipeline;
}

/** Makes what all desks share. */
export const composeChanging = (deps: ChangingDeps): Changing => {
  const { hub, clock, approvalMinutes } = deps;
  const approvals = createApprovals({ clock, forMs: approvalMinutes * 60_000 });
  const needsLook = createNeedsLook(() => {
    hub.emit('needs-look.changed');
    hub.emit('activity.changed');
  });
  return { needsLook, approvals, pipeline: createPipeline({ ...deps, approvals, lookout: needsLook }) };
};

/** What a desk is made from. */
interface DeskDeps extends Pick<Systems, 'readers' | 'kinds' | 'steps'>, Changing {
  /** Is told `visits.moved`, `visits.changed` and `activity.changed`. */
  readonly hub: Hub;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operator: { readonly id: string };
  /** This desk's own: a ref that was given out at another one means nothing here. */
  readonly refs: Refs;
  /** The customer behind a match of a search. */
  readonly found: (ref: string) => FoundCustomer | null;
  /** The identifiers of a loyalty record that may be changed. */
  readonly changeTypes: readonly string[];
  readonly identity: Settings['identity'];
  /** What the branch calls its wordings of consent, where it does. */
  readonly wordingVersion?: string | undefined;
  /** Ends what waits. */
  readonly signal: AbortSignal;
}

/** Where one operator opens customers and changes them: the use cases over one store. */
export interface Desk extends Changing {
  readonly store: VisitStore;
  readonly reading: Reading;
  readonly previews: Previews;
  readonly basket: Basket;
  readonly visits: Visits;
  readonly waysBack: WaysBack;
  readonly followUps: FollowUps;
  readonly sayByHand: SayByHand;
}

/** Makes an operator's desk. The app and its tests have theirs from here. */
export const composeDesk = (deps: DeskDeps): Desk => {
  const { hub, operator } = deps;
  const onActivity = (): void => void hub.emit('activity.changed');
  const own = createHub();

  const store = createVisitStore({
    ...deps,
    onChange: (view) => hub.emit('visits.changed', operator.id, view),
    atOnce: () => hub.emit('visits.moved'),
  });
  const base = { ...deps, store, onActivity };

  const reading = createReading(base);
  const previews = createPreviews({
    ...base,
    // The visit follows to the record that survived.
    onMerged: (visitId) => void reading.one(visitId, RECORD_SYSTEM),
  });
  const applying = createApplying({
    ...{ ...base, reading, previews },
    onDone: (...done) => own.emit('change.done', ...done),
  });
  const basket = createBasket({ ...base, reading, previews, applying });
  const visits = createVisits({ ...base, reading, basket });
  const waysBack = createWaysBack(base);
  const followUps = createFollowUps({ ...base, visits, basket, waysBack });

  own.on('change.done', (visitId, changeId, state) => {
    void followUps.offer(visitId, changeId);
    if (state === 'confirmed') previews.again(visitId, { after: changeId });
  });
  const sayByHand = createSayByHand(base);
  return { ...base, reading, previews, basket, visits, waysBack, followUps, sayByHand };
};
