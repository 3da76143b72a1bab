import { BOTH, type Exchange, type Fault, perform, write } from './fault.ts';

const before = async (exchange: Exchange, interim: string | Buffer): Promise<void> => {
  const good = await exchange.good();
  await write(exchange, interim);
  await write(exchange, good);
};

const fault = (name: string, act: Fault['act']): Fault => ({ name, class: '1xx', effects: BOTH, act });

/** Interim replies: in floods, endless, and those that change what the connection is. */
export const interimFaults: readonly Fault[] = [
  fault('100-then-reply', (exchange) => before(exchange, 'HTTP/1.1 100 Continue\r\n\r\n')),
  fault('100-flood-then-reply', (exchange) =>
    before(exchange, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2_000)),
  ),
  fault('102-flood-then-reply', (exchange) =>
    before(exchange, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(2_000)),
  ),
  fault('103-flood-then-reply', (exchange) =>
    before(exchange, 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'.repeat(1_000)),
  ),
  fault('103-oversized-then-reply', (exchange) =>
    before(exchange, `HTTP/1.1 103 Early Hints\r\nLink: ${'a'.repeat(40_000)}\r\n\r\n`),
  ),
  fault('1xx-then-end', async (exchange) => {
    await perform(exchange);
    await write(exchange, 'HTTP/1.1 100 Continue\r\n\r\n');
    exchange.socket.end();
  }),
  fault('1xx-endless', async (exchange) => {
    await perform(exchange);
    while (!exchange.signal.aborted) {
      await write(exchange, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(20));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }),
  fault('101-switching-protocols', (exchange) =>
    before(exchange, 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  ),
  fault('101-without-upgrade', (exchange) => before(exchange, 'HTTP/1.1 101 Switching Protocols\r\n\r\n')),
  fault('199-unknown-then-reply', (exchange) => before(exchange, 'HTTP/1.1 199 What\r\n\r\n')),
  fault('interim-with-a-length', (exchange) =>
    before(exchange, 'HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n'),
  ),
];
