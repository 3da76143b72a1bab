import type { Hono } from 'hono';
import type { CallOf } from '../calls.ts';
import type { TrainingContext, TrainingEnv } from '../context.ts';
import type { Frame } from '../frame.ts';
import type { CapillaryAuth } from './auth.ts';
import { replyRefusal } from './errors.ts';
import { deny, RefusalError } from './query.ts';

/** Adds one call of the training Capillary to its app. The handler may throw refusals through `need`. */
export type AddCall = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  call: CallOf<'capillary'>,
  handler: (c: TrainingContext) => Promise<Response> | Response,
) => void;

/** Makes what adds calls: frame, sign-in and refusals around each. `open` calls need no sign-in. */
export const createAddCall =
  (
    app: Hono<TrainingEnv>,
    frame: Frame,
    auth: CapillaryAuth,
    open: readonly CallOf<'capillary'>[],
  ): AddCall =>
  (method, path, call, handler) => {
    app.on(method, path, frame(call), async (c) => {
      try {
        if (c.req.method !== method) deny(405, `the method is ${c.req.method}`, 405);
        const unsigned = open.includes(call) ? null : auth.check(c);
        if (unsigned !== null) return replyRefusal(c, unsigned);
        return await handler(c);
      } catch (error) {
        if (error instanceof RefusalError) return replyRefusal(c, error.refusal);
        throw error;
      }
    });
  };
