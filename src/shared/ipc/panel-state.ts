import * as v from 'valibot';
import type { Problem } from '../domain/problem.ts';
import { text, time } from '../fields.ts';
import { ProblemSchema } from './problem.ts';

/** What one system told about the customer, and how far reading it has come. */
export type PanelState<T> =
  | { readonly state: 'off' }
  | { readonly state: 'loading' }
  /** The customer's id there is not known: the operator is asked for it. */
  | { readonly state: 'needs-id'; readonly problem: Problem }
  /** An id was typed and found; it is shown with what is held under it and remembered once it is confirmed. */
  | { readonly state: 'confirm-id'; readonly typed: string; readonly data: T }
  | { readonly state: 'failed'; readonly problem: Problem; readonly since: number }
  | {
      readonly state: 'ready';
      readonly data: T;
      /** Milliseconds since the epoch. */
      readonly readAt: number;
      /** The id is one that was remembered for this customer, so it can be forgotten. */
      readonly remembered: boolean;
      /** The last reading failed; what is shown is from before. */
      readonly stale: Problem | null;
    };

type Schemas<T> = {
  readonly [S in PanelState<T>['state']]: v.GenericSchema<Extract<PanelState<T>, { readonly state: S }>>;
};

/** The panel of a system in its state, as it crosses to the screen. */
export const panelState = <T>(data: v.GenericSchema<T>): v.GenericSchema<PanelState<T>> => {
  const states = {
    off: v.strictObject({ state: v.literal('off') }),
    loading: v.strictObject({ state: v.literal('loading') }),
    'needs-id': v.strictObject({ state: v.literal('needs-id'), problem: ProblemSchema }),
    'confirm-id': v.strictObject({ state: v.literal('confirm-id'), typed: text, data }),
    failed: v.strictObject({ state: v.literal('failed'), problem: ProblemSchema, since: time }),
    ready: v.strictObject({
      state: v.literal('ready'),
      data,
      readAt: time,
      remembered: v.boolean(),
      stale: v.nullable(ProblemSchema),
    }),
  } satisfies Schemas<T>;
  return v.variant('state', Object.values(states));
};
