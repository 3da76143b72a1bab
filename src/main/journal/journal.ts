import { Worker } from 'node:worker_threads';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { BranchPosition, BranchQuestion } from './answers.ts';
import type { JournalEvent, Stamp } from './events.ts';
import { JournalError } from './faults.ts';
import type { JournalKeys } from './keys/keys.ts';
import type { Differences } from './projections/derived.ts';
import { createHeadKeeper } from './proof/keep-head.ts';
import { createSeqAges } from './proof/seq-ages.ts';
import type { JournalRequest, JournalResponse, WorkerStart } from './protocol.ts';
import type { JournalAnswers, JournalQuery } from './questions/query.ts';
import type { Head } from './records/chain.ts';

/**
 * The durable record of what was done. Calls reject with a {@link JournalError} when the disk does not take what has
 * to be recorded, or does not give what was; `journalProblem` words it for an operator.
 */
export interface Journal {
  /** Resolves when the events are on disk, all of them or none. */
  append(...events: readonly JournalEvent[]): Promise<void>;
  /**
   * Records an event under an id and a time of its own, which it has had since it came about. Resolves when it is on disk;
   * one whose id is on record is not recorded again.
   */
  appendOnce(stamp: Stamp, event: JournalEvent): Promise<void>;
  /** The customer's changes, newest first. */
  activity(customer: string, limit: number): Promise<JournalAnswers['activity']>;
  /** Ids that operators confirmed for this customer. */
  identities(customer: string): Promise<JournalAnswers['identities']>;
  /** A page of the changes of all customers, newest first. Whoever asks records `journal.searched` first. */
  branch(
    filter: BranchQuestion,
    before: BranchPosition | null,
    limit: number,
  ): Promise<JournalAnswers['branch']>;
  /** How many values were revealed to an operator since a time, in milliseconds since the epoch. */
  reveals(operator: string, since: number): Promise<JournalAnswers['reveals']>;
  /** What was handed over and nobody has taken over yet, newest first; of the newest records alone. */
  handOvers(): Promise<JournalAnswers['handOvers']>;
  /** Everybody who ever made a change here, sorted. */
  operators(): Promise<JournalAnswers['operators']>;
  /** Attempts with a change that is open, oldest first: what a start has to read back. */
  openAttempts(): Promise<JournalAnswers['openAttempts']>;
  /**
   * Changes of a customer, or of all, of which nobody knows what came, and whose records cannot be read; oldest first.
   */
  openApart(customer: string | null): Promise<JournalAnswers['openApart']>;
  /** Records of a customer, or of all, of which this version cannot tell even what is in plain; newest first. */
  apart(customer: string | null, limit: number): Promise<JournalAnswers['apart']>;
  /** Attempts with a change that was accepted, and whose read-back did not come to its end; oldest first. */
  unreadAttempts(): Promise<JournalAnswers['unreadAttempts']>;
  /**
   * The customer's changes that a system said yes to, and of which nothing proves that they were concluded longer than
   * `withinMs` ago; the one sent last comes last. After a start that is all of them, for so long. Rejects where the record
   * of one of them cannot be read.
   */
  lately(customer: string, withinMs: number): Promise<JournalAnswers['lately']>;
  /**
   * The complete change with its attempt and outcome; `null` when none of that id is on record. Rejects where its record
   * cannot be read.
   */
  change(changeId: string): Promise<JournalAnswers['change']>;
  /** Those of these changes that are on record, in the order of their records. */
  lines(changeIds: readonly string[]): Promise<JournalAnswers['lines']>;
  /**
   * Those of the changes that are on record and can be read, in the order asked for: each record of the disk is read once
   * for all.
   */
  changes(changeIds: readonly string[]): Promise<JournalAnswers['changes']>;
  close(): Promise<void>;
}

/** What only those who look after a journal call. */
export interface JournalCare {
  /** Signs everything that was recorded so far, and tells the keychain. */
  checkpoint(): Promise<void>;
  /**
   * Makes the records of a customer unreadable for good. Rejects with `open-attempts` while a change of the customer
   * has no settled outcome, and nobody looked at it by hand.
   */
  purge(customer: string, operator: string): Promise<void>;
  /** Puts a new master key in the place of the present one; no record is written anew. */
  rotate(operator: string): Promise<void>;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Ask = JournalRequest extends infer R ? (R extends JournalRequest ? Omit<R, 'id'> : never) : never;

/**
 * Opens the journal in its own thread.
 * @param options.file path of the database
 * @param options.workerFile the built worker, or its source under tests
 * @param options.keys what `loadJournalKeys` gave for this file
 * @throws {@link JournalError} when the database cannot be opened, or is not what the keychain knows
 */
export const openJournal = async (options: {
  readonly file: string;
  readonly workerFile: string | URL;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly keys: JournalKeys;
  /** Hears of it when what follows from the records was not what it has to be, and was made anew. */
  readonly onRebuilt?: (differences: Differences) => void;
  /** Told that the thread of an open journal ended by itself: from then on every call rejects with `closed`. */
  readonly onEnded?: () => void;
}): Promise<Journal & JournalCare> => {
  const { file, clock, ids, keys, onRebuilt = () => {}, onEnded = () => {} } = options;
  const stamp = (): Stamp => ({ id: ids.v7(), at: epochMs(clock.now()) });
  const worker = new Worker(options.workerFile, {
    workerData: {
      ...{ file, secrets: keys.secrets, known: keys.known },
      stamp: stamp(),
      ...{ rebuilding: stamp(), checkpoint: stamp() },
    } satisfies WorkerStart,
  });
  const ages = createSeqAges(clock);
  const keeper = createHeadKeeper((head) => keys.saveHead(head));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let broken: Error | null = null;
  let isInUse = false;

  const breakAll = (error: Error): void => {
    broken ??= error;
    for (const { reject } of waiting.values()) reject(broken);
    waiting.clear();
    if (isInUse) onEnded();
    isInUse = false;
  };

  const opened = new Promise<{ readonly head: Head; readonly isNext: boolean }>((resolve, reject) => {
    worker.on('message', (response: JournalResponse) => {
      if ('ready' in response) return resolve(response);
      if ('rebuilt' in response) {
        keeper.note(response.head);
        return onRebuilt(response.rebuilt);
      }
      const failed = 'error' in response ? new JournalError(response.why, response.error) : null;
      if (response.id === null) return reject(failed ?? new JournalError('closed', 'not opened'));
      const entry = waiting.get(response.id);
      waiting.delete(response.id);
      if (failed !== null) return entry?.reject(failed);
      if ('head' in response && response.head !== null) {
        keeper.note(response.head);
        ages.note(response.head.seq);
      }
      if ('value' in response) entry?.resolve(response.value);
    });
    worker.on('error', (error) => {
      breakAll(new JournalError('closed', error instanceof Error ? error.message : 'the journal failed'));
      reject(error);
    });
    worker.on('exit', () => breakAll(new JournalError('closed', 'the journal is closed')));
  });

  const ask = <T>(request: Ask): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (broken !== null) return reject(broken);
      last += 1;
      waiting.set(last, { resolve: (value) => resolve(value as T), reject });
      worker.postMessage({ ...request, id: last } satisfies JournalRequest);
    });
  const query = <T>(asked: JournalQuery): Promise<T> => ask<T>({ query: asked });

  const { head, isNext } = await opened;
  isInUse = true;
  keeper.note(head);
  ages.note(head.seq);
  if (isNext && keys.secrets.next !== null) await keys.promoteNext(keys.secrets.next);

  return {
    appendOnce: async (own, event) => {
      const known = await query<JournalAnswers['isRecorded']>({ ask: 'isRecorded', id: own.id });
      if (!known) await ask({ append: [{ ...own, event }] });
    },
    append: (...events) => ask({ append: events.map((event) => ({ ...stamp(), event })) }),
    activity: (customer, limit) => query({ ask: 'activity', customer, limit }),
    identities: (customer) => query({ ask: 'identities', customer }),
    branch: (filter, before, limit) => query({ ask: 'branch', filter, before, limit }),
    operators: () => query({ ask: 'operators' }),
    reveals: (operator, since) => query({ ask: 'reveals', operator, since }),
    handOvers: () => query({ ask: 'handOvers' }),
    openAttempts: () => query({ ask: 'openAttempts' }),
    openApart: (customer) => query({ ask: 'openApart', customer }),
    apart: (customer, limit) => query({ ask: 'apart', customer, limit }),
    unreadAttempts: () => query({ ask: 'unreadAttempts' }),
    lately: (customer, withinMs) => query({ ask: 'lately', customer, after: ages.last(withinMs) }),
    change: (changeId) => query({ ask: 'change', changeId }),
    lines: (changeIds) => query({ ask: 'lines', changeIds }),
    changes: (changeIds) => query({ ask: 'changes', changeIds }),
    checkpoint: () => ask({ checkpoint: { why: 'hour', stamp: stamp() } }),
    purge: (customer, operator) => ask({ purge: { customer, operator, stamp: stamp() } }),
    rotate: async (operator) => {
      const next = await keys.stageNext();
      await ask({ rotate: { next, operator, stamp: stamp() } });
      await keys.promoteNext(next);
    },
    close: async () => {
      isInUse = false;
      await ask({ close: { stamp: stamp() } });
      await keeper.idle();
      await worker.terminate();
    },
  };
};
