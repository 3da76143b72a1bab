import { Hono } from 'hono';
import type { CallOf } from '../calls.ts';
import { type TrainingContext, type TrainingEnv, writable } from '../context.ts';
import type { Frame } from '../frame.ts';
import { parsePreferences } from './body.ts';
import { headerFault } from './headers.ts';
import { isWmRefusal, refuseWm, reply, replyWmRefusal } from './replies.ts';
import { saveFault, savePreferences } from './save.ts';
import type { WmCustomer, WmStore } from './store.ts';
import { contactsView, preferencesView } from './views.ts';

/** The path that WM's calls start with. */
export const WM_PATH = '/v1';

const PREFERENCES = `${WM_PATH}/customers/:id/communication-preferences`;
const CONTACTS = `${WM_PATH}/customers/:id/contacts`;

/** The training WM: preferences and contacts, as strict as the contract allows. */
export const createWmServer = (deps: {
  readonly frame: Frame;
  readonly store: WmStore;
  readonly credentials: { readonly clientId: string; readonly accessToken: string };
  readonly clock: { now(): number };
}): Hono<TrainingEnv> => {
  const { frame, store, clock } = deps;
  const app = new Hono<TrainingEnv>();
  let replies = 0;

  const trackingId = (c: TrainingContext, customer: WmCustomer): string => {
    replies += 1;
    return customer.quirks.ownTrackingId
      ? `TRAINING-${replies}`
      : (c.req.header('request-tracking-id') ?? '');
  };

  const add = (
    method: 'GET' | 'PUT',
    path: string,
    call: CallOf<'wm'>,
    handler: (c: TrainingContext, customer: WmCustomer) => Promise<Response> | Response,
  ): void => {
    app.on(method, path, frame(call), (c) => {
      if (c.req.method !== method) return replyWmRefusal(c, refuseWm(405, `the method is ${c.req.method}`));
      const fault = headerFault(c, deps.credentials, clock.now());
      if (fault !== null) return replyWmRefusal(c, fault);
      const id = c.req.param('id') ?? '';
      if (!/^\d+$/.test(id)) return replyWmRefusal(c, refuseWm(400, 'the customer id is not a number'));
      c.get('seen').note({ subject: id });
      const customer = store.customer(id);
      if (customer === undefined) return replyWmRefusal(c, refuseWm(404, 'nobody has this customer id'));
      return handler(c, customer);
    });
  };

  add('GET', PREFERENCES, 'get', (c, customer) =>
    reply(c, { request_tracking_id: trackingId(c, customer), preferences: preferencesView(customer) }),
  );
  add('GET', CONTACTS, 'contacts', (c, customer) =>
    reply(c, { request_tracking_id: trackingId(c, customer), contacts: contactsView(customer) }),
  );
  add('PUT', PREFERENCES, 'put', async (c, customer) => {
    if (!store.isNewTrackingId(c.req.header('request-tracking-id') ?? ''))
      return replyWmRefusal(c, refuseWm(409, 'the tracking id was used before'));
    let body: string;
    try {
      const bytes = await c.req.arrayBuffer();
      body = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return replyWmRefusal(c, refuseWm(400, 'the body is not UTF-8'));
    }
    const asked = parsePreferences(body);
    if (isWmRefusal(asked)) return replyWmRefusal(c, asked);
    // Read again: another request may have been answered while this body was on its way.
    const current = store.customer(customer.customerId) ?? customer;
    const fault = saveFault(current, asked);
    if (fault !== null) return replyWmRefusal(c, fault);
    writable(c, store).put(savePreferences(current, asked, new Date(clock.now()).toISOString()));
    c.get('seen').note({ applied: true });
    return reply(c, { status: 'Success', request_tracking_id: trackingId(c, customer) });
  });

  for (const path of [PREFERENCES, CONTACTS])
    app.all(path, frame('unknown'), (c) => replyWmRefusal(c, refuseWm(405, `the method is ${c.req.method}`)));
  app.all('*', frame('unknown'), (c) => replyWmRefusal(c, refuseWm(404, 'no such path')));
  return app;
};
