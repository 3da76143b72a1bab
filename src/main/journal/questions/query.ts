import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { UPSTREAMS, type UpstreamName } from '../../../shared/domain/upstream.ts';
import type {
  ApartChange,
  ApartRecord,
  BranchChange,
  BranchPosition,
  BranchQuestion,
  ChangeRecord,
  HandOver,
  JournaledChange,
  OpenAttemptRecord,
  RememberedIdentity,
} from '../answers.ts';
import { JournalError } from '../faults.ts';
import { IS_OPEN } from '../file/schema.ts';
import type { Unlocked } from '../keys/unlock.ts';
import { once } from '../once.ts';
import { type EventReader, prepareEvents, type SealedRecords } from '../records/read-events.ts';
import { blindIndex } from '../records/seal.ts';
import { prepareApart } from './query-apart.ts';
import { prepareBranch } from './query-branch.ts';
import { prepareHandOvers } from './query-hand-overs.ts';
import { type ChangeReader, isApart, prepareChanges } from './read-change.ts';

/** The questions that the journal answers. */
export type JournalQuery =
  | { readonly ask: 'activity'; readonly customer: string; readonly limit: number }
  | { readonly ask: 'identities'; readonly customer: string }
  | {
      readonly ask: 'branch';
      readonly filter: BranchQuestion;
      readonly before: BranchPosition | null;
      readonly limit: number;
    }
  | { readonly ask: 'operators' }
  | { readonly ask: 'reveals'; readonly operator: string; readonly since: number }
  | { readonly ask: 'handOvers' }
  | { readonly ask: 'isRecorded'; readonly id: string }
  | { readonly ask: 'openAttempts' }
  | { readonly ask: 'openApart'; readonly customer: string | null }
  | { readonly ask: 'apart'; readonly customer: string | null; readonly limit: number }
  | { readonly ask: 'unreadAttempts' }
  | { readonly ask: 'lately'; readonly customer: string; readonly after: number }
  | { readonly ask: 'change'; readonly changeId: string }
  | { readonly ask: 'lines'; readonly changeIds: readonly string[] }
  | { readonly ask: 'changes'; readonly changeIds: readonly string[] };

/** The answer to each question. */
export interface JournalAnswers {
  readonly activity: readonly JournaledChange[];
  readonly identities: readonly RememberedIdentity[];
  readonly branch: readonly BranchChange[];
  readonly operators: readonly string[];
  readonly reveals: number;
  readonly handOvers: readonly HandOver[];
  readonly isRecorded: boolean;
  readonly openAttempts: readonly OpenAttemptRecord[];
  readonly openApart: readonly ApartChange[];
  readonly apart: readonly ApartRecord[];
  readonly unreadAttempts: readonly OpenAttemptRecord[];
  readonly lately: readonly ChangeRecord[];
  readonly change: ChangeRecord | null;
  readonly lines: readonly JournaledChange[];
  readonly changes: readonly ChangeRecord[];
}

/** How many of a customer's late changes are told; after a start all of them count as late. */
const MOST_LATELY = 200;

const Identities = v.array(
  v.object({ upstream: v.fallback(v.nullable(v.picklist(UPSTREAMS)), null), seq: v.number() }),
);

/** What a question that cannot be answered whole is answered with. */
const readOnly = (change: ChangeRecord | ApartChange): ChangeRecord => {
  if (!isApart(change)) return change;
  const why = change.summary.why === 'sealed' ? 'unreadable' : 'other-version';
  throw new JournalError(why, `record ${change.seq} cannot be read`);
};

const readable = (change: ChangeRecord | ApartChange | null): readonly ChangeRecord[] =>
  change === null || isApart(change) ? [] : [change];
/** Records of a shift, at most. */
const MOST_OF_A_SHIFT = 20_000;

const Count = v.object({ n: v.number() });
const Ids = v.array(v.object({ id: v.string() }));

/** The id that a record of this customer and system holds; `null` where it cannot be read. */
const idOf = (events: EventReader, customer: string, upstream: UpstreamName, seq: number): string | null => {
  const event = events.of('identity.remembered', seq);
  if (event === null) return null;
  if (event.customer === customer && event.upstream === upstream) return event.id;
  throw new JournalError('unreadable', `record ${seq} is of another customer`);
};

/**
 * Gives the function that answers queries: `db` has the places, `sealed` the records. Rows that do not fit their schema
 * throw.
 */
export const createAnswer = (db: DatabaseSync, unlocked: Unlocked, sealed: SealedRecords) => {
  const activity = db.prepare(
    'SELECT id FROM changes WHERE customer = ? ORDER BY recorded_seq DESC, id DESC LIMIT ?',
  );
  const identities = db.prepare('SELECT upstream, seq FROM identities WHERE customer = ?');
  const open = db.prepare(`
    SELECT attempt_id AS id, min(recorded_seq) AS first FROM changes
    WHERE attempt_id IS NOT NULL AND ${IS_OPEN}
    GROUP BY attempt_id ORDER BY first, attempt_id`);
  // A yes is concluded without a reason; every read-back that ended left one, or another outcome.
  const unread = db.prepare(`
    SELECT c.attempt_id AS id, min(c.recorded_seq) AS first FROM changes c JOIN events e ON e.seq = c.concluded_seq
    WHERE c.outcome = 'accepted' AND c.attempt_id IS NOT NULL AND c.looked_seq IS NULL
      AND e.facts ->> '$.code' IS NULL
    GROUP BY c.attempt_id ORDER BY first, c.attempt_id`);
  const lately = db.prepare(`
    SELECT id FROM changes
    WHERE customer = ? AND outcome IN ('accepted', 'confirmed', 'contradicted') AND concluded_seq > ?
    ORDER BY recorded_seq DESC, id DESC LIMIT ${MOST_LATELY}`);
  const OPEN_CHANGES = `SELECT id FROM changes WHERE attempt_id IS NOT NULL AND ${IS_OPEN}`;
  const openChanges = db.prepare(OPEN_CHANGES);
  const openOf = db.prepare(`${OPEN_CHANGES} AND customer = ?`);
  const apart = once(() => prepareApart(db));
  const branch = prepareBranch(db);
  const operators = db.prepare('SELECT id FROM operators ORDER BY id');
  // A shift is never as long as that, and the records before it need not be looked through.
  const reveals = db.prepare(`
    SELECT count(*) AS n FROM (SELECT type, facts, at FROM events ORDER BY seq DESC LIMIT ${MOST_OF_A_SHIFT})
    WHERE type = 'value.revealed' AND facts ->> '$.operator' = ? AND at >= ?`);
  const handOvers = once(() => prepareHandOvers(db));
  const recorded = once(() => sealed.records.prepare('SELECT count(*) AS n FROM events WHERE id = ?'));
  const ordered = db.prepare(
    'SELECT c.id FROM json_each(?) j JOIN changes c ON c.id = j.value ORDER BY c.recorded_seq, j.key',
  );
  const eventsOf = prepareEvents(sealed, unlocked);
  const changesOf = prepareChanges(db);
  const blind = (customer: string): Uint8Array => blindIndex(unlocked.blindKey, customer);

  const openApart = (customer: Uint8Array | null, changes: ChangeReader): readonly ApartChange[] => {
    const ids = v.parse(Ids, customer === null ? openChanges.all() : openOf.all(customer));
    const unread = ids.flatMap(({ id }) => changes.change(id) ?? []).filter(isApart);
    return [...apart().openIntents(customer), ...unread].toSorted((a, b) => a.seq - b.seq);
  };

  return (query: JournalQuery): JournalAnswers[JournalQuery['ask']] => {
    const events = eventsOf();
    const changes = changesOf(events);
    switch (query.ask) {
      case 'activity':
        return v
          .parse(Ids, activity.all(blind(query.customer), query.limit))
          .flatMap(({ id }) => changes.line(id) ?? []);
      case 'identities':
        return v
          .parse(Identities, identities.all(blind(query.customer)))
          .flatMap(({ upstream, seq }) =>
            upstream === null ? [] : [{ upstream, id: idOf(events, query.customer, upstream, seq) }],
          );
      case 'branch':
        return branch(query).flatMap((id) => changes.branchLine(id) ?? []);
      case 'operators':
        return v.parse(Ids, operators.all()).map(({ id }) => id);
      case 'reveals':
        return v.parse(Count, reveals.get(query.operator, query.since)).n;
      case 'handOvers':
        return handOvers()(events);
      case 'isRecorded':
        return v.parse(Count, recorded().get(query.id)).n > 0;
      case 'openAttempts':
        return v.parse(Ids, open.all()).flatMap(({ id }) => changes.attempt(id) ?? []);
      case 'openApart':
        return openApart(query.customer === null ? null : blind(query.customer), changes);
      case 'apart':
        return apart().newest(query.customer === null ? null : blind(query.customer), query.limit);
      case 'unreadAttempts':
        return v.parse(Ids, unread.all()).flatMap(({ id }) => changes.attempt(id) ?? []);
      case 'lately':
        return v
          .parse(Ids, lately.all(blind(query.customer), query.after))
          .toReversed()
          .flatMap(({ id }) => changes.change(id) ?? [])
          .map(readOnly);
      case 'change': {
        const change = changes.change(query.changeId);
        return change === null ? null : readOnly(change);
      }
      case 'lines':
        return v
          .parse(Ids, ordered.all(JSON.stringify(query.changeIds)))
          .flatMap(({ id }) => changes.line(id) ?? []);
      case 'changes':
        return query.changeIds.flatMap((id) => readable(changes.change(id)));
    }
  };
};
