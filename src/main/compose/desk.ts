import type { Settings } from '../../shared/config/settings.ts';
import { RECORD_SYSTEM, type UpstreamName } from '../../shared/domain/upstream.ts';
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
import { createPreviews } from '../visits/previews.ts';
import { createReading, type Reading } from '../visits/reading.ts';
import { createVisitStore, type VisitStore } from '../visits/visit-store.ts';
import { createVisits, type Visits } from '../visits/visits.ts';
import { createWaysBack, type WaysBack } from '../visits/ways-back.ts';
import type { Hub } from './hub.ts';
import type { Systems } from './systems.ts';

/** What a desk is made from. */
interface DeskDeps extends Pick<Systems, 'readers' | 'kinds' | 'steps'> {
  /** Is told `visits.changed`, `change.done`, `needs-look.changed` and `activity.changed`. */
  readonly hub: Hub;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operator: { readonly id: string };
  readonly refs: Refs;
  /** The customer behind a match of a search. */
  readonly found: (ref: string) => FoundCustomer | null;
  /** The identifiers of a loyalty record that may be changed. */
  readonly changeTypes: readonly string[];
  readonly identity: Settings['identity'];
  /** The total deadline of one call, in milliseconds. */
  readonly deadlineMs: number;
  /** Told that a write begins; gives what is to be called when it ends. */
  readonly onSending: (upstream: UpstreamName) => () => void;
  /** Ends what waits. */
  readonly signal: AbortSignal;
}

/** Where customers are opened and changed: the use cases of an operator, over one store and one pipeline. */
export interface Desk {
  readonly store: VisitStore;
  readonly reading: Reading;
  readonly needsLook: NeedsLook;
  readonly pipeline: Pipeline;
  readonly basket: Basket;
  readonly visits: Visits;
  readonly waysBack: WaysBack;
  readonly followUps: FollowUps;
  readonly sayByHand: SayByHand;
}

/** Makes a desk. The app and its tests have theirs from here. */
export const composeDesk = (deps: DeskDeps): Desk => {
  const { hub } = deps;
  const onActivity = (): void => void hub.emit('activity.changed');

  const store = createVisitStore({ ...deps, onChange: (view) => hub.emit('visits.changed', view) });
  const needsLook = createNeedsLook(() => {
    hub.emit('needs-look.changed');
    onActivity();
  });
  const pipeline = createPipeline({ ...deps, lookout: needsLook });
  const base = { ...deps, store, needsLook, pipeline, onActivity };

  const reading = createReading(base);
  const previews = createPreviews({
    ...base,
    // The visit follows to the record that survived.
    onMerged: (visitId) => void reading.one(visitId, RECORD_SYSTEM),
  });
  const applying = createApplying({
    ...{ ...base, reading, previews },
    onDone: (...done) => hub.emit('change.done', ...done),
  });
  const basket = createBasket({ ...base, reading, previews, applying });
  const visits = createVisits({ ...base, reading, basket });
  const waysBack = createWaysBack(base);
  const followUps = createFollowUps({ ...base, visits, basket, waysBack });

  hub.on('change.done', (visitId, changeId, state) => {
    void followUps.offer(visitId, changeId);
    if (state === 'confirmed') previews.again(visitId, { after: changeId });
  });
  const sayByHand = createSayByHand(base);
  return { ...base, reading, basket, visits, waysBack, followUps, sayByHand };
};
