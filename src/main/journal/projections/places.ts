import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { ChangeRecord } from '../answers.ts';
import type { Unlocked } from '../keys/unlock.ts';
import type { Trust } from '../proof/trust.ts';
import { createAnswer, type JournalAnswers, type JournalQuery } from '../questions/query.ts';
import { blindIndex } from '../records/seal.ts';
import type { Proved } from './proved.ts';

type Answer = (query: JournalQuery) => JournalAnswers[JournalQuery['ask']];

const Changes = v.array(v.custom<ChangeRecord>((value) => typeof value === 'object' && value !== null));
const Known = v.object({ known: v.number() });

/*
 * A change is known with all that it is tied to where the first try of it was recorded after what is proved begins: who
 * tries it again, takes it back or stands on it was recorded later than that.
 */
const KNOWS = `
  WITH RECURSIVE tries (id) AS
    (SELECT ? UNION SELECT c.retry_of FROM changes c JOIN tries t ON c.id = t.id WHERE c.retry_of IS NOT NULL)
  SELECT min(c.id IS NOT NULL AND c.recorded_seq > ?) AS known FROM tries t LEFT JOIN changes c ON c.id = t.id`;

/**
 * Answers from what was proved. While older records are still being proved, what they may have to do with is either
 * proved now, or, where it is only shown, found by the projections in the file; what those name is read from its sealed
 * records all the same.
 */
export const createAnswers = (db: DatabaseSync, own: Unlocked, trust: Trust): Answer => {
  const sealed = { records: db, isPurged: (seq: number) => trust.isPurged(seq) };
  let proved: { readonly of: Proved; readonly answer: Answer } | null = null;
  let shown: Answer | null = null;
  const remembered = db.prepare('SELECT 1 FROM identities WHERE customer = ?');

  const fromProved = (): Answer => {
    const of = trust.proved();
    if (proved?.of !== of) proved = { of, answer: createAnswer(of.db, own, sealed) };
    return proved.answer;
  };
  const fromAll = (): Answer => {
    trust.whole();
    return fromProved();
  };
  const fromFile = (): Answer => {
    shown ??= createAnswer(db, own, sealed);
    return shown;
  };

  const knows = (changeId: string): boolean => {
    const { db: places, since } = trust.proved();
    return v.parse(Known, places.prepare(KNOWS).get(changeId, since)).known === 1;
  };
  /** What was recorded behind thousands of others is late only after a start, and only told beside what was proved. */
  const withOlder: Answer = (query) => {
    const proved = v.parse(Changes, fromProved()(query));
    const ids = new Set(proved.map(({ recorded }) => recorded.change.id));
    const older = v.parse(Changes, fromFile()(query)).filter(({ recorded }) => !ids.has(recorded.change.id));
    return [...older, ...proved];
  };

  const answererOf = (query: JournalQuery): Answer => {
    if (trust.isWhole()) return fromProved();
    switch (query.ask) {
      case 'openAttempts':
      case 'openApart':
      case 'apart':
      case 'unreadAttempts':
        return fromProved();
      case 'change':
        return knows(query.changeId) ? fromProved() : fromAll();
      case 'changes':
      case 'lines':
        return query.changeIds.every(knows) ? fromProved() : fromAll();
      case 'lately':
        return query.after >= trust.proved().since ? fromProved() : withOlder;
      case 'identities':
        return remembered.get(blindIndex(own.blindKey, query.customer)) === undefined
          ? fromProved()
          : fromAll();
      case 'activity':
      case 'branch':
      case 'operators':
      case 'reveals':
      case 'handOvers':
      case 'isRecorded':
        return fromFile();
    }
  };

  return (query) => {
    trust.follow();
    return answererOf(query)(query);
  };
};
