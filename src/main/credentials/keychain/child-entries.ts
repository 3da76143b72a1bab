import * as v from 'valibot';
import type { KeychainResult } from '../../ports/keychain.ts';
import type { KeychainChild } from '../../ports/keychain-child.ts';
import type { Entries } from './entries.ts';
import { fault, faultOf, given } from './keychain-faults.ts';
import { type KeychainReply, KeychainReplySchema, type KeychainRequest } from './keychain-protocol.ts';

/** What {@link createChildEntries} needs. */
export interface ChildEntriesDeps {
  /** Starts `out/main/keychain-child.js`. May throw. */
  readonly spawn: () => KeychainChild;
  /** The name under which the operating system files the entries. */
  readonly service: string;
}

type Found = Extract<KeychainReply, { readonly ok: true }>;
type Ask<R = KeychainRequest> = R extends KeychainRequest ? Omit<R, 'id' | 'service'> : never;

/** `stale`: the child worked before, so a new one may find what this one has lost. */
interface Answer {
  readonly result: KeychainResult<Found>;
  readonly stale: boolean;
}

interface Session {
  readonly child: KeychainChild;
  readonly startedAt: number;
  /** Since when it runs, on `performance.now()`'s scale. */
  readonly runs: Promise<KeychainResult<number>>;
  readonly settleRuns: (result: KeychainResult<number>) => void;
  readonly waiting: Map<number, (answer: Answer) => void>;
  worked: boolean;
}

/** A launch may be held up, but not for ever. */
const LAUNCH_MS = 60_000;

type Failure = Answer & { readonly result: ReturnType<typeof fault> };

const unavailable = (detail: string, stale = false): Failure => ({
  result: fault('unavailable', detail),
  stale,
});

/**
 * Entries of the OS keychain through a child process. A child is started when it is first needed. One that does
 * not answer in time, crashes or speaks nonsense is killed, its calls answer `unavailable`, and the next call
 * starts another. So is one to which the operating system says `unavailable`, since libsecret never finds a bus or
 * a keyring again that was restarted; if that child worked before, a new one is asked at once.
 */
export const createChildEntries = ({ spawn, service }: ChildEntriesDeps): Entries => {
  let current: Session | undefined;
  let lastId = 0;
  let closed = false;

  const end = (session: Session, answer: Failure): void => {
    if (current === session) current = undefined;
    session.child.kill();
    session.settleRuns(answer.result);
    const calls = [...session.waiting.values()];
    session.waiting.clear();
    for (const settle of calls) settle(answer);
  };

  const receive = (session: Session, message: unknown): void => {
    const reply = v.safeParse(KeychainReplySchema, message);
    if (!reply.success) {
      end(session, unavailable('The keychain process gave an unreadable reply.'));
      return;
    }
    const { output } = reply;
    const result = output.ok ? given(output) : fault(faultOf(output.message), output.message);
    if (!result.ok && result.fault === 'unavailable') {
      end(session, unavailable(result.detail, session.worked));
      return;
    }
    session.worked = true;
    const settle = session.waiting.get(output.id);
    session.waiting.delete(output.id);
    settle?.({ result, stale: false });
  };

  const start = (): Session => {
    const { promise: runs, resolve: settleRuns } = Promise.withResolvers<KeychainResult<number>>();
    const startedAt = performance.now();
    const session: Session = {
      ...{ child: spawn(), startedAt, runs, settleRuns, waiting: new Map(), worked: false },
    };
    const late = setTimeout(
      () => end(session, unavailable('The keychain process did not start.')),
      LAUNCH_MS,
    );
    void runs.then(() => clearTimeout(late));
    session.child.onSpawn(() => settleRuns(given(performance.now())));
    session.child.onMessage((message) => receive(session, message));
    session.child.onExit((detail) => end(session, unavailable(`The keychain process ended: ${detail}`)));
    current = session;
    return session;
  };

  const exchange = (request: Ask, by: number): Promise<Answer> => {
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const left = by - performance.now();
    if (closed) resolve(unavailable('The keychain is closed.'));
    else if (left <= 0) resolve(unavailable('The keychain did not answer in time.'));
    else {
      try {
        const session = current ?? start();
        lastId += 1;
        const timer = setTimeout(
          () => end(session, unavailable('The keychain did not answer in time.')),
          left,
        );
        session.waiting.set(lastId, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        session.child.send({ id: lastId, service, ...request });
      } catch {
        const answer = unavailable('The keychain process could not be reached.');
        if (current !== undefined) end(current, answer);
        resolve(answer);
      }
    }
    return promise;
  };

  const ask = async (request: Ask, by: number): Promise<KeychainResult<Found>> => {
    const first = await exchange(request, by);
    return first.stale ? (await exchange(request, by)).result : first.result;
  };

  const mapped = async <T>(answer: Promise<KeychainResult<Found>>, pick: (found: Found) => T) => {
    const result = await answer;
    return result.ok ? given(pick(result.value)) : result;
  };

  return {
    ready: async (asked, timeoutMs) => {
      if (closed) return fault('unavailable', 'The keychain is closed.');
      // What waited behind a call that hung ends with it, and launches nothing.
      if (current === undefined && performance.now() >= asked + timeoutMs)
        return fault('unavailable', 'The keychain did not answer in time.');
      try {
        const session = current ?? start();
        const runs = await session.runs;
        if (!runs.ok) return runs;
        const launching = Math.max(0, runs.value - Math.max(asked, session.startedAt));
        return given(asked + timeoutMs + launching);
      } catch {
        return fault('unavailable', 'The keychain process could not be reached.');
      }
    },
    read: (account, by) => mapped(ask({ op: 'get', account }, by), (reply) => reply.value),
    has: (account, by) => mapped(ask({ op: 'has', account }, by), (reply) => reply.found),
    write: (account, value, by) => mapped(ask({ op: 'set', account, value }, by), () => undefined),
    remove: (account, by) => mapped(ask({ op: 'delete', account }, by), (reply) => reply.found),
    close: () => {
      closed = true;
      if (current !== undefined) end(current, unavailable('The keychain is closed.'));
    },
  };
};
