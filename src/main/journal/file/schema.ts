/**
 * Version 1: events in plain. `events` is the record; the other tables are projections of it, written in the same
 * transaction, for fast reading.
 */
export const VERSION_1 = `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    upstream TEXT NOT NULL,
    request_id TEXT NOT NULL,
    upstream_request_id TEXT,
    at INTEGER NOT NULL,
    reply TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE changes (
    id TEXT PRIMARY KEY,
    customer TEXT NOT NULL,
    upstream TEXT NOT NULL,
    attempt_id TEXT,
    at INTEGER NOT NULL,
    operator TEXT NOT NULL,
    summary TEXT NOT NULL,
    outcome TEXT,
    reason TEXT,
    notes TEXT NOT NULL DEFAULT '[]'
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX changes_by_customer ON changes (customer, at DESC, id DESC);

  CREATE TABLE identities (
    customer TEXT NOT NULL,
    upstream TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (customer, upstream)
  ) STRICT, WITHOUT ROWID;
  `;

/** Which changes are open: nobody knows what came of them, and nobody looked at them by hand. */
export const IS_OPEN = "(outcome IS NULL OR outcome = 'unknown') AND looked_seq IS NULL";

/**
 * Whether a change counts for the list of what is open that a checkpoint holds: it is open, or was accepted and the
 * reading back did not come to its end. For `changes c LEFT JOIN events e` on the conclusion.
 */
export const IS_UNDER_WAY = `c.looked_seq IS NULL AND (c.outcome IS NULL OR c.outcome = 'unknown'
    OR (c.outcome = 'accepted' AND e.facts ->> '$.code' IS NULL))`;

/**
 * The projections, as this version has them: what is stored in plain, and what is asked for by it; a `_seq` is the record
 * that holds the rest. A version that changes them makes them anew from the records.
 */
export const PROJECTION_SCHEMA = `
  CREATE TABLE attempts (
    id TEXT PRIMARY KEY,
    customer BLOB,
    upstream TEXT NOT NULL,
    request_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    intent_seq INTEGER NOT NULL,
    reply_seq INTEGER
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE changes (
    id TEXT PRIMARY KEY,
    customer BLOB,
    kind TEXT NOT NULL,
    upstream TEXT NOT NULL,
    operator TEXT NOT NULL,
    attempt_id TEXT,
    at INTEGER NOT NULL,
    outcome TEXT,
    recorded_seq INTEGER NOT NULL,
    concluded_seq INTEGER,
    retry_of TEXT,
    undo_of TEXT,
    after_id TEXT,
    looked_seq INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX changes_by_customer ON changes (customer, recorded_seq DESC, id DESC);
  CREATE INDEX changes_by_outcome ON changes (outcome, upstream, recorded_seq DESC, id DESC, at);
  CREATE INDEX changes_by_operator ON changes (operator, outcome, upstream, recorded_seq DESC, id DESC, at);
  CREATE INDEX changes_by_retry ON changes (retry_of) WHERE retry_of IS NOT NULL;
  CREATE INDEX changes_by_undo ON changes (undo_of) WHERE undo_of IS NOT NULL;
  CREATE INDEX changes_by_step ON changes (after_id) WHERE after_id IS NOT NULL;

  CREATE TABLE operators (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

  CREATE TABLE identities (
    customer BLOB NOT NULL,
    upstream TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (customer, upstream)
  ) STRICT, WITHOUT ROWID;
  `;

/**
 * A chain of encrypted records, since version 2. `events` is only ever added to; the keys of the records stand in a table
 * of their own, so that they can be wrapped anew or destroyed while the chain stays as it is.
 */
export const RECORD_SCHEMA = `
  CREATE TABLE journal (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    public_key BLOB NOT NULL,
    generation INTEGER NOT NULL,
    blind_key BLOB NOT NULL
  ) STRICT;

  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    type TEXT NOT NULL,
    customer BLOB,
    facts TEXT NOT NULL,
    hash BLOB NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE record_keys (
    seq INTEGER PRIMARY KEY,
    generation INTEGER NOT NULL,
    wrapped BLOB NOT NULL
  ) STRICT;
  `;
