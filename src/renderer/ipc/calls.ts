import { fail, type Result } from '../../shared/domain/problem.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { CALL_NAMES } from '../../shared/ipc/names.ts';

/** Everything the renderer can ask of the main process, under the names of the contract. No call rejects. */
export type Calls = Omit<Bridge, 'on'>;

type Verb = (input: unknown) => Promise<Result<unknown>>;

/** A call that never came back as an answer is a problem like any other, so that no screen waits for it. */
const settled =
  (ask: Verb): Verb =>
  async (input) => {
    try {
      return await ask(input);
    } catch {
      return fail('internal');
    }
  };

/** Makes the calls from what the preload gives: one for each row of the contract. */
export const createCalls = (bridge: Calls): Calls => {
  const bare = bridge as unknown as Readonly<Record<string, Readonly<Record<string, Verb>>>>;
  const calls: Record<string, Record<string, Verb>> = {};
  for (const name of CALL_NAMES) {
    const [domain = '', verb = ''] = name.split('.', 2);
    calls[domain] = {
      ...calls[domain],
      [verb]: settled((input) => bare[domain]?.[verb]?.(input) ?? Promise.reject()),
    };
  }
  // The bridge is made of the same names, and what a verb takes and gives passes through unchanged.
  return calls as unknown as Calls;
};
