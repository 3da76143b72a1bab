import { raw, reply, split } from '../wire/raw-http.ts';
import { BOTH, type Exchange, type Fault, perform, write } from './fault.ts';

const TYPE = 'content';

const PAGE =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body><h1>Welcome</h1></body></html>';

const instead = (name: string, bytes: Buffer): Fault => ({
  name,
  class: TYPE,
  effects: BOTH,
  act: async (exchange) => {
    await perform(exchange);
    await write(exchange, bytes);
  },
});

const json = (name: string, body: string | Buffer): Fault => instead(name, reply(200, body));

const bodyOf = async (exchange: Exchange): Promise<string> =>
  split(await exchange.good())?.body.toString('utf8') ?? '';

const changed = (
  name: string,
  change: (body: string) => string | Buffer,
  type = 'application/json',
  status = 200,
): Fault => ({
  name,
  class: TYPE,
  effects: BOTH,
  act: async (exchange) => {
    await write(exchange, reply(status, change(await bodyOf(exchange)), type));
  },
});

const same = (body: string): string => body;

/** Well-framed replies that are not what they should be, or are it in an unusual coat. */
export const contentFaults: readonly Fault[] = [
  instead('page-200', reply(200, PAGE, 'text/html; charset=utf-8')),
  instead('page-200-as-json', reply(200, PAGE)),
  instead(
    'xml-200',
    reply(200, '<?xml version="1.0"?><reply><state>maybe</state></reply>', 'application/xml'),
  ),
  instead('text-200', reply(200, 'OK', 'text/plain')),
  json('empty-200', ''),
  json('blank-200', ' \r\n\t '),
  instead('status-202-empty', reply(202, '')),
  instead('status-204', raw('HTTP/1.1 204 No Content', [])),
  instead('status-204-with-length', raw('HTTP/1.1 204 No Content', ['Content-Length: 0'])),
  instead('status-205', raw('HTTP/1.1 205 Reset Content', ['Content-Length: 0'])),
  instead('status-206', reply(206, '{"status":')),
  changed('json-cut-in-half', (body) => body.slice(0, Math.floor(body.length / 2))),
  changed('json-without-last-brace', (body) => body.slice(0, -1)),
  changed('json-with-more-after', (body) => `${body}}`),
  changed('json-twice', (body) => `${body}${body}`),
  changed('json-in-quotes', (body) => JSON.stringify(body)),
  changed('json-in-a-list', (body) => `[${body}]`),
  changed('json-in-an-envelope', (body) => `{"result":${body}}`),
  changed('json-with-a-prefix', (body) => `)]}',\n${body}`),
  changed('json-as-text-plain', same, 'text/plain'),
  changed('json-as-html', same, 'text/html'),
  changed('json-without-type', same, ''),
  changed('json-with-bom', (body) => `\uFEFF${body}`),
  changed('json-as-utf-16', (body) => Buffer.from(`\uFEFF${body}`, 'utf16le')),
  changed('json-with-bad-utf-8', (body) =>
    Buffer.concat([
      Buffer.from(body.slice(0, -1)),
      Buffer.from(',"x":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}'),
    ]),
  ),
  changed('json-with-duplicate-keys', (body) =>
    body.replace('{', '{"status":400,"createdId":0,').replace(/\}$/, ',"status":500}'),
  ),
  changed('json-with-unknown-members', (body) => body.replace(/\}$/, ',"unheardOf":{"a":[1,2,3]}}')),
  changed('yes-under-201', same, undefined, 201),
  changed('yes-under-400', same, undefined, 400),
  changed('yes-under-404', same, undefined, 404),
  changed('yes-under-409', same, undefined, 409),
  changed('yes-under-500', same, undefined, 500),
  changed('yes-under-503', same, undefined, 503),
  json('json-null', 'null'),
  json('json-true', 'true'),
  json('json-number', '200'),
  json('json-text', '"success"'),
  json('json-empty-object', '{}'),
  json('json-empty-list', '[]'),
  json('json-garbage', '{"sta\u0000tus":20'),
  json('json-nan', '{"status":NaN}'),
  json('json-deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
  json('json-wrong-shape', '{"greeting":"hello","items":[1,2,3]}'),
  json('json-status-as-object', '{"status":{"code":200},"createdId":{"id":1},"message":["success"]}'),
  json(
    'json-null-members',
    '{"status":null,"createdId":null,"success":null,"message":null,"data":null,"error":null}',
  ),
  json('json-of-another-system', '{"ok":true,"result":"success","code":0}'),
  json('json-prototype', '{"__proto__":{"status":200,"createdId":1,"success":true},"message":"success"}'),
];
