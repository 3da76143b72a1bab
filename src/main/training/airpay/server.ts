import { Hono } from 'hono';
import { CHANNELS, USAGE_STATUSES } from '../../../shared/domain/card-usage.ts';
import { type TrainingContext, type TrainingEnv, writable } from '../context.ts';
import type { Frame } from '../frame.ts';
import type { RejectionShape } from '../sabotage.ts';
import { expectedChecksum, type TrainingChecksumScheme } from './checksum.ts';
import { parseForm } from './form.ts';
import { usageReply } from './reply.ts';
import type { AirpayStore } from './store.ts';

const PATH = '/airpay/ms/cards/api/customer-preference';
const FIELDS = ['entity_id', 'status', 'type'] as const;

/** How strict the training airpay is, beyond what the contract fixes. */
export interface AirpayOptions {
  readonly checksumScheme: TrainingChecksumScheme;
  /** Longest entity id, in characters. */
  readonly entityIdLimit: number;
  /** HTTP status that goes with a failure: the contract leaves 200 and 400 open. */
  readonly failureStatus: 200 | 400;
}

/** Words a rejection and an empty answer as airpay does (contract: airpay, Reply). */
export const airpayShapes = (options: AirpayOptions): RejectionShape => ({
  reject: (_c, fault) =>
    Response.json(
      { status: fault.code ?? 400, message: fault.message ?? 'fail' },
      { status: fault.status ?? options.failureStatus },
    ),
  empty: () => Response.json({ status: 200, message: 'success', data: [] }),
});

const isOneOf = <T extends string>(all: readonly T[], text: string): text is T =>
  all.some((one) => one === text);

/** Control characters, and space at either end, have no place in an entity id. */
const isCleanEntityId = (id: string, limit: number): boolean => {
  const length = [...id].length;
  return length >= 1 && length <= limit && id.trim() === id && !/\p{Cc}/u.test(id);
};

/** The training airpay: get and set of card usage, as strict as the contract allows. */
export const createAirpayServer = (deps: {
  readonly frame: Frame;
  readonly store: AirpayStore;
  readonly credentials: { readonly token: string; readonly secretKey: string };
  readonly clock: { now(): number };
  readonly options: AirpayOptions;
}): Hono<TrainingEnv> => {
  const { options, store } = deps;
  const app = new Hono<TrainingEnv>();

  const fail = (c: TrainingContext, why: string, status: number = options.failureStatus): Response => {
    c.get('seen').note({ refusal: why });
    return Response.json({ status: 400, message: 'fail' }, { status });
  };

  const callOf = async (c: TrainingContext): Promise<string> =>
    /(^|&)(status|type)=/.test(await c.req.text()) ? 'set' : 'get';

  const signed = (c: TrainingContext, fields: ReadonlyMap<string, string>): string | null => {
    if (c.req.header('token') !== deps.credentials.token) return 'the token is missing or not ours';
    const values = FIELDS.flatMap((name) => fields.get(name) ?? []);
    const now = deps.clock.now();
    const wanted = expectedChecksum(options.checksumScheme, values, deps.credentials.secretKey, now);
    return c.req.header('checksum') === wanted ? null : 'the checksum does not match';
  };

  app.on('POST', PATH, deps.frame(callOf), async (c) => {
    const type = c.req.header('content-type') ?? '';
    if (!/^application\/x-www-form-urlencoded(\s*;\s*charset=utf-8)?$/i.test(type))
      return fail(c, `the content type is "${type}"`);
    if (new URL(c.req.url).search !== '') return fail(c, 'there is a query');
    const form = parseForm(await c.req.text());
    if (!form.ok) return fail(c, form.why);
    const { fields } = form;
    const extra = [...fields.keys()].find((name) => !isOneOf(FIELDS, name));
    if (extra !== undefined) return fail(c, `the field ${extra} is not known`);
    const forged = signed(c, fields);
    if (forged !== null) return fail(c, forged);

    const entityId = fields.get('entity_id') ?? '';
    if (!isCleanEntityId(entityId, options.entityIdLimit)) return fail(c, 'the entity id is not acceptable');
    c.get('seen').note({ subject: entityId });
    const account = store.account(entityId);
    if (account === undefined) return fail(c, 'nobody has this entity id');

    const status = fields.get('status');
    const channel = fields.get('type');
    if (status === undefined && channel === undefined) return Response.json(usageReply(account));
    if (status === undefined || channel === undefined) return fail(c, 'one of status and type is missing');
    if (!isOneOf(USAGE_STATUSES, status)) return fail(c, `the status is "${status}"`);
    if (!isOneOf(CHANNELS, channel)) return fail(c, `the type is "${channel}"`);
    writable(c, store).set(entityId, channel, status === 'ALLOWED');
    c.get('seen').note({ applied: true });
    return Response.json({ status: 200, message: 'success', data: [] });
  });
  app.all(PATH, deps.frame('unknown'), (c) => fail(c, `the method is ${c.req.method}`, 405));
  app.all('*', deps.frame('unknown'), (c) => fail(c, 'no such path', 404));
  return app;
};
