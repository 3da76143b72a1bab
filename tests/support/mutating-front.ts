import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A complete reply of a system, on its way through the front. */
export interface FrontReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Stands before a system, and alters its replies as it is told. */
export interface MutatingFront {
  readonly port: number;
  /** The last reply to each call, as the system gave it, with what the contract knows besides. */
  readonly last: ReadonlyMap<string, FrontReply>;
  /** Alters the replies to a call from now on. */
  spoil(call: string, alter: (reply: FrontReply) => FrontReply): void;
  /** Lets everything through again. */
  heal(): void;
  close(): Promise<void>;
}

const CALLS: readonly (readonly [name: string, method: string, path: RegExp])[] = [
  ['customers.lookup', 'GET', /^\/v2\/customers\/lookup\/customerDetails\?/],
  ['customers.search', 'GET', /^\/v2\/customers\/search\?/],
  ['customers.get', 'GET', /^\/v2\/customers\/\d+\?/],
  ['customers.changeIdentifier', 'POST', /^\/v2\/customers\/\d+\/changeIdentifier/],
  ['card.statusLog', 'GET', /^\/v2\/card\/statusLog/],
  ['card.series', 'GET', /^\/v2\/card\/series\/get\/all/],
  ['card.labels', 'GET', /^\/v2\/genericStatus\/card\/labels/],
  ['card.get', 'GET', /^\/v2\/card\?/],
  ['card.generate', 'POST', /^\/v2\/card\/generate/],
  ['card.add', 'POST', /^\/v2\/card(?:\?|$)/],
  ['card.change', 'PUT', /^\/v2\/card(?:\?|$)/],
  ['communication.get', 'GET', /\/communication-preferences$/],
  ['communication.put', 'PUT', /\/communication-preferences$/],
];

const callOf = (method: string, path: string, body: string): string => {
  if (path.endsWith('/customer-preference'))
    return body.includes('status=') ? 'card-usage.set' : 'card-usage.get';
  return CALLS.find(([, by, at]) => by === method && at.test(path))?.[0] ?? 'other';
};

/** What the contract knows of a reply and training does not send. */
const WITH: Readonly<Record<string, (body: object) => object>> = {
  'customers.changeIdentifier': (body) => ({
    ...body,
    warnings: [{ status: true, code: 91006, message: 'Update not allowed' }],
  }),
  'card.statusLog': (body) => ({ ...body, warnings: [] }),
  'card-usage.set': (body) => ({ ...body, data: { success: true } }),
};

const enriched = (call: string, reply: FrontReply): FrontReply => {
  const headers = { ...reply.headers, 'x-cap-requestid': 'cap-1' };
  const { body } = reply;
  const more = WITH[call];
  const isPlain = typeof body === 'object' && body !== null && !Array.isArray(body);
  return {
    ...reply,
    headers,
    body: more !== undefined && isPlain && !('errors' in body) ? more(body) : body,
  };
};

const textOf = async (stream: AsyncIterable<unknown>): Promise<string> => {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
};

/** Starts a front before the system at an address of this machine. */
export const startMutatingFront = async (baseUrl: string): Promise<MutatingFront> => {
  const { port: systemPort } = new URL(baseUrl);
  const last = new Map<string, FrontReply>();
  let spoiling: { readonly call: string; readonly alter: (reply: FrontReply) => FrontReply } | null = null;

  const ask = (request: http.IncomingMessage, body: string): Promise<FrontReply> =>
    new Promise((resolve, reject) => {
      const { 'accept-encoding': _, host: __, connection: ___, ...headers } = request.headers;
      const forward = http.request(
        { port: systemPort, host: '127.0.0.1', method: request.method, path: request.url, headers },
        (reply) => {
          textOf(reply).then((text) => {
            const type = String(reply.headers['content-type'] ?? 'application/json');
            resolve({
              status: reply.statusCode ?? 500,
              headers: { 'content-type': type },
              body: JSON.parse(text === '' ? 'null' : text),
            });
          }, reject);
        },
      );
      forward.on('error', reject);
      forward.end(body);
    });

  const server = http.createServer((request, response) => {
    textOf(request)
      .then(async (body) => {
        const call = callOf(request.method ?? '', request.url ?? '', body);
        const given = enriched(call, await ask(request, body));
        if (given.status < 300) last.set(call, given);
        const reply = spoiling?.call === call ? spoiling.alter(given) : given;
        response.writeHead(reply.status, reply.headers).end(JSON.stringify(reply.body) ?? '');
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    last,
    spoil: (call, alter) => {
      spoiling = { call, alter };
    },
    heal: () => {
      spoiling = null;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
