import { cut, DOORS, type Fault, NONE, perform, write } from './fault.ts';

const never = async (): Promise<void> => {};

/** What goes wrong before a byte of the request can leave. */
export const doorFaults: readonly Fault[] = DOORS.map((door) => ({
  name: door,
  class: door.startsWith('tls-') ? 'TLS' : 'name, route and connection',
  effects: NONE,
  door,
  act: never,
}));

/** Connections that were good for a read and are not for what follows. */
export const staleFaults: readonly Fault[] = [
  {
    name: 'idle-closed',
    class: 'stale and closing connections',
    effects: ['applied'],
    idle: 'close',
    // What still comes over the dead connection goes nowhere; on a new one the request is answered.
    act: async (exchange) => {
      await write(exchange, await exchange.deliver());
    },
  },
  {
    name: 'idle-reset',
    class: 'stale and closing connections',
    effects: ['applied'],
    idle: 'reset',
    act: async (exchange) => {
      await write(exchange, await exchange.deliver());
    },
  },
  {
    name: 'idle-half-closed',
    class: 'stale and closing connections',
    effects: ['applied', 'not-applied'],
    idle: 'half-close',
    act: async (exchange) => {
      await perform(exchange);
      cut(exchange, 'end');
    },
  },
  {
    name: 'idle-unsolicited-reply',
    class: 'stale and closing connections',
    effects: ['applied', 'not-applied'],
    idle: 'unsolicited',
    act: async (exchange) => {
      await perform(exchange);
      cut(exchange, 'reset');
    },
  },
  ...(['end', 'reset'] as const).map(
    (ending): Fault => ({
      name: `no-reply-then-${ending}`,
      class: 'stale and closing connections',
      effects: ['applied', 'not-applied'],
      act: async (exchange) => {
        await perform(exchange);
        cut(exchange, ending);
      },
    }),
  ),
  ...(['end', 'reset'] as const).map(
    (ending): Fault => ({
      name: `reply-then-${ending}`,
      class: 'stale and closing connections',
      effects: ['applied', 'not-applied'],
      act: async (exchange) => {
        await write(exchange, await exchange.good());
        cut(exchange, ending);
      },
    }),
  ),
];
