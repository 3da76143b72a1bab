import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { JournalEvent } from '../../../src/main/journal/events.ts';
import type { JournalQuery } from '../../../src/main/journal/questions/query.ts';
import type { Head } from '../../../src/main/journal/records/chain.ts';
import { recordsAfter } from '../../../src/main/journal/records/rows.ts';
import { openStore, type Store } from '../../../src/main/journal/store.ts';
import { fixedJournalKeys } from '../../support/journal-keys.ts';
import { oneOfEach, openStoreOf, recordAll, sent, stamp, verify } from '../../unit/main/journal/a-journal.ts';
import { intent } from '../../unit/main/journal/an-event.ts';
import { type Attack, ON_DERIVED, ON_RECORDS } from './attacks.ts';
import { attackOn, on } from './rows.ts';

/** What came of what was done to journals by whoever can write their file. */
export interface Attacked {
  readonly tries: number;
  /** Tries that `--verify-journal` found. */
  readonly found: number;
  /** Tries after which the journal told nothing any more. */
  readonly refused: number;
  /** Tries that a start made good, or that were without effect. */
  readonly madeGood: number;
  /** Answers that were other than before. */
  readonly lies: number;
  readonly findings: readonly string[];
}

const CUSTOMERS = ['A', 'B', 'C', 'D', 'E', 'P'].map((one) => `airpay:${one}`);

const changeIdOf = (events: readonly JournalEvent[]): string =>
  events.flatMap((event) => (event.type === 'attempt.intended' ? event.recorded : []))[0]?.change.id ?? '';

/** The same events, tied to another change. */
const tied = (
  events: readonly JournalEvent[],
  ties: { readonly undoOf?: string; readonly retryOf?: string; readonly after?: string },
): readonly JournalEvent[] =>
  events.map((event) =>
    event.type === 'attempt.intended'
      ? { ...event, recorded: event.recorded.map((one) => ({ ...one, ...ties })) }
      : event,
  );

/** A journal in which changes are open, undone, tried again and stood on, with checkpoints between. */
const make = (file: string): void => {
  const store = openStoreOf(file);
  const add = (events: readonly JournalEvent[]): string => {
    recordAll(store, events);
    store.checkpoint('hour', stamp());
    return changeIdOf(events);
  };
  add(oneOfEach('A'));
  add(sent('B', 'unknown'));
  const done = add(sent('C'));
  add(sent('P'));
  store.purge({ customer: 'airpay:P', operator: 'asha', stamp: stamp() });
  const failed = add(sent('D', 'not-applied'));
  add(tied(sent('C'), { undoOf: done }));
  const again = add(tied(sent('D'), { retryOf: failed }));
  add(tied(sent('D'), { after: again }));
  add([intent('E')]);
  add(oneOfEach('C'));
  add(sent('E', 'accepted'));
  add(sent('E', 'rejected'));
  store.close();
};

const idsIn = (file: string): readonly string[] =>
  on(file, (db) => db.prepare('SELECT id FROM changes ORDER BY id').all()).map(({ id }) => String(id));

const questionsFor = (ids: readonly string[]): readonly JournalQuery[] => [
  { ask: 'openAttempts' },
  { ask: 'openApart', customer: null },
  { ask: 'unreadAttempts' },
  { ask: 'lines', changeIds: ids },
  ...ids.map((changeId) => ({ ask: 'change', changeId }) as const),
  ...CUSTOMERS.flatMap(
    (customer) =>
      [
        { ask: 'identities', customer },
        { ask: 'lately', customer, after: 0 },
      ] as const,
  ),
];

/** What is only shown, and while older records are being proved found by what stands in the file. */
const SHOWN: readonly JournalQuery[] = [
  ...CUSTOMERS.map((customer) => ({ ask: 'activity', customer, limit: 50 }) as const),
  { ask: 'branch', filter: {}, before: null, limit: 50 },
  { ask: 'branch', filter: { outcome: 'unknown' }, before: null, limit: 50 },
  { ask: 'operators' },
];

type Told = { readonly told: unknown } | 'refused';

const isToldOf = (what: string, is: Exclude<Told, 'refused'>, truth: Told | undefined): boolean =>
  isDeepStrictEqual(is, truth) ||
  (isOnKeys(what) && truth !== undefined && truth !== 'refused' && isHonest(is.told, truth.told));

const ask = (store: Store, query: JournalQuery): Told => {
  try {
    return { told: store.answer(query) };
  } catch {
    return 'refused';
  }
};

/** Whether an answer says of itself that a record of it cannot be opened. */
const saysSealed = (one: unknown): boolean =>
  ['"why":"sealed"', '"isPartly":true', '"id":null'].some((mark) => JSON.stringify(one).includes(mark));

/** Attacks on keys alone: every record is the one that was written. */
const isOnKeys = (what: string): boolean => /^(every key|keys) /.test(what);

/**
 * Where a key was taken away or exchanged, whether what is told leaves out of the truth what cannot be opened, or says that
 * it cannot be: such a record is set apart, and nobody acts on it.
 */
const isHonest = (is: unknown, truth: unknown): boolean =>
  saysSealed(is) ||
  (Array.isArray(is) &&
    Array.isArray(truth) &&
    is.every((one) => truth.some((other) => isDeepStrictEqual(one, other))));

const settleAll = (store: Store): void => {
  while (store.settle(1_000));
};

const bytesOf = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

/**
 * Does each of them to a journal that is open, and to one that is not; each with all of it proved at the start, and with
 * older records that are proved later. `every`: only each so-manieth of them.
 */
export const tryAttacks = (
  folder: string,
  every = 1,
): { readonly derived: Attacked; readonly records: Attacked } => {
  const original = join(folder, 'attacked-original.db');
  make(original);
  const ids = idsIn(original);
  const { secrets } = fixedJournalKeys;
  const acted = questionsFor(ids);
  const all = [...acted, ...SHOWN];
  const end: Head = on(original, (db) => {
    const last = [...recordsAfter(db, 0)].at(-1);
    return { journal: fixedJournalKeys.known.journal, seq: last?.seq ?? 0, hash: last?.hash ?? '' };
  });
  const open = (file: string, atOnce: number): Store =>
    openStore({ file, secrets, known: end, stamp: stamp(), atOnce });

  const untouched = open(original, 1_000);
  const truth = new Map(all.map((query) => [query, ask(untouched, query)]));
  untouched.close();
  if ([...truth.values()].includes('refused')) throw new Error('a journal that nobody touched tells nothing');

  const attempt = (attacks: readonly Attack[]): Attacked => {
    let [tries, found, refused, madeGood, lies] = [0, 0, 0, 0, 0];
    const findings: string[] = [];
    let nth = 0;
    const fresh = (): string => {
      const file = join(folder, `attacked-${nth}`, 'journal.db');
      nth += 1;
      rmSync(join(folder, `attacked-${nth - 2}`), { recursive: true, force: true });
      mkdirSync(join(file, '..'));
      copyFileSync(original, file);
      return file;
    };
    /** Counts what is told: nothing else than the truth, or nothing at all. */
    const judge = (what: string, store: Store, queries: readonly JournalQuery[]): boolean => {
      let isTold = true;
      for (const query of queries) {
        const is = ask(store, query);
        if (is === 'refused') isTold = false;
        else if (!isToldOf(what, is, truth.get(query))) {
          lies += 1;
          findings.push(`${what}: ${JSON.stringify(query)} was answered with something else`);
        }
      }
      return isTold;
    };
    const count = (isTold: boolean): void => {
      tries += 1;
      if (isTold) madeGood += 1;
      else refused += 1;
    };

    const whileOpen = ({ name, run }: Attack, atOnce: number, isWarm: boolean): void => {
      const what = `${name}, while the journal is open${isWarm ? ' and was asked' : ''}`;
      const file = fresh();
      const store = open(file, atOnce);
      if (isWarm) for (const query of acted) ask(store, query);
      attackOn(file, run);
      const isTold = judge(what, store, acted);
      const event = { ...stamp(), event: intent('Z') };
      try {
        const { seq } = store.record([event]);
        const isThere = on(file, (db) => db.prepare('SELECT id FROM events WHERE seq = ?').get(seq));
        if (isThere?.id !== event.id) findings.push(`${what}: a record was acknowledged and is not there`);
      } catch {
        // It was not acknowledged.
      }
      count(isTold);
      store.close();
    };

    const beforeStart = ({ name, run }: Attack, atOnce: number): void => {
      const what = `${name}, before a start`;
      const file = fresh();
      attackOn(file, run);
      if (verify(file, end).faults.length > 0) found += 1;
      else findings.push(`${what}: a verification does not find it`);
      const before = bytesOf(join(file, '..'));
      let store: Store;
      try {
        store = open(file, atOnce);
      } catch {
        if (!isDeepStrictEqual(bytesOf(join(file, '..')), before))
          findings.push(`${what}: the refused file was altered`);
        count(false);
        return;
      }
      let isTold = judge(what, store, acted);
      try {
        settleAll(store);
        isTold = judge(`${what}, when all is proved`, store, all) && isTold;
      } catch {
        isTold = false;
      }
      store.close();
      // What a key was taken from stays as it is, and stays found.
      if (isTold && !isOnKeys(what) && verify(file, end).faults.length > 0)
        findings.push(`${what}: it was not made good: ${JSON.stringify(verify(file, end).faults)}`);
      count(isTold);
    };

    for (const attack of attacks.filter((_, index) => index % every === 0)) {
      for (const atOnce of [1_000, 4]) {
        whileOpen(attack, atOnce, false);
        whileOpen(attack, atOnce, true);
        beforeStart(attack, atOnce);
      }
    }
    return { tries, found, refused, madeGood, lies, findings };
  };
  return { derived: attempt(ON_DERIVED), records: attempt(ON_RECORDS) };
};
