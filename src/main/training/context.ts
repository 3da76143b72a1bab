import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { LedgerNote } from './ledger.ts';

/** What a request of a training server carries through its handlers. */
export type TrainingEnv = {
  Bindings: HttpBindings;
  Variables: {
    seen: LedgerNote;
    /** The call is answered as ever, but nothing is to come of it. */
    rehearsal: boolean;
  };
};

/** A request of a training server. */
export type TrainingContext = Context<TrainingEnv>;

/** The store that this request may write to: the true one, or a copy that is thrown away where it is a rehearsal. */
export const writable = <S extends { copy(): S }>(c: TrainingContext, store: S): S =>
  c.get('rehearsal') ? store.copy() : store;
