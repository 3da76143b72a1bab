import { BOTH, cut, type Fault, perform, write } from './fault.ts';

/** How a connection ends at a byte. */
export type Ending = 'end' | 'reset';

/**
 * The connection ends after this byte of the request. Not applied: the system got exactly those bytes. Applied: a
 * gateway had taken the request whole and passed it on. The system's ledger tells which, also for the last byte.
 */
export const cutRequest = (at: number, ending: Ending): Fault => ({
  name: `request-cut-${ending}`,
  class: 'request cut',
  effects: BOTH,
  early: at,
  act: async (exchange) => {
    if (exchange.effect === 'applied') await exchange.deliver();
    else await exchange.deliverPart(at);
    cut(exchange, ending);
  },
});

/** The connection ends after this byte of the reply. Not applied: the reply says yes to what was never made. */
export const cutReply = (at: number, ending: Ending): Fault => ({
  name: `reply-cut-${ending}`,
  class: 'reply cut',
  effects: BOTH,
  act: async (exchange) => {
    const good = await exchange.good();
    if (at > 0) await write(exchange, good.subarray(0, at));
    cut(exchange, ending);
  },
});

/** The reply is lost whole: what a read-back is for. */
export const lostReply: Fault = {
  name: 'reply-lost',
  class: 'reply cut',
  effects: BOTH,
  act: async (exchange) => {
    await perform(exchange);
    cut(exchange, 'end');
  },
};
