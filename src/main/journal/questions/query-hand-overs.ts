import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { HandOver } from '../answers.ts';
import type { EventReader } from '../records/read-events.ts';

/** Records that are looked through, the newest: what nobody took over before them is of interest to nobody. */
const MOST_RECORDS = 20_000;

/** What is told at most. */
const MOST = 20;

const Seqs = v.array(v.object({ seq: v.number() }));

/** Prepares the question for what was handed over and not taken over yet, newest first. */
export const prepareHandOvers = (db: DatabaseSync): ((events: EventReader) => readonly HandOver[]) => {
  const waiting = db.prepare(`
    WITH newest AS (
      SELECT seq, type, facts ->> '$.handOverId' AS id
      FROM (SELECT seq, type, facts FROM events ORDER BY seq DESC LIMIT ${MOST_RECORDS})
      WHERE type IN ('shift.handed-over', 'shift.taken-over') AND facts ->> '$.handOverId' IS NOT NULL)
    SELECT seq FROM newest
    WHERE type = 'shift.handed-over'
      AND id NOT IN (SELECT id FROM newest WHERE type = 'shift.taken-over')
    ORDER BY seq DESC LIMIT ${MOST}`);
  return (events) =>
    v.parse(Seqs, waiting.all()).flatMap(({ seq }) => {
      const event = events.of('shift.handed-over', seq);
      if (event === null) return [];
      const { handOverId: id, operator, note, changeIds } = event;
      return [{ ...{ id, operator, note, changeIds }, at: events.at(seq).at }];
    });
};
