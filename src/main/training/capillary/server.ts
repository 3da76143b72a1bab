import { Hono } from 'hono';
import type { TrainingEnv } from '../context.ts';
import type { Frame } from '../frame.ts';
import { alreadySent } from '../sabotage.ts';
import type { CapillaryAuth, CapillaryLogins } from './auth.ts';
import { addCardCalls } from './card-calls.ts';
import { addCustomerCalls } from './customer-calls.ts';
import { refuse, replyRefusal } from './errors.ts';
import { createAddCall } from './handle.ts';
import { deny, need, readBody, readQuery } from './query.ts';
import type { CapillaryStore } from './store.ts';

/** The training Capillary: every call of the contract, as strict as the contract allows. */
export const createCapillaryServer = (deps: {
  readonly frame: Frame;
  readonly store: CapillaryStore;
  readonly auth: CapillaryAuth;
  readonly logins: CapillaryLogins;
  readonly clock: { now(): number };
}): Hono<TrainingEnv> => {
  const app = new Hono<TrainingEnv>();
  let replies = 0;
  app.use('*', async (c, next) => {
    await next();
    replies += 1;
    if (!alreadySent(c.res)) c.res.headers.set('X-Cap-Requestid', `TRAINING-${replies}`);
  });

  const add = createAddCall(app, deps.frame, deps.auth, ['token']);
  add('POST', '/v3/oauth/token/generate', 'token', async (c) => {
    need(readQuery(c, []));
    const { key, secret } = need(await readBody(c, ['key', 'secret']));
    const token = deps.auth.issue(key, secret);
    if (token === null) return deny(401, 'the key or the secret is not ours', 401);
    return Response.json({ data: token, errors: [] });
  });
  const store = deps.store;
  addCustomerCalls(add, { store, clock: deps.clock, till: deps.logins.till });
  addCardCalls(add, { store, clock: deps.clock, till: deps.logins.till });

  const known = new Set(app.routes.filter(({ path }) => path.includes('/v')).map(({ path }) => path));
  for (const path of known)
    app.all(path, deps.frame('unknown'), (c) =>
      replyRefusal(c, refuse(405, `the method is ${c.req.method}`, 405)),
    );
  app.all('*', deps.frame('unknown'), (c) => replyRefusal(c, refuse(404, 'no such path', 404)));
  return app;
};
