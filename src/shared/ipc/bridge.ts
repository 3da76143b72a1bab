import type { Result } from '../domain/problem.ts';
import type { CallInput, CallOutput, EventPayload } from './contract.ts';
import type { CallName, EventName } from './names.ts';

type Domain<N extends string> = N extends `${infer D}.${string}` ? D : never;
type Verb<N extends string, D extends string> = N extends `${D}.${infer V}` ? V : never;

/** What the preload puts on `window.branchdesk`: one named verb for each call and one subscription for each event. */
export type Bridge = {
  readonly [D in Domain<CallName>]: {
    readonly [V in Verb<CallName, D>]: (
      input: CallInput<`${D}.${V}` & CallName>,
    ) => Promise<Result<CallOutput<`${D}.${V}` & CallName>>>;
  };
} & {
  readonly on: {
    /** Subscribes; the function that comes back unsubscribes. */
    readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void;
  };
};
