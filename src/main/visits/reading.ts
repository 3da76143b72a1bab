import type { Settings } from '../../shared/config/settings.ts';
import type { LoyaltyCustomer } from '../../shared/domain/customer.ts';
import { onlyAt, withIdAt } from '../../shared/domain/customer-keys.ts';
import { customerName } from '../../shared/domain/customer-name.ts';
import { maskValue } from '../../shared/domain/mask.ts';
import { fail, ok, problem, type Result } from '../../shared/domain/problem.ts';
import {
  IDENTIFIED,
  type Identified,
  isIdentified,
  RECORD_SYSTEM,
  type UpstreamName,
} from '../../shared/domain/upstream.ts';
import type { FreshReads } from '../changes/fresh-reads.ts';
import type { Journal } from '../journal/journal.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { CustomerDirectory, ToldCustomer } from '../ports/customer-directory.ts';
import type { PanelSource } from '../ports/panels.ts';
import type { Readers } from '../ports/readers.ts';
import { customerAt, sharedCustomer } from '../ports/shared-reads.ts';
import { createIdPanel, type IdPanel } from './id-panel.ts';
import { lastUsageOf } from './last-usage.ts';
import { createLatest, newestOf } from './latest.ts';
import { panelAfter, panelDuring } from './panel-state.ts';
import { createRememberedIds } from './remembered-ids.ts';
import { dataOf, unreadPanels, type Visit, withPanel } from './visit.ts';
import type { VisitStore } from './visit-store.ts';

/** A loyalty record as far as it was read, and when: milliseconds since the epoch. */
export interface ReadRecord extends ToldCustomer {
  readonly readAt: number;
}

/**
 * Reads what the systems hold about the customer of a visit into the store. Where one panel is read several times at
 * once, only the reading that began last is shown.
 */
export interface Reading {
  /**
   * Reads all panels. `record` is what a search has just read, so that it is not read again; what other sources tell is
   * added before anything of it is shown, or taken for the customer's ids elsewhere.
   */
  all(visitId: string, record: ReadRecord | null): Promise<void>;
  /**
   * Reads one system's panel again, keeping what is shown until the new state is there. Capillary's record also
   * tells the customer's ids elsewhere: a panel whose id has changed with it is read again too. What a read-back has just
   * read (`fresh`) is shown as it is, and not read again.
   */
  one(visitId: string, upstream: UpstreamName, fresh?: FreshReads): Promise<void>;
  /**
   * Is told that the customer of a visit was merged into another one: where Capillary no longer knows the one before,
   * the survivor is read.
   */
  survivor(visitId: string, recordId: string): void;
  /** Whether the system is on, so that it can be read. */
  reads(upstream: UpstreamName): boolean;
  /** Shows what a system holds under a typed id, unconfirmed. `visit.gone` when something newer took its place. */
  proposed(visitId: string, upstream: Identified, id: string): Promise<Result<null>>;
}

/** The visit without anything that the systems told by the customer's ids of before. */
const forgetting = (visit: Visit): Visit => ({
  ...visit,
  keys: onlyAt(visit.keys, RECORD_SYSTEM),
  panels: {
    ...unreadPanels((upstream) => visit.panels[upstream].state !== 'off'),
    [RECORD_SYSTEM]: visit.panels[RECORD_SYSTEM],
  },
  lastUsage: [],
});

/** The visit as it follows the record into which the customer's was merged: under what it was known says its notice. */
const merging = (visit: Visit, survivor: string): Visit => {
  const id = maskValue('customerId', visit.keys.ids[RECORD_SYSTEM] ?? '');
  return { ...forgetting(visit), merged: { from: visit.name === survivor ? id : visit.name } };
};

/** The record of an id; the survivor's, where the upstream says that it was merged away or no longer knows it. */
const recordOf = async (
  directory: CustomerDirectory,
  id: string,
  survivor: string | undefined,
  fresh: FreshReads | undefined,
): Promise<Result<LoyaltyCustomer | null>> => {
  const found = await sharedCustomer(fresh, RECORD_SYSTEM, id, () => directory.byId(id));
  const isGone = found.ok
    ? found.value === null || found.value.mergedAway === true
    : found.problem.code === 'upstream.merged';
  return isGone && survivor !== undefined && survivor !== id ? directory.byId(survivor) : found;
};

/** Builds the reading of panels. */
export const createReading = (deps: {
  readonly store: VisitStore;
  readonly readers: Readers;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly identity: Settings['identity'];
  readonly operator: { readonly id: string };
}): Reading => {
  const { store, readers, journal, clock, operator } = deps;
  const latest = createLatest(clock);
  const remembered = createRememberedIds(journal);
  const parts = { ...deps, latest, remembered };
  const { sources } = readers;
  const panelOf = <U extends Identified>(upstream: U): IdPanel | null => {
    const source: PanelSource<U> | null = sources[upstream];
    return source && createIdPanel(upstream, source, parts);
  };
  const panels = new Map(IDENTIFIED.map((upstream) => [upstream, panelOf(upstream)]));
  const ofEach = (work: (panel: IdPanel) => Promise<void>): readonly Promise<void>[] =>
    [...panels.values()].flatMap((panel) => (panel === null ? [] : [work(panel)]));
  const showsLast = (upstream: Identified): boolean => sources[upstream]?.showsLast === true;

  const lastUsage = async (visitId: string): Promise<void> => {
    const key = store.get(visitId)?.keys.key;
    if (key === undefined || !IDENTIFIED.some(showsLast)) return;
    const last = await lastUsageOf(journal, key);
    store.update(visitId, (visit) => ({ ...visit, lastUsage: last }));
  };

  /**
   * Shows a record. One of another id is that of the customer into whom this one was merged: the visit follows, and
   * nothing of the one before stays beside it. Gives whether it did.
   */
  const take = async (
    visitId: string,
    result: Result<LoyaltyCustomer | null>,
    readAt: number,
  ): Promise<boolean> => {
    const before = store.get(visitId)?.keys.key;
    const absent = problem('customer.gone');
    const there = result.ok && result.value === null ? fail(absent.code) : result;
    store.update(visitId, (visit) => {
      const panel = panelAfter(visit.panels[RECORD_SYSTEM], {
        result: there,
        readAt,
        absent,
        remembered: false,
      });
      const record = dataOf(panel);
      if (record === null) return withPanel(visit, RECORD_SYSTEM, panel);
      const name = customerName(record);
      const followed = record.id === visit.keys.ids[RECORD_SYSTEM] ? visit : merging(visit, name);
      const key = `${RECORD_SYSTEM}:${record.id}`;
      const keys = withIdAt({ ...followed.keys, key }, RECORD_SYSTEM, record.id);
      return withPanel({ ...followed, name, keys }, RECORD_SYSTEM, panel);
    });
    const now = store.get(visitId)?.keys.key;
    if (before === undefined || before === now) return false;
    await remembered.dropAll(before, operator.id);
    return true;
  };

  /** Who survived a merge, by visit, as the reply to a change named it. */
  const survivors = new Map<string, string>();

  /** Reads the record, or what is `told` of it on; gives whether the visit follows another customer now. */
  const readRecord = async (
    visitId: string,
    { told = null, fresh }: { readonly told?: ToldCustomer | null; readonly fresh?: FreshReads | undefined },
  ): Promise<boolean> => {
    const id = store.get(visitId)?.keys.ids[RECORD_SYSTEM];
    const { directory } = readers;
    if (directory === null || id === undefined) return false;
    const serving = newestOf(fresh, latest, visitId, RECORD_SYSTEM);
    const isLatest = latest.begin(visitId, RECORD_SYSTEM);
    store.update(visitId, (visit) =>
      withPanel(visit, RECORD_SYSTEM, panelDuring(visit.panels[RECORD_SYSTEM])),
    );
    const result = await (told === null
      ? recordOf(directory, id, survivors.get(visitId), serving)
      : directory.completed(told));
    const readAt = serving?.reads.readAt(customerAt(RECORD_SYSTEM, id)) ?? epochMs(clock.now());
    return isLatest() && (await take(visitId, result, readAt));
  };

  return {
    all: async (visitId, record) => {
      if (record === null || record.unread.length > 0) await readRecord(visitId, { told: record });
      else {
        latest.begin(visitId, RECORD_SYSTEM);
        await take(visitId, ok(record.customer), record.readAt);
      }
      await Promise.all([...ofEach((panel) => panel.read(visitId)), lastUsage(visitId)]);
    },
    one: async (visitId, upstream, fresh) => {
      if (!isIdentified(upstream)) {
        const followed = await readRecord(visitId, { fresh });
        await Promise.all(ofEach((panel) => (followed ? panel.read(visitId) : panel.follow(visitId))));
        if (followed) await lastUsage(visitId);
      } else {
        const last = showsLast(upstream) ? lastUsage(visitId) : null;
        await Promise.all([panels.get(upstream)?.read(visitId, fresh), last]);
      }
    },
    reads: (upstream) => (isIdentified(upstream) ? sources[upstream] !== null : readers.directory !== null),
    survivor: (visitId, recordId) => {
      survivors.set(visitId, recordId);
    },
    proposed: async (visitId, upstream, typed) =>
      panels.get(upstream)?.propose(visitId, typed) ?? fail('find.off', { upstream }),
  };
};
