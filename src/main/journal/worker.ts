import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { journalErrorOf } from './faults.ts';
import type { JournalRequest, JournalResponse, WorkerStart } from './protocol.ts';
import type { Head } from './records/chain.ts';
import { openStore, type Store } from './store.ts';

/*
 * The journal's own thread: SQLite is synchronous, a commit waits for the disk, and records are encrypted and hashed
 * here. Requests that arrive while one commit waits are taken together by the next (group commit), so that many
 * attempts share one flush.
 */

type AppendRequest = Extract<JournalRequest, { readonly append: unknown }>;
type OtherRequest = Exclude<JournalRequest, AppendRequest>;

const MOST_IN_ONE_COMMIT = 1_000;
/** Milliseconds of proving older records at a time, and between two times. */
const SETTLE_MS = 5;
const SETTLE_PAUSE_MS = 20;

/** A checkpoint that the disk does not take holds nothing else up: what it would cover stays as it is. */
const tryCheckpoint = (store: Store, ...asked: Parameters<Store['checkpoint']>): Head => {
  try {
    return store.checkpoint(...asked);
  } catch {
    return store.head();
  }
};

const serve = (port: NonNullable<typeof parentPort>, start: WorkerStart): void => {
  const post = (response: JournalResponse): void => port.postMessage(response);
  const store: Store = openStore({
    ...start,
    onRebuilt: (rebuilt, head) => post({ rebuilt, head }),
  });
  const fail = (id: number, error: unknown): void => {
    const { why, message } = journalErrorOf(error);
    post({ id, why, error: message });
  };

  const append = (requests: readonly AppendRequest[]): void => {
    let head: Head;
    try {
      head = store.record(requests.flatMap((request) => request.append));
    } catch (error) {
      const { why } = journalErrorOf(error);
      // One bad request must not take its neighbors with it, and a small one may fit where all together do not: each
      // is tried once more, alone.
      if (requests.length > 1 && (why === 'refused' || why === 'full')) {
        for (const request of requests) append([request]);
      } else for (const request of requests) fail(request.id, error);
      return;
    }
    for (const request of requests) post({ id: request.id, value: null, head });
  };

  const answer = (request: OtherRequest): { readonly value: unknown; readonly head: Head | null } => {
    if ('query' in request) return { value: store.answer(request.query), head: null };
    if ('purge' in request) return { value: null, head: store.purge(request.purge) };
    if ('rotate' in request) {
      const head = store.rotate(request.rotate);
      settleSoon();
      return { value: null, head };
    }
    if ('checkpoint' in request) {
      const { why, stamp } = request.checkpoint;
      return { value: null, head: store.checkpoint(why, stamp) };
    }
    const head = tryCheckpoint(store, 'end', request.close.stamp);
    store.close();
    return { value: null, head };
  };

  const one = (request: OtherRequest): void => {
    try {
      post({ id: request.id, ...answer(request) });
    } catch (error) {
      fail(request.id, error);
    }
    if ('close' in request) {
      clearTimeout(settling);
      port.close();
    }
  };

  /** Older records are proved a little at a time, so that nobody waits for them and no core is kept busy. */
  let settling: NodeJS.Timeout | undefined;
  const settleSoon = (): void => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      try {
        if (store.settle(SETTLE_MS)) settleSoon();
      } catch {
        // It is told with the next call, and with each after it.
      }
    }, SETTLE_PAUSE_MS);
  };

  const drain = (first: JournalRequest): readonly JournalRequest[] => {
    const requests = [first];
    while (requests.length < MOST_IN_ONE_COMMIT) {
      const next: { message: JournalRequest } | undefined = receiveMessageOnPort(port);
      if (next === undefined) break;
      requests.push(next.message);
    }
    return requests;
  };

  port.on('message', (first: JournalRequest) => {
    let batch: AppendRequest[] = [];
    const commit = (): void => {
      if (batch.length > 0) append(batch);
      batch = [];
    };
    for (const request of drain(first)) {
      if ('append' in request) batch.push(request);
      else {
        commit();
        one(request);
      }
    }
    commit();
  });
  const head = tryCheckpoint(store, 'start', start.checkpoint);
  post({ ready: true, head, isNext: store.unlocked().isNext });
  settleSoon();
};

if (parentPort !== null) {
  try {
    serve(parentPort, workerData);
  } catch (error) {
    const { why, message } = journalErrorOf(error);
    parentPort.postMessage({ id: null, why, error: message } satisfies JournalResponse);
    parentPort.close();
  }
}
