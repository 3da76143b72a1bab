import zlib from 'node:zlib';
import { raw, split } from '../wire/raw-http.ts';
import { BOTH, cut, type Exchange, type Fault, perform, write } from './fault.ts';

const TYPE = 'size and encoding';
const OK = 'HTTP/1.1 200 OK';
const JSON_TYPE = 'Content-Type: application/json';

// 64 MiB of spaces, packed when this is loaded: made during a run, they would hold up every other run.
const SPACES = Buffer.alloc(64 * 1024 * 1024, ' ');
const QUICK = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } };
const BOMBS = {
  gzip: zlib.gzipSync(SPACES, { level: 6 }),
  deflate: zlib.deflateSync(SPACES, { level: 6 }),
  br: zlib.brotliCompressSync(SPACES, QUICK),
};
const BOMB_IN_BOMB = zlib.gzipSync(BOMBS.gzip);

const bodyOf = async (exchange: Exchange): Promise<Buffer> =>
  split(await exchange.good())?.body ?? Buffer.alloc(0);

const encoded = (name: string, encoding: string, pack: (body: Buffer) => Buffer): Fault => ({
  name,
  class: TYPE,
  effects: BOTH,
  act: async (exchange) => {
    const body = pack(await bodyOf(exchange));
    await write(
      exchange,
      raw(OK, [JSON_TYPE, `Content-Encoding: ${encoding}`, `Content-Length: ${body.length}`], body),
    );
  },
});

const withHeaders = (name: string, lines: () => readonly string[]): Fault => ({
  name,
  class: TYPE,
  effects: BOTH,
  act: async (exchange) => {
    const body = await bodyOf(exchange);
    await write(exchange, raw(OK, [JSON_TYPE, ...lines(), `Content-Length: ${body.length}`], body));
  },
});

const flood = (name: string, head: readonly string[], piece: Buffer, count: number): Fault => ({
  name,
  class: TYPE,
  effects: BOTH,
  act: async (exchange) => {
    await perform(exchange);
    await write(exchange, raw(OK, head));
    for (let at = 0; at < count && !exchange.signal.aborted; at += 1) await write(exchange, piece);
    cut(exchange, 'end');
  },
});

const BLOCK = Buffer.alloc(256 * 1024, ' ');

/** Replies that are too large on the wire or once unpacked, and bodies that cannot be unpacked. */
export const sizeFaults: readonly Fault[] = [
  encoded('gzip-well', 'gzip', (body) => zlib.gzipSync(body)),
  encoded('gzip-bomb', 'gzip', () => BOMBS.gzip),
  encoded('deflate-bomb', 'deflate', () => BOMBS.deflate),
  encoded('brotli-bomb', 'br', () => BOMBS.br),
  encoded('gzip-in-gzip-bomb', 'gzip, gzip', () => BOMB_IN_BOMB),
  encoded('gzip-cut', 'gzip', (body) => zlib.gzipSync(body).subarray(0, -6)),
  encoded('gzip-corrupt', 'gzip', (body) => {
    const packed = Buffer.from(zlib.gzipSync(body));
    packed[15] = (packed[15] ?? 0) ^ 0xff;
    return packed;
  }),
  encoded('gzip-announced-only', 'gzip', (body) => body),
  encoded('gzip-with-bytes-after', 'gzip', (body) =>
    Buffer.concat([zlib.gzipSync(body), Buffer.from('more')]),
  ),
  encoded('gzip-two-members', 'gzip', (body) => Buffer.concat([zlib.gzipSync(body), zlib.gzipSync(body)])),
  encoded('encoding-unknown', 'zstd-of-tomorrow', (body) => body),
  encoded('encoding-stacked', 'gzip, gzip, gzip, gzip', (body) => zlib.gzipSync(body)),
  withHeaders('header-of-20-kB', () => [`X-Large: ${'a'.repeat(20_000)}`]),
  withHeaders('header-of-1-MB', () => [`X-Large: ${'a'.repeat(1_000_000)}`]),
  withHeaders('headers-by-the-thousand', () => Array.from({ length: 5_000 }, (_, at) => `X-${at}: ${at}`)),
  flood('body-of-3-MB', [JSON_TYPE, `Content-Length: ${12 * BLOCK.length}`], BLOCK, 12),
  flood('body-of-3-MB-without-length', [JSON_TYPE], BLOCK, 12),
  flood('body-without-end', [JSON_TYPE], BLOCK, 4_000),
];
