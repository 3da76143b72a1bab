import type net from 'node:net';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';

/** Whether the system made the change although the reply is bad. */
export type Effect = 'applied' | 'not-applied';

/** The classes in which faults are reported, in the order of the report. */
export const FAULT_CLASSES = [
  'name, route and connection',
  'TLS',
  'stale and closing connections',
  'request cut',
  'reply cut',
  'silence and slowness',
  '1xx',
  'framing',
  'size and encoding',
  'content',
  '3xx',
  '4xx',
  '5xx',
] as const;

export type FaultClass = (typeof FAULT_CLASSES)[number];

/** How the way to the system is spoiled before a byte of the request can leave. */
export const DOORS = [
  'refused',
  'unreachable',
  'name-not-found',
  'name-try-again',
  'name-silent',
  'reset-on-accept',
  'close-on-accept',
  'silence-on-accept',
  'tls-expired',
  'tls-wrong-host',
  'tls-unknown-issuer',
  'tls-reset-in-handshake',
  'tls-close-in-handshake',
  'tls-silence-in-handshake',
  'tls-plain-answer',
] as const;

export type Door = (typeof DOORS)[number];

/** One request as it stands at a front. */
export interface Exchange {
  readonly upstream: UpstreamName;
  /** What has arrived of the request; all of it, except for a fault with `early`. */
  readonly request: Buffer;
  readonly effect: Effect;
  readonly socket: net.Socket;
  /** Ends with the client's connection. */
  readonly signal: AbortSignal;
  /** Resolves when an effect that comes late may come. */
  readonly late: Promise<void>;
  /** Lets the system have the request: the effect, if there is one, is made. Gives its reply, byte for byte. */
  deliver(): Promise<Buffer>;
  /** Lets the system have the first bytes of the request. */
  deliverPart(bytes: number): Promise<void>;
  /** A reply that says yes, with the effect made or not. */
  good(): Promise<Buffer>;
}

/** One way in which a network, a gateway or a system behaves badly. */
export interface Fault {
  readonly name: string;
  readonly class: FaultClass;
  readonly effects: readonly Effect[];
  /** The effects to try where that depends on the upstream; `effects` when left out. */
  readonly effectsAt?: (upstream: UpstreamName) => readonly Effect[];
  /** Spoils the way before a request can be made. */
  readonly door?: Door;
  /** What idle connections of the client meet right before the request; they stay when left out. */
  readonly idle?: 'close' | 'reset' | 'half-close' | 'unsolicited';
  /** Acts as soon as so many bytes of the request have arrived. */
  readonly early?: number;
  readonly act: (exchange: Exchange) => Promise<void>;
}

/** Lets the system have the request where the effect is to be made. */
export const perform = async (exchange: Exchange): Promise<void> => {
  if (exchange.effect === 'applied') await exchange.deliver();
};

/** Writes bytes and resolves when the system has taken them, or the connection is over. */
export const write = (exchange: Exchange, bytes: string | Buffer): Promise<void> =>
  new Promise((resolve) => {
    if (exchange.socket.destroyed) resolve();
    else exchange.socket.write(bytes, () => resolve());
  });

/** Ends the connection, orderly or with a reset. */
export const cut = (exchange: Exchange, ending: 'end' | 'reset'): void => {
  if (ending === 'end') exchange.socket.end();
  else exchange.socket.resetAndDestroy();
};

export const BOTH: readonly Effect[] = ['applied', 'not-applied'];
export const NONE: readonly Effect[] = ['not-applied'];
