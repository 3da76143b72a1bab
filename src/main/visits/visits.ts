import { ASKED_AT_THE_COUNTER } from '../../shared/domain/asked.ts';
import type { CustomerKeys } from '../../shared/domain/customer-keys.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { isIdentified, RECORD_SYSTEM, UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { VisitsView } from '../../shared/ipc/views.ts';
import type { FoundCustomer } from '../customers/found-customers.ts';
import { keysOf } from '../customers/identity.ts';
import type { Journal } from '../journal/journal.ts';
import { ageOf, type Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Basket } from './basket.ts';
import { type Narrowed, NOT_NARROWED } from './narrowed.ts';
import type { Reading, ReadRecord } from './reading.ts';
import { createTypedIds, type TypedIds } from './typed-ids.ts';
import { isDraft, unreadPanels, type Visit } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** How long what a search read is fresh enough to be shown as the customer's state, in milliseconds. */
const FRESH_MS = 10_000;

/** The customers at the counter: one is open, others keep their drafts. */
export interface Visits extends TypedIds {
  state(): VisitsView;
  /** Opens a customer that a search found, and gives the visit; reading goes on behind. */
  open(ref: string): Promise<Result<{ readonly visit: string }>>;
  reopen(visitId: string): Result<null>;
  /** The visit of a customer whose keys are on record; it is begun, and not shown, where there is none. */
  of(customer: CustomerKeys, name: string): Visit;
  /** Opens a customer whose keys are on record. */
  openCustomer(customer: CustomerKeys, name: string): Result<null>;
  /** Takes away the notice that the open customer's record was merged. */
  dismissMerged(): Result<null>;
  close(): Result<null>;
  refresh(upstream: UpstreamName): Result<null>;
  /** Searches a list of the open visit that is too long to be shown whole. */
  narrow(list: keyof Narrowed, text: string): Result<null>;
}

/** Builds the visits. */
export const createVisits = (deps: {
  readonly store: VisitStore;
  readonly reading: Reading;
  readonly basket: Basket;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly operator: { readonly id: string };
  readonly found: (ref: string) => FoundCustomer | null;
}): Visits => {
  const { store, reading, basket, clock, ids, found } = deps;

  const start = (who: Pick<FoundCustomer, 'upstream' | 'id' | 'name' | 'mergedFrom'>): Visit => ({
    id: ids.v7(),
    keys: keysOf(who),
    name: who.name,
    merged: who.mergedFrom === null ? null : { from: who.mergedFrom },
    panels: unreadPanels(
      // A match without an id of Capillary's has no record to read.
      (upstream) => reading.reads(upstream) && (isIdentified(upstream) || who.upstream === upstream),
    ),
    toldNothing: false,
    lastUsage: [],
    lines: [],
    asked: ASKED_AT_THE_COUNTER,
    applied: [],
    applying: false,
  });

  /** Only the key is taken from the record: ids elsewhere are read again, since they may have changed. */
  const visitOf = ({ key }: CustomerKeys, name: string): Visit => {
    const known = store.byCustomer(key);
    if (known !== null) return known;
    const [system = '', ...id] = key.split(':');
    const upstream = UPSTREAMS.find((one) => one === system) ?? RECORD_SYSTEM;
    const visit = start({ upstream, id: id.join(':'), name, mergedFrom: null });
    store.put(visit);
    return visit;
  };

  const freshOf = ({ told, read }: FoundCustomer): ReadRecord | null =>
    told !== null && ageOf(clock, read.mark) < FRESH_MS ? { ...told, readAt: read.at } : null;

  const refreshAll = (visit: Visit): void => {
    void reading.all(visit.id, null);
  };

  /** Whoever asked the last time is not who asks now, unless drafts still wait for that. */
  const beginAnew = (visitId: string): void => {
    const asked = ASKED_AT_THE_COUNTER;
    store.update(visitId, (visit) => (visit.lines.some(isDraft) ? visit : { ...visit, asked }));
  };

  return {
    state: () => store.view(),
    open: async (ref) => {
      const who = found(ref);
      if (who === null) return fail('visit.gone');
      const known = store.byCustomer(keysOf(who).key);
      const visit = known ?? start(who);
      if (known === null) store.put(visit);
      else beginAnew(visit.id);
      if (who.mergedFrom !== null) {
        const merged = { from: who.mergedFrom };
        store.update(visit.id, (before) => ({ ...before, merged }));
      }
      store.show(visit.id);
      // What a search read before something was changed in this visit is no longer so.
      void reading.all(visit.id, known === null ? freshOf(who) : null);
      return ok({ visit: visit.id });
    },
    reopen: (visitId) => {
      const visit = store.get(visitId);
      if (visit === null) return fail('visit.gone');
      beginAnew(visit.id);
      store.show(visit.id);
      refreshAll(visit);
      return ok(null);
    },
    of: visitOf,
    openCustomer: (customer, name) => {
      const visit = visitOf(customer, name);
      store.show(visit.id);
      refreshAll(visit);
      return ok(null);
    },
    dismissMerged: () => {
      const visit = store.open();
      if (visit === null) return fail('visit.none');
      store.update(visit.id, (before) => ({ ...before, merged: null }));
      return ok(null);
    },
    close: () => {
      store.show(null);
      return ok(null);
    },
    refresh: (upstream) => {
      const visit = store.open();
      if (visit === null) return fail('visit.none');
      void reading.one(visit.id, upstream).then(() => basket.recheck(visit.id, upstream));
      return ok(null);
    },
    narrow: (list, text) => {
      const visit = store.open();
      if (visit === null) return fail('visit.none');
      store.update(visit.id, (now) => ({
        ...now,
        narrowed: { ...(now.narrowed ?? NOT_NARROWED), [list]: text },
      }));
      return ok(null);
    },
    ...createTypedIds(deps),
  };
};
