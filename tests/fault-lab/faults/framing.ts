import { raw, split } from '../wire/raw-http.ts';
import { BOTH, cut, type Exchange, type Fault, write } from './fault.ts';

interface Framed {
  readonly lines: readonly string[];
  readonly body: Buffer;
  readonly length: number;
}

/** Status line apart, headers without the length, and the body of the good reply. */
const framed = async (exchange: Exchange): Promise<Framed> => {
  const { head, body } = split(await exchange.good()) ?? { head: '', body: Buffer.alloc(0) };
  const lines = head
    .split('\r\n')
    .slice(1, -2)
    .filter((line) => !/^(content-length|transfer-encoding):/i.test(line));
  return { lines, body, length: body.length };
};

const OK = 'HTTP/1.1 200 OK';

const fault = (name: string, make: (framed: Framed) => string | Buffer, last?: 'end' | 'reset'): Fault => ({
  name,
  class: 'framing',
  effects: BOTH,
  act: async (exchange) => {
    await write(exchange, make(await framed(exchange)));
    if (last !== undefined) cut(exchange, last);
  },
});

const withLines =
  (...more: readonly ((length: number) => string)[]) =>
  ({ lines, body, length }: Framed): Buffer =>
    raw(OK, [...lines, ...more.map((line) => line(length))], body);

const chunk = (body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);

const chunked = (name: string, tail: (body: Buffer) => Buffer, last?: 'end' | 'reset'): Fault =>
  fault(name, ({ lines, body }) => raw(OK, [...lines, 'Transfer-Encoding: chunked'], tail(body)), last);

/** Replies that contradict themselves about where they end, and bytes that are no HTTP. */
export const framingFaults: readonly Fault[] = [
  fault(
    'length-twice-alike',
    withLines(
      (n) => `Content-Length: ${n}`,
      (n) => `Content-Length: ${n}`,
    ),
  ),
  fault(
    'length-twice-conflicting',
    withLines(
      (n) => `Content-Length: ${n}`,
      (n) => `Content-Length: ${n - 2}`,
    ),
  ),
  fault(
    'length-list',
    withLines((n) => `Content-Length: ${n}, ${n}`),
  ),
  fault(
    'length-too-long-then-end',
    withLines((n) => `Content-Length: ${n + 10}`),
    'end',
  ),
  fault(
    'length-too-long-then-silence',
    withLines((n) => `Content-Length: ${n + 10}`),
  ),
  fault(
    'length-too-short',
    withLines((n) => `Content-Length: ${n - 5}`),
  ),
  fault(
    'length-zero-with-a-body',
    withLines(() => 'Content-Length: 0'),
  ),
  fault(
    'length-negative',
    withLines(() => 'Content-Length: -1'),
  ),
  fault(
    'length-no-number',
    withLines(() => 'Content-Length: many'),
  ),
  fault(
    'length-huge',
    withLines(() => 'Content-Length: 99999999999999999999999'),
  ),
  fault(
    'length-hexadecimal',
    withLines((n) => `Content-Length: 0x${n.toString(16)}`),
  ),
  fault('length-and-chunked', ({ lines, body, length }) =>
    raw(
      OK,
      [...lines, `Content-Length: ${length}`, 'Transfer-Encoding: chunked'],
      Buffer.concat([chunk(body), Buffer.from('0\r\n\r\n')]),
    ),
  ),
  fault('length-missing-then-end', withLines(), 'end'),
  fault('length-missing-then-reset', withLines(), 'reset'),
  fault('length-missing-then-silence', withLines()),
  fault(
    'length-missing-body-short-then-end',
    ({ lines, body }) => raw(OK, lines, body.subarray(0, -2)),
    'end',
  ),
  chunked('chunked-well', (body) => Buffer.concat([chunk(body), Buffer.from('0\r\n\r\n')])),
  chunked('chunked-with-trailers', (body) =>
    Buffer.concat([chunk(body), Buffer.from('0\r\nX-A: b\r\n\r\n')]),
  ),
  chunked('chunked-without-last-then-end', chunk, 'end'),
  chunked('chunked-without-last-then-silence', chunk),
  chunked('chunked-bad-size', (body) =>
    Buffer.concat([Buffer.from('zz\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]),
  ),
  chunked('chunked-huge-size', (body) => Buffer.concat([Buffer.from('ffffffffffffffff\r\n'), body])),
  chunked('chunked-size-too-small', (body) =>
    Buffer.concat([Buffer.from('1\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]),
  ),
  chunked('chunked-cut-in-chunk', (body) => chunk(body).subarray(0, -4), 'end'),
  chunked('chunked-reset-in-chunk', (body) => chunk(body).subarray(0, -4), 'reset'),
  fault(
    'unknown-transfer-encoding',
    ({ lines, body }) => raw(OK, [...lines, 'Transfer-Encoding: rot13'], body),
    'end',
  ),
  fault(
    'header-without-colon',
    withLines(
      (n) => `Content-Length: ${n}`,
      () => 'nonsense',
    ),
  ),
  fault(
    'header-with-null',
    withLines(
      (n) => `Content-Length: ${n}`,
      () => 'X-A: a\0b',
    ),
  ),
  fault(
    'header-folded',
    withLines(
      (n) => `Content-Length: ${n}`,
      () => 'X-A: a\r\n b',
    ),
  ),
  fault(
    'header-name-with-space',
    withLines(
      (n) => `Content-Length: ${n}`,
      () => 'X A: b',
    ),
  ),
  fault(
    'header-space-before-colon',
    withLines((n) => `Content-Length : ${n}`),
  ),
  fault('lines-end-with-lf', ({ lines, body, length }) =>
    raw(OK, [...lines, `Content-Length: ${length}`], body, '\n'),
  ),
  fault('http-1.0', ({ lines, body }) => raw('HTTP/1.0 200 OK', lines, body), 'end'),
  fault('http-0.9', ({ body }) => body, 'end'),
  fault('http-2-preface', () => Buffer.from('000012040000000000000300000064000400100000', 'hex')),
  fault('http-9.9', ({ lines, body, length }) =>
    raw('HTTP/9.9 200 OK', [...lines, `Content-Length: ${length}`], body),
  ),
  fault('status-of-two-digits', ({ lines, body, length }) =>
    raw('HTTP/1.1 20 OK', [...lines, `Content-Length: ${length}`], body),
  ),
  fault('status-000', ({ lines, body, length }) =>
    raw('HTTP/1.1 000 OK', [...lines, `Content-Length: ${length}`], body),
  ),
  fault('status-999', ({ lines, body, length }) =>
    raw('HTTP/1.1 999 OK', [...lines, `Content-Length: ${length}`], body),
  ),
  fault('status-no-number', ({ lines, body, length }) =>
    raw('HTTP/1.1 two OK', [...lines, `Content-Length: ${length}`], body),
  ),
  fault('garbage', () => Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 167 + 13) % 256))),
  fault(
    'garbage-then-end',
    () => Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 167 + 13) % 256)),
    'end',
  ),
  fault('another-protocol', () => '220 mail.example ESMTP ready\r\n'),
  fault('empty-lines-then-reply', ({ lines, body, length }) =>
    Buffer.concat([Buffer.from('\r\n\r\n'), raw(OK, [...lines, `Content-Length: ${length}`], body)]),
  ),
  fault('two-replies', ({ lines, body, length }) => {
    const one = raw(OK, [...lines, `Content-Length: ${length}`], body);
    return Buffer.concat([one, one]);
  }),
];
