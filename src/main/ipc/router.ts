import * as v from 'valibot';
import { fail, type Result } from '../../shared/domain/problem.ts';
import { answerSchema, CALLS, type CallOutput, type Handlers } from '../../shared/ipc/contract.ts';
import type { CallName } from '../../shared/ipc/names.ts';
import type { IpcFault } from '../ports/host.ts';
import { type PlainJson, takePlainJson } from './plain-json.ts';
import type { Sender } from './sender.ts';
import { ANSWER_FAULTS } from './shown-faults.ts';

/** The most that one call may carry: 1 MiB of JSON. */
const CALL_LIMITS = { bytes: 1_048_576, depth: 16 } as const;

/** The most that one answer or event may carry. */
export const REPLY_LIMITS = { bytes: 16_777_216, depth: 32 } as const;

/** What crosses to the renderer: plain data in the shape of a result. */
export type CallAnswer = Result<unknown>;

/** What a router is made of. */
interface RouterParts {
  readonly handlers: Handlers;
  isTrusted(sender: Sender): boolean;
  log(fault: IpcFault): void;
}

/** The one door through which calls come in. */
export interface Router {
  /** Answers a call; never rejects. Problems: `ipc.forbidden`, `ipc.too-large`, `ipc.malformed`, `internal`, and the handler's own. */
  handle(name: CallName, sender: Sender, payload: unknown): Promise<CallAnswer>;
}

const className = (error: unknown): string => {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return /^\w{1,64}$/.test(name) ? name : 'Error';
};

/** Where the first thing is that does not fit. A key that the contract does not name is the caller's text: left out. */
const firstPath = ([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string | null => {
  const path = v.getDotPath(issue);
  if (path === null || issue.expected !== 'never') return path;
  return path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : null;
};

/**
 * Makes the router. A call passes, in this order: who sends it, its size, its shape, its handler; and what the
 * handler gives passes the contract again, so that nothing leaves that the contract does not name.
 */
export const createRouter = ({ handlers, isTrusted, log }: RouterParts): Router => {
  const fitting = (name: CallName, given: unknown) => {
    const plain = takePlainJson(given, REPLY_LIMITS);
    return plain.ok ? v.safeParse(answerSchema(CALLS[name].output), plain.value) : null;
  };

  /** The answer with a fault in place of each part that does not fit; undefined where it has no such parts. */
  const withFaults = <N extends CallName>(name: N, given: Result<CallOutput<N>>): unknown => {
    try {
      return given.ok ? ANSWER_FAULTS[name]?.(given.value) : undefined;
    } catch {
      return undefined;
    }
  };

  const answerOf = <N extends CallName>(name: N, given: Result<CallOutput<N>>): CallAnswer => {
    const fits = fitting(name, given);
    if (fits?.success === true) return fits.output;
    log({ name, fault: 'unfit-reply', at: fits === null ? null : firstPath(fits.issues) });
    const shown = withFaults(name, given);
    const fitsNow = shown === undefined ? null : fitting(name, { ok: true, value: shown });
    return fitsNow?.success === true ? fitsNow.output : fail('internal');
  };

  const run = async <N extends CallName>(name: N, payload: PlainJson): Promise<CallAnswer> => {
    // Every call takes a record; an object schema without keys would take an empty list for one.
    const input = Array.isArray(payload) ? null : v.safeParse(CALLS[name].input, payload);
    if (input?.success !== true) {
      log({ name, fault: 'malformed', at: input === null ? null : firstPath(input.issues) });
      return fail('ipc.malformed');
    }
    try {
      return answerOf(name, await handlers[name](input.output));
    } catch (error) {
      log({ name, fault: 'threw', at: className(error) });
      return fail('internal');
    }
  };

  return {
    handle: async (name, sender, payload) => {
      if (!isTrusted(sender)) {
        log({ name, fault: 'forbidden', at: null });
        return fail('ipc.forbidden');
      }
      const plain = takePlainJson(payload, CALL_LIMITS);
      if (!plain.ok) {
        log({ name, fault: plain.fault, at: null });
        return fail(plain.fault === 'too-large' ? 'ipc.too-large' : 'ipc.malformed');
      }
      return run(name, plain.value);
    },
  };
};
