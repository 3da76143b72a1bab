import { DatabaseSync } from 'node:sqlite';

/** Reads the journal beside the app, over a connection of its own. The only place that knows its tables. */
export interface Recorded {
  /** The outcome of a change as it stands on disk; null when there is none. */
  outcome(changeId: string): string | null;
  /** Ids of the requests that are on record for a change's present attempt. */
  intendedRequest(changeId: string): string | null;
  close(): void;
}

/** Opens the journal's file for reading. */
export const openRecorded = (file: string): Recorded => {
  const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  const outcome = db.prepare('SELECT outcome FROM changes WHERE id = ?');
  const request = db.prepare(
    'SELECT a.request_id AS request FROM changes c JOIN attempts a ON a.id = c.attempt_id WHERE c.id = ?',
  );
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    outcome: (changeId) => text(outcome.get(changeId)?.outcome),
    intendedRequest: (changeId) => text(request.get(changeId)?.request),
    close: () => db.close(),
  };
};
