import type { Settings } from '../../shared/config/settings.ts';
import { withIdAt } from '../../shared/domain/customer-keys.ts';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { ID_NAMES, type Identified, RECORD_SYSTEM, type UpstreamName } from '../../shared/domain/upstream.ts';
import type { PanelState } from '../../shared/ipc/panel-state.ts';
import type { PanelData } from '../../shared/systems/systems.ts';
import type { FreshReads } from '../changes/fresh-reads.ts';
import { resolveIdentity } from '../customers/identity.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { PanelSource } from '../ports/panels.ts';
import { customerAt } from '../ports/shared-reads.ts';
import { type Latest, newestOf } from './latest.ts';
import { panelAfter, panelDuring } from './panel-state.ts';
import type { RememberedIds } from './remembered-ids.ts';
import { dataOf, type Visit, withPanel } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** Reads into the store the panel of a system that knows the customer under an id of its own. */
export interface IdPanel {
  /** Finds the customer's id and reads what is held under it, or shows what `fresh` has of it. */
  read(visitId: string, fresh?: FreshReads): Promise<void>;
  /** Reads again when the customer's id is no longer the one that is shown. */
  follow(visitId: string): Promise<void>;
  /** Shows what is held under a typed id, unconfirmed. `visit.gone` when something newer took its place. */
  propose(visitId: string, text: string): Promise<Result<null>>;
}

const ownIdOf = ({ keys }: Visit, upstream: Identified): string | null => keys.ids[upstream] ?? null;

const withId = (visit: Visit, upstream: Identified, id: string | null): Visit => ({
  ...visit,
  keys: withIdAt(visit.keys, upstream, id),
});

/** Builds the reading of a panel. */
export const createIdPanel = <U extends Identified>(
  upstream: U,
  { ids, read, absent, tellsNothing }: PanelSource<U>,
  deps: {
    readonly store: VisitStore;
    readonly latest: Latest;
    readonly remembered: RememberedIds;
    readonly clock: Clock;
    readonly identity: Settings['identity'];
  },
): IdPanel => {
  const { store, latest, remembered, clock, identity } = deps;
  const of = (visit: Visit): PanelState<PanelData[U]> => visit.panels[upstream];
  const put = (visit: Visit, panel: PanelState<PanelData[U]>): Visit => ({
    ...withPanel(visit, upstream, panel),
    toldNothing: tellsNothing?.() ?? visit.toldNothing,
  });

  /** The id: the remembered one, the one that the visit was opened by, or the one that the record tells. */
  const idOf = (visit: Visit, known: ReadonlyMap<UpstreamName, string | null>): Result<string> => {
    const own = ownIdOf(visit, upstream);
    // One was confirmed, and nobody here can tell which: it has to be confirmed again.
    if (known.get(upstream) === null) return fail('journal.set-apart', { upstream });
    const first = known.get(upstream) ?? (visit.keys.key.startsWith(`${upstream}:`) ? own : null);
    if (first !== null) return ok(first);
    const customer = dataOf(visit.panels[RECORD_SYSTEM]);
    if (customer !== null)
      return resolveIdentity(customer, upstream, { path: identity[ID_NAMES[upstream]], told: ids.told });
    return own === null ? fail('identity.unresolved', { upstream }) : ok(own);
  };

  const readPanel = async (visitId: string, fresh?: FreshReads): Promise<void> => {
    const key = store.get(visitId)?.keys.key;
    if (key === undefined) return;
    const serving = newestOf(fresh, latest, visitId, upstream);
    const isLatest = latest.begin(visitId, upstream);
    const told = await remembered.of(key);
    const visit = store.get(visitId);
    if (visit === null || !isLatest()) return;
    if (!told.ok) {
      const failed = { result: told, readAt: epochMs(clock.now()), absent, remembered: false };
      store.update(visitId, (v) => put(v, panelAfter(of(v), failed)));
      return;
    }
    const known = told.value;
    const id = idOf(visit, known);
    if (!id.ok) {
      const { problem } = id;
      store.update(visitId, (v) => put(withId(v, upstream, null), { state: 'needs-id', problem }));
      return;
    }
    const isSame = id.value === ownIdOf(visit, upstream);
    store.update(visitId, (v) => put(withId(v, upstream, id.value), panelDuring(of(v), isSame)));
    const result = await read(id.value, serving);
    if (!isLatest()) return;
    const readAt = serving?.reads.readAt(customerAt(upstream, id.value)) ?? epochMs(clock.now());
    const after = { result, readAt, absent, remembered: known.has(upstream) };
    store.update(visitId, (v) => put(v, panelAfter(of(v), after)));
  };

  return {
    read: readPanel,
    follow: async (visitId) => {
      const key = store.get(visitId)?.keys.key;
      if (key === undefined) return;
      const known = await remembered.of(key);
      const visit = store.get(visitId);
      if (visit === null || !known.ok) return;
      const id = idOf(visit, known.value);
      if ((id.ok ? id.value : null) !== ownIdOf(visit, upstream)) await readPanel(visitId);
    },
    propose: async (visitId, text) => {
      const typed = ids.typed(text);
      const isLastTyped = latest.begin(visitId, upstream, 'typed');
      const isReadSince = latest.since(visitId, upstream);
      const result = await read(typed);
      if (!isLastTyped() || isReadSince()) return fail('visit.gone');
      if (!result.ok) return result;
      const data = result.value;
      if (data === null) return fail('identity.invalid', { upstream });
      // A reading that is still under way must not take the proposal's place.
      latest.begin(visitId, upstream);
      store.update(visitId, (v) => put(v, { state: 'confirm-id', typed, data }));
      return ok(null);
    },
  };
};
