import { setTimeout as sleep } from 'node:timers/promises';
import { split } from '../wire/raw-http.ts';
import { BOTH, type Exchange, type Fault, perform, write } from './fault.ts';

const TYPE = 'silence and slowness';

/** Writes piece after piece until all is written or the client has gone. */
const drip = async (exchange: Exchange, pieces: Iterable<Buffer | string>, gapMs: number): Promise<void> => {
  for (const piece of pieces) {
    await write(exchange, piece);
    try {
      await sleep(gapMs, undefined, { signal: exchange.signal });
    } catch {
      return;
    }
  }
};

const bytesOf = function* (bytes: Buffer, size = 1): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const endless = function* (piece: string): Generator<string> {
  for (;;) yield piece;
};

const headOf = (good: Buffer): Buffer => Buffer.from(split(good)?.head ?? '', 'latin1');

const untilGone = (exchange: Exchange): Promise<void> =>
  new Promise((resolve) => {
    if (exchange.signal.aborted) resolve();
    else exchange.signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Silence, and replies that come too slowly to be waited for. */
export const timingFaults: readonly Fault[] = [
  { name: 'silence', class: TYPE, effects: BOTH, act: perform },
  {
    name: 'silence-after-status-line',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      const good = await exchange.good();
      await write(exchange, good.subarray(0, good.indexOf('\r\n') + 2));
    },
  },
  {
    name: 'silence-after-head',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      await write(exchange, headOf(await exchange.good()));
    },
  },
  {
    name: 'silence-in-body',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      const good = await exchange.good();
      await write(exchange, good.subarray(0, good.length - 3));
    },
  },
  {
    name: 'silence-before-last-byte',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      const good = await exchange.good();
      await write(exchange, good.subarray(0, good.length - 1));
    },
  },
  {
    name: 'drip-from-the-start',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => drip(exchange, bytesOf(await exchange.good()), 20),
  },
  {
    name: 'drip-in-body',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      const good = await exchange.good();
      const head = headOf(good);
      await write(exchange, head);
      await drip(exchange, bytesOf(good.subarray(head.length)), 60);
    },
  },
  {
    name: 'drip-endless-headers',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      await perform(exchange);
      await write(exchange, 'HTTP/1.1 200 OK\r\n');
      await drip(exchange, endless('X-More: 1\r\n'), 15);
    },
  },
  {
    name: 'drip-endless-chunks',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      await perform(exchange);
      await write(exchange, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
      await drip(exchange, endless('1\r\n \r\n'), 15);
    },
  },
  {
    name: 'slow-but-in-time',
    class: TYPE,
    effects: BOTH,
    act: async (exchange) => {
      const good = await exchange.good();
      await drip(exchange, bytesOf(good, Math.ceil(good.length / 4)), 15);
    },
  },
  {
    name: 'effect-after-the-deadline',
    class: TYPE,
    effects: ['applied'],
    act: async (exchange) => {
      await untilGone(exchange);
      await exchange.late;
      await exchange.deliver();
    },
  },
];
