import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { v4, v7 } from 'uuid';
import { systemClock } from '../../src/main/clock/system-clock.ts';
import { createMemoryKeychain } from '../../src/main/credentials/keychain/memory-keychain.ts';
import type { JournalEvent } from '../../src/main/journal/events.ts';
import { openJournal } from '../../src/main/journal/journal.ts';
import { loadJournalKeys } from '../../src/main/journal/keys/keys.ts';
import { shownText } from '../../src/shared/domain/shown-text.ts';

/** How fast the journal is, beside the command line of SQLite that inserts the same rows in the same commits. */
export interface JournalRates {
  /** Events that are on disk, a second: one attempt after another, each of its steps a commit of its own. */
  readonly eventsPerSecond: number;
  /** The same rows, ready made, by `sqlite3` with synchronous FULL in the same run; or why they cannot be. */
  readonly cli: { readonly perSecond: number } | { readonly why: string };
  /** Events that are on disk, a second, when 64 attempts are under way at a time and share commits. */
  readonly groupedPerSecond: number;
  readonly events: number;
}

type Append = (...events: readonly JournalEvent[]) => Promise<void>;

/** One attempt as the pipeline records it: three commits, four events. */
const attempt = async (append: Append, nth: number): Promise<void> => {
  const changeId = v7();
  const attemptId = v7();
  const key = `airpay:CUST${nth % 500}`;
  const customer = { key, ids: { airpay: `CUST${nth % 500}` } };
  await append({
    type: 'attempt.intended',
    ...{ attemptId, upstream: 'airpay', requestId: v7(), operator: 'bench' },
    recorded: [
      {
        change: {
          ...{ id: changeId, kind: 'card-usage.set', customer },
          payload: { channel: 'ATM', status: 'NOTALLOWED' },
          ...{ prior: 'ALLOWED', operator: 'bench', draftedAt: nth },
        },
        summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
      },
    ],
    expectation: { prior: 'ALLOWED' },
  });
  const end = { type: 'change.concluded', changeId, reason: null, notes: [] } as const;
  await append(
    {
      type: 'attempt.replied',
      attemptId,
      reply: {
        ...{ outcome: 'accepted', reason: null, notes: [], upstreamRequestId: shownText(v4()) },
        ...{ httpStatus: 200, mergedInto: null },
      },
    },
    { ...end, outcome: 'accepted' },
  );
  await append({ ...end, outcome: 'confirmed' });
};

const TABLES = ['events', 'record_keys', 'attempts', 'changes'] as const;

const literal = (value: unknown): string => {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
};

/**
 * The rows that are in a journal, as statements for the command line, in the commits in which they came to be: an
 * intent with its projections, a reply with a conclusion, a conclusion.
 */
const scriptOf = (file: string): string => {
  const db = new DatabaseSync(file, { readOnly: true });
  const schema = db
    .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index'")
    .all()
    .map(({ sql }) => `${String(sql)};`);
  const insert = (table: string, row: Readonly<Record<string, unknown>>): string =>
    `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.values(row).map(literal).join()});`;
  const rows = (table: (typeof TABLES)[number], by: string): ReadonlyMap<number, string> =>
    new Map(
      db
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => [Number(row[by]), insert(table, row)]),
    );
  const keys = rows('record_keys', 'seq');
  const attempts = rows('attempts', 'intent_seq');
  const changes = rows('changes', 'recorded_seq');
  const script: string[] = [
    'PRAGMA journal_mode = wal;',
    'PRAGMA synchronous = FULL;',
    'PRAGMA secure_delete = 1;',
    'BEGIN;',
    ...schema,
    'COMMIT;',
  ];
  let open = false;
  for (const row of db.prepare('SELECT * FROM events ORDER BY seq').all()) {
    const seq = Number(row.seq);
    const isOwn = String(row.type).startsWith('journal.');
    if (!open) script.push('BEGIN IMMEDIATE;');
    script.push(insert('events', row), keys.get(seq) ?? '', attempts.get(seq) ?? '', changes.get(seq) ?? '');
    // A reply and the conclusion behind it are one commit.
    open = row.type === 'attempt.replied';
    if (!open || isOwn) script.push('COMMIT;');
  }
  db.close();
  return script.join('\n');
};

/** Milliseconds that the command line takes for a script, or why it cannot be told. */
const byCommandLine = (database: string, script: string): number | string => {
  const begun = performance.now();
  const { status, error, stderr } = spawnSync('sqlite3', ['-bail', database], {
    input: script,
    encoding: 'utf8',
  });
  const took = performance.now() - begun;
  if (error !== undefined) return `the sqlite3 command line does not run here: ${error.message}`;
  return status === 0 ? took : `the sqlite3 command line failed: ${stderr.trim().slice(0, 200)}`;
};

/** Rounds in which the journal and the command line take turns, so that a noisy moment hits both alike. */
const ROUNDS = 5;
const LANES = 64;

/** Measures `attempts` attempts a round one after another, and as many side by side. */
export const measureJournal = async (attempts = 120): Promise<JournalRates> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-journal-bench-'));
  const workerFile = new URL('../../src/main/journal/worker.ts', import.meta.url);
  const clock = systemClock;
  const ids = { v7: () => v7(), v4: () => v4() };
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  let oneByOne = 0;
  let sideBySide = 0;
  let commandLine: number | string = 0;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const file = join(folder, `journal-${round}.db`);
      const keys = await loadJournalKeys({ keychain: createMemoryKeychain(), file, journal: ids.v4 });
      const journal = await openJournal({ file, workerFile, clock, ids, keys });
      const append: Append = (...events) => journal.append(...events);
      oneByOne += await timed(async () => {
        for (let nth = 0; nth < attempts; nth += 1) await attempt(append, nth);
      });
      const script = scriptOf(file);
      sideBySide += await timed(() =>
        Promise.all(
          Array.from({ length: LANES }, async (_, lane) => {
            for (let nth = lane; nth < attempts; nth += LANES) await attempt(append, nth);
          }),
        ),
      );
      await journal.close();
      const took = byCommandLine(join(folder, `cli-${round}.db`), script);
      if (typeof commandLine === 'number') commandLine = typeof took === 'number' ? commandLine + took : took;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const events = attempts * 4 * ROUNDS;
  return {
    eventsPerSecond: (events * 1000) / oneByOne,
    cli:
      typeof commandLine === 'string' ? { why: commandLine } : { perSecond: (events * 1000) / commandLine },
    groupedPerSecond: (events * 1000) / sideBySide,
    events,
  };
};
