import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { AnyEvent } from '../events.ts';
import type { Trust } from '../proof/trust.ts';
import type { Facts } from '../records/facts.ts';

/** The customer whom an attempt or a change on record is about, as the blind index names one. */
export interface Owners {
  ofAttempt(attemptId: string): Uint8Array | null;
  ofChange(changeId: string): Uint8Array | null;
  /** Notes whom a record is about. */
  note(facts: Facts, customer: Uint8Array | null): void;
}

const Customer = v.object({ customer: v.nullable(v.instance(Uint8Array)) });

/** As the tables of a database have it. */
export const ownersIn = (db: DatabaseSync): Owners => {
  const ofAttempt = db.prepare('SELECT customer FROM attempts WHERE id = ?');
  const ofChange = db.prepare('SELECT customer FROM changes WHERE id = ?');
  const foundIn = (row: unknown): Uint8Array | null =>
    row === undefined ? null : v.parse(Customer, row).customer;
  return {
    ofAttempt: (attemptId) => foundIn(ofAttempt.get(attemptId)),
    ofChange: (changeId) => foundIn(ofChange.get(changeId)),
    note: () => {},
  };
};

/** Ids that are kept in memory: what is recorded next is nearly always about what was recorded just now. */
const KEPT = 20_000;

/** The ids that an event makes known, and the one that it needs. */
const idsOf = (event: AnyEvent): { readonly makes: readonly string[]; readonly needs: string | null } => {
  switch (event.type) {
    case 'change.refused':
      return { makes: [event.recorded.change.id], needs: null };
    case 'attempt.intended':
      return { makes: [event.attemptId, ...event.recorded.map(({ change }) => change.id)], needs: null };
    case 'attempt.replied':
      return { makes: [], needs: event.attemptId };
    case 'change.concluded':
    case 'change.looked-at':
      return { makes: [], needs: event.changeId };
    default:
      return { makes: [], needs: null };
  }
};

/** As it was recorded in this run, and as it was proved of earlier ones. */
export const createOwners = (trust: Trust): Owners & { prepare(events: readonly AnyEvent[]): void } => {
  const kept = new Map<string, Uint8Array | null>();
  const keep = (id: string, customer: Uint8Array | null): void => {
    kept.set(id, customer);
    if (kept.size > KEPT) for (const oldest of kept.keys()) return void kept.delete(oldest);
  };

  const proved = (id: string): Uint8Array | null | undefined => {
    const row = trust
      .proved()
      .db.prepare(
        `SELECT customer FROM attempts WHERE id = ?1 UNION ALL SELECT customer FROM changes WHERE id = ?1
         UNION ALL SELECT customer FROM set_apart WHERE id = ?1`,
      )
      .get(id);
    return row === undefined ? undefined : v.parse(Customer, row).customer;
  };

  const find = (id: string): Uint8Array | null => {
    trust.follow();
    const found = proved(id);
    if (found !== undefined || trust.isWhole()) return found ?? null;
    trust.whole();
    return proved(id) ?? null;
  };

  const of = (id: string): Uint8Array | null => kept.get(id) ?? null;

  return {
    ofAttempt: of,
    ofChange: of,
    note: (facts, customer) => {
      if (facts.type === 'attempt.intended') keep(facts.attemptId, customer);
      if ('changes' in facts) for (const { id } of facts.changes) keep(id, customer);
    },
    /** Finds what these events will need, before the first of them is written. */
    prepare: (events) => {
      const made = new Set<string>();
      for (const event of events) {
        const { makes, needs } = idsOf(event);
        if (needs !== null && !kept.has(needs) && !made.has(needs)) keep(needs, find(needs));
        for (const id of makes) made.add(id);
      }
    },
  };
};
