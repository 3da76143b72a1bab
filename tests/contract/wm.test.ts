import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { CredentialSource } from '../../src/main/ports/credentials.ts';
import { createHttpClient } from '../../src/main/systems/http/client.ts';
import { createWmClient } from '../../src/main/systems/wm/client.ts';
import { createCommunicationSetKind } from '../../src/main/systems/wm/communication-set.ts';
import type { Change } from '../../src/shared/domain/change.ts';
import { fail, ok } from '../../src/shared/domain/problem.ts';
import type { WmSettings } from '../../src/shared/systems/wm.ts';
import { realIds } from '../support/ids.ts';
import { CONSENT } from '../unit/main/systems/wm/wire.ts';

interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What the recorder answers; `cut` ends the connection halfway through the body. */
interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body: string;
  readonly cut?: boolean;
}

const TOKEN = 'eyJhbGciOiJub25lIn0.eyJleHAiOjF9.canary-access-token';
const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const credentials = (wm: Awaited<ReturnType<CredentialSource['wm']>>): Pick<CredentialSource, 'wm'> => ({
  wm: async () => wm,
});
const held = credentials(ok({ clientId: 'branch-client', accessToken: TOKEN }));

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const listening = async (answer: (request: Recorded) => Answer) => {
  const requests: Recorded[] = [];
  const server: Server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(parts).toString('utf8') };
      requests.push(request);
      const { status, type = 'application/json', body, cut } = answer(request);
      const length = Buffer.byteLength(body) + (cut === true ? 10 : 0);
      const hasBody = status !== 204 && status !== 304;
      response.writeHead(status, hasBody ? { 'content-type': type, 'content-length': length } : {});
      if (cut === true) response.write(body, () => response.destroy());
      else response.end(hasBody ? body : undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { requests, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
};

const connect = (settings: WmSettings, source = held) => {
  const http = createHttpClient();
  closers.push(() => http.close());
  const client = createWmClient({ http, settings, credentials: source, ids: realIds });
  return { client, kind: createCommunicationSetKind({ client, ids: realIds }) };
};

const setOf = (text: 'Y' | 'N', email: 'Y' | 'N') => ({
  request_tracking_id: '12',
  preferences: [
    {
      category: 'Service Exception',
      is_category_enabled: 'Y',
      channels: [
        {
          name: 'Text',
          is_opt_in: text,
          selections: [
            {
              value: '1233454567',
              type: 'BPHONE',
              is_opt_in: text,
              audit_info: {
                created_by: 'ljohn',
                modified_by: 'ljohn',
                modified_date_time: '2015-06-08 10:11:42',
              },
            },
          ],
        },
        {
          name: 'Email',
          is_opt_in: email,
          selections: [{ value: 'John@WM.com', type: 'BEMAIL', is_opt_in: email }],
        },
      ],
    },
  ],
});

/** WM as it should be: it keeps what it is sent, and answers reads with it. */
const honest = () => {
  let now = setOf('N', 'Y');
  return listening(({ method, body, headers }) => {
    if (method === 'GET') return { status: 200, body: JSON.stringify(now) };
    const [text, email] = JSON.parse(body).preferences[0].channels;
    now = setOf(text.selections[0].is_opt_in, email.selections[0].is_opt_in);
    const success = { status: 'Success', request_tracking_id: headers['request-tracking-id'] };
    return { status: 200, body: JSON.stringify(success) };
  });
};

const change = (
  id: string,
  payload: Omit<Change<'communication.set'>['payload'], 'category'>,
  prior: 'Y' | 'N',
) => ({
  id,
  kind: 'communication.set' as const,
  customer: { key: 'wm:00123456789', ids: { wm: '00123456789' } },
  payload: { category: 'Service Exception', ...payload },
  prior,
  operator: 'asha.rao',
  asked: CONSENT,
  draftedAt: 1_800_000_000_000,
});
const startTexts = change('1', { channel: 'Text', type: 'BPHONE', value: '1233454567', optIn: 'Y' }, 'N');
const stopEmail = change('2', { channel: 'Email', type: 'BEMAIL', value: 'John@WM.com', optIn: 'N' }, 'Y');

describe('WM over HTTP', () => {
  it('applies several drafts as one GET, one PUT of the complete set, and one GET to see them', async () => {
    const wm = await honest();
    const { kind } = connect({ baseUrl: wm.baseUrl, accept: 'json' });
    const requestId = kind.requestId();

    const checked = await kind.check([startTexts, stopEmail]);
    const reply = await checked.send({ id: 'attempt', requestId, operator: 'asha.rao' });
    const seen = await kind.readBack([startTexts, stopEmail], checked.expectation);

    expect(reply).toMatchObject({
      outcome: 'accepted',
      upstreamRequestId: requestId,
      httpStatus: 200,
      notes: [],
    });
    expect(seen.map((one) => one.seen)).toEqual(['requested', 'requested']);
    const path = '/v1/customers/00123456789/communication-preferences';
    expect(wm.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${path}`,
      `PUT ${path}`,
      `GET ${path}`,
    ]);
    const put = wm.requests[1];
    expect(put?.headers).toMatchObject({
      'request-tracking-id': requestId,
      authorization: `Bearer ${TOKEN}`,
      clientid: 'branch-client',
      accept: 'application/json',
      'content-type': 'application/json',
    });
    expect(put?.body).toBe(
      '{"preferences":[{"category":"Service Exception","channels":[' +
        '{"name":"Text","selections":[{"value":"1233454567","type":"BPHONE","is_opt_in":"Y"}]},' +
        '{"name":"Email","selections":[{"value":"John@WM.com","type":"BEMAIL","is_opt_in":"N"}]}]}],' +
        '"audit_info":{"modified_by":"asha.rao"}}',
    );
  });

  it('gives every request its own tracking id in the form that WM asks for', async () => {
    const wm = await honest();
    const { client, kind } = connect({ baseUrl: `${wm.baseUrl}/`, accept: 'json' });
    await client.get('1');
    await client.get('1');
    const ids = [
      kind.requestId(),
      ...wm.requests.map(({ headers }) => String(headers['request-tracking-id'])),
    ];
    for (const id of ids) expect(id).toMatch(UUID_V4);
    expect(new Set(ids).size).toBe(3);
    expect(wm.requests.map(({ url }) => url).at(-1)).toBe('/v1/customers/1/communication-preferences');
  });

  it('asks for XML when it is set to, and reads what comes', async () => {
    const xml =
      '<response><preferences><category>A</category><channels><name>Text</name><selections><value>007</value>' +
      '<type>BPHONE</type><is_opt_in>N</is_opt_in></selections></channels></preferences></response>';
    const wm = await listening(() => ({ status: 200, type: 'application/xml', body: xml }));
    const { client } = connect({ baseUrl: wm.baseUrl, accept: 'xml' });
    expect(await client.get('1')).toMatchObject({
      value: { categories: [{ name: 'A', channels: [{ selections: [{ value: '007', optIn: 'N' }] }] }] },
    });
    expect(wm.requests[0]?.headers.accept).toBe('application/xml');
  });

  it.each<[string, Answer, string, string]>([
    ['500', { status: 500, body: '{"error":{"code":"1","message":"x"}}' }, 'unknown', 'upstream.busy'],
    ['503', { status: 503, body: '' }, 'unknown', 'upstream.busy'],
    [
      '429',
      { status: 429, body: '{"error":{"code":"9","message":"slow"}}' },
      'rejected',
      'upstream.rate-limited',
    ],
    [
      '401',
      { status: 401, body: '{"error":{"code":"2","message":"expired"}}' },
      'rejected',
      'upstream.sign-in-failed',
    ],
    ['204', { status: 204, body: '' }, 'unknown', 'reply.empty'],
    [
      'a reply that was cut',
      { status: 200, body: '{"status":"Succ', cut: true },
      'unknown',
      'net.closed-early',
    ],
  ])('puts once and never again after %s', async (_, answer, outcome, reason) => {
    const wm = await listening(({ method }) =>
      method === 'PUT' ? answer : { status: 200, body: JSON.stringify(setOf('N', 'Y')) },
    );
    const { kind } = connect({ baseUrl: wm.baseUrl, accept: 'json' });
    const checked = await kind.check([startTexts]);
    const reply = await checked.send({ id: 'attempt', requestId: kind.requestId(), operator: 'asha.rao' });
    expect([reply.outcome, reply.reason?.code]).toEqual([outcome, reason]);
    expect(wm.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('sends nothing without credentials, or to an id that is no id', async () => {
    const wm = await honest();
    const settings: WmSettings = { baseUrl: wm.baseUrl, accept: 'json' };
    const locked = connect(settings, credentials(fail('credentials.locked'))).client;
    const broken = connect(settings, credentials(ok({ clientId: 'a', accessToken: 'two words' }))).client;
    const set = { categories: [] };
    expect(await locked.get('1')).toMatchObject({ problem: { code: 'credentials.locked' } });
    expect(await locked.put('1', set, 'asha', 'id')).toMatchObject({
      outcome: 'not-sent',
      reason: { code: 'credentials.locked' },
    });
    expect(await broken.get('1')).toMatchObject({ problem: { code: 'credentials.corrupt' } });
    for (const id of ['', '12a', '../1', '1/contacts', '１']) {
      expect(await connect(settings).client.get(id)).toMatchObject({ problem: { code: 'identity.invalid' } });
    }
    expect(wm.requests).toEqual([]);
  });

  it('keeps the access token out of everything it returns, even where WM repeats it', async () => {
    const wm = await listening(({ headers }) => ({
      status: 400,
      body: JSON.stringify({ error: { code: '1', message: `bad token ${headers.authorization}` } }),
    }));
    const { client } = connect({ baseUrl: wm.baseUrl, accept: 'json' });
    const returned = [await client.get('1'), await client.put('1', { categories: [] }, 'asha', 'id')];
    expect(wm.requests).toHaveLength(2);
    expect(JSON.stringify(returned)).toContain('bad token Bearer •••');
    expect(JSON.stringify(returned)).not.toContain('canary');
  });
});
