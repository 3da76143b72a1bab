import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { TriesSettings } from '../../shared/config/operators.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * Wrong PINs, counted for each person and for the device, over restarts and in every process of this user. Each try is
 * counted before it is made, so that one that is cut off counts too.
 */
export interface Tries {
  /** Counts a try for a person, or says how long nobody may try yet, in milliseconds. */
  begin(person: string): { readonly ok: true } | { readonly ok: false; readonly waitMs: number };
  /** How long nobody may try yet for a person, in milliseconds; 0: they may. */
  waitMs(person: string): number;
  /** That the try was right: the person's wrong ones are forgotten, and the device's count is as before the try. */
  wasRight(person: string): void;
  close(): void;
}

const DEVICE = 'device';

/** Persons that are counted one by one. Ids that nobody has share one count beyond it. */
const MOST_PERSONS = 5_000;

/** How wrong tries are slowed down, in seconds and minutes. */
export interface Slowing extends TriesSettings {
  /** One wrong try of a person is forgotten each so many minutes; left out: none is. */
  readonly forgetPersonMinutes?: number;
}

const Row = v.object({ wrong: v.number(), last_ms: v.number(), forgot_ms: v.number() });

interface Count {
  readonly wrong: number;
  /** When the last try began. */
  readonly last: number;
  /** From when on the device forgets. */
  readonly forgot: number;
}

const keyOf = (person: string): string => createHash('sha256').update(person.toLowerCase()).digest('hex');

/**
 * Opens the counts. They go by the time since the machine was started, which nobody sets: after a restart of the machine it
 * is smaller than what is on record, and a wait begins anew.
 * @param file the database; every process of this user that checks PINs has to name the same
 * @param lost whether there were counts that are gone: then the device waits as long as it ever does
 */
export const openTries = (
  file: string,
  { person: personWaits, device: deviceWaits, forgetMinutes, forgetPersonMinutes }: Slowing,
  clock: Pick<Clock, 'mark'>,
  lost = false,
): Tries => {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  db.exec(`CREATE TABLE IF NOT EXISTS tries (
    key TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last_ms REAL NOT NULL, forgot_ms REAL NOT NULL
  ) STRICT, WITHOUT ROWID`);
  const get = db.prepare('SELECT wrong, last_ms, forgot_ms FROM tries WHERE key = ?');
  const put = db.prepare('INSERT OR REPLACE INTO tries (key, wrong, last_ms, forgot_ms) VALUES (?, ?, ?, ?)');
  const many = db.prepare('SELECT count(*) AS n FROM tries');
  const all = db.prepare('SELECT key FROM tries');
  const drop = db.prepare('DELETE FROM tries WHERE key = ?');
  const forgetMs = forgetMinutes * 60_000;
  const nowMs = (): number => clock.mark().whole;

  const write = (key: string, { wrong, last, forgot }: Count): void => void put.run(key, wrong, last, forgot);

  const read = (key: string): Count => {
    const row = get.get(key);
    if (row === undefined) return { wrong: 0, last: nowMs(), forgot: nowMs() };
    const { wrong, last_ms: last, forgot_ms: forgot } = v.parse(Row, row);
    const now = nowMs();
    const kept = { wrong, last: Math.min(last, now), forgot: Math.min(forgot, now) };
    // The machine was started anew since: from here on its own time counts.
    if (last > now || forgot > now) write(key, kept);
    return kept;
  };

  /** What is left of a count of which one is forgotten each so often. */
  const lessForgotten = ({ wrong, last, forgot }: Count, everyMs: number): Count => {
    const forgotten = Math.floor((nowMs() - forgot) / everyMs);
    return { wrong: Math.max(0, wrong - forgotten), last, forgot: forgot + forgotten * everyMs };
  };

  const readDevice = (): Count => lessForgotten(read(DEVICE), forgetMs);

  const readPerson = (key: string): Count => {
    const count = read(key);
    return forgetPersonMinutes === undefined ? count : lessForgotten(count, forgetPersonMinutes * 60_000);
  };

  const leftMs = ({ wrong, last }: Count, waits: readonly number[]): number =>
    wrong === 0 ? 0 : Math.max(0, last + (waits[Math.min(wrong, waits.length) - 1] ?? 0) * 1_000 - nowMs());

  const countedKey = (person: string): string => {
    const key = keyOf(person);
    if (get.get(key) !== undefined) return key;
    return v.parse(v.object({ n: v.number() }), many.get()).n < MOST_PERSONS ? key : 'others';
  };

  /** Makes room: whose wrong tries are all forgotten needs no count. */
  const dropForgotten = (): void => {
    if (v.parse(v.object({ n: v.number() }), many.get()).n < MOST_PERSONS) return;
    for (const row of all.all()) {
      const { key } = v.parse(v.object({ key: v.string() }), row);
      if (key !== DEVICE && readPerson(key).wrong === 0) drop.run(key);
    }
  };

  const inOne = <T>(work: () => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      db.exec('COMMIT');
      return done;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };

  if (lost) {
    const now = nowMs();
    inOne(() => write(DEVICE, { wrong: deviceWaits.length, last: now, forgot: now }));
  }

  const waitOf = (own: Count, device: Count): number =>
    Math.max(leftMs(own, personWaits), leftMs(device, deviceWaits));

  return {
    waitMs: (person) => inOne(() => waitOf(readPerson(countedKey(person)), readDevice())),
    begin: (person) =>
      inOne(() => {
        dropForgotten();
        const key = countedKey(person);
        const [own, device] = [readPerson(key), readDevice()];
        const waitMs = waitOf(own, device);
        if (waitMs > 0) return { ok: false, waitMs };
        const now = nowMs();
        write(key, { ...own, wrong: own.wrong + 1, last: now });
        write(DEVICE, { ...device, wrong: device.wrong + 1, last: now });
        return { ok: true };
      }),
    wasRight: (person) =>
      inOne(() => {
        const [own, device] = [readPerson(countedKey(person)), readDevice()];
        write(countedKey(person), { ...own, wrong: 0 });
        // Nobody waits for what somebody else got wrong before a right one.
        const last = nowMs() - 1_000 * (deviceWaits.at(-1) ?? 0);
        write(DEVICE, { ...device, wrong: Math.max(0, device.wrong - 1), last });
      }),
    close: () => db.close(),
  };
};
