import net from 'node:net';
import tls from 'node:tls';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import type { Door, Effect, Fault } from '../faults/fault.ts';
import { yes } from '../faults/own-words.ts';
import type { HostTable, Lookup } from './host-table.ts';
import type { Identities } from './identities.ts';
import { requestLength } from './raw-http.ts';
import { deliver, deliverPart } from './system.ts';

/** What is in force at a front. */
interface InForce {
  readonly fault: Fault;
  readonly effect: Effect;
  /** Whether each request is hit, or only the first. */
  readonly hits: 'all' | 'first';
}

/** A raw-socket server between the client and one training server. Without a fault it passes everything on. */
export interface Front {
  readonly upstream: UpstreamName;
  readonly name: string;
  readonly port: number;
  readonly tlsPort: number;
  /** Puts a fault in force. Resolves when idle connections have met theirs. */
  spoil(inForce: InForce): Promise<void>;
  /** Passes everything on again. Effects under way are awaited. */
  heal(): Promise<void>;
  /** Lets effects come that waited for a later moment, and resolves when they are made. */
  releaseLate(): Promise<void>;
  /** Requests that began while a fault was in force. */
  begun(): number;
  /** How long the last request that a fault met was, and the system's reply to it, in bytes. */
  lengths(): { readonly request: number; readonly reply: number };
  /** Ends all connections and forgets what was counted. */
  reset(): void;
  close(): Promise<void>;
}

const LOOKUP_OF: Readonly<Partial<Record<Door, Lookup>>> = {
  refused: 'refused',
  unreachable: 'unreachable',
  'name-not-found': 'not-found',
  'name-try-again': 'try-again',
  'name-silent': 'silent',
};

const listen = (server: net.Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });

/** A moment in which what was written to a socket of this machine arrives at the other end. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));

/** Starts a front for the training server at a port. */
export const startFront = async (deps: {
  readonly upstream: UpstreamName;
  readonly name: string;
  readonly systemPort: number;
  readonly hosts: HostTable;
  readonly identities: Identities;
}): Promise<Front> => {
  const { upstream, name, systemPort, hosts, identities } = deps;
  const sockets = new Set<net.Socket>();
  const pending = new Set<Promise<unknown>>();
  let inForce: InForce | null = null;
  let begun = 0;
  let lengths = { request: 0, reply: 0 };
  let late = Promise.withResolvers<void>();

  const track = <T>(work: Promise<T>): Promise<T> => {
    const one = work.catch(() => {});
    pending.add(one);
    one.finally(() => pending.delete(one));
    return work;
  };

  const take = (): InForce | null => {
    const taken = inForce;
    if (taken !== null) begun += 1;
    if (taken?.hits === 'first') inForce = null;
    return taken;
  };

  const answer = async (
    socket: net.Socket,
    request: Buffer,
    hit: InForce | null,
    signal: AbortSignal,
  ): Promise<void> => {
    if (hit === null) {
      const replied = await track(deliver(systemPort, request));
      if (!socket.destroyed) socket.write(replied);
      return;
    }
    const whole = async (): Promise<Buffer> => {
      const replied = await track(deliver(systemPort, request));
      lengths = { request: request.length, reply: replied.length };
      return replied;
    };
    await hit.fault.act({
      upstream,
      request,
      effect: hit.effect,
      socket,
      signal,
      late: late.promise,
      deliver: whole,
      deliverPart: (bytes) =>
        bytes >= request.length
          ? whole().then(() => {})
          : track(deliverPart(systemPort, request.subarray(0, bytes))),
      good: () => (hit.effect === 'applied' ? whole() : Promise.resolve(yes(upstream, request))),
    });
  };

  const serve = (socket: net.Socket): void => {
    const gone = new AbortController();
    let bytes = Buffer.alloc(0);
    let busy = false;
    let hit: InForce | null = null;
    let isTaken = false;

    const next = (): void => {
      if (busy || bytes.length === 0) return;
      if (!isTaken) {
        hit = take();
        isTaken = true;
      }
      const length = requestLength(bytes);
      const isWhole = length !== null && bytes.length >= length;
      const early = hit?.effect === 'not-applied' ? hit.fault.early : undefined;
      if (!isWhole && (early === undefined || bytes.length < early)) return;
      const request = bytes.subarray(0, isWhole ? length : bytes.length);
      bytes = bytes.subarray(request.length);
      busy = true;
      answer(socket, request, hit, gone.signal)
        .catch(() => socket.destroy())
        .finally(() => {
          busy = false;
          isTaken = false;
          next();
        });
    };

    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      gone.abort();
    });
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      next();
    });
  };

  /** What a new connection meets; true when nothing more is to be done with it. */
  const atTheDoor = (socket: net.Socket): boolean => {
    const door = inForce?.fault.door;
    socket.on('error', () => {});
    if (door !== undefined) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.resume();
    }
    switch (door) {
      case 'reset-on-accept':
        socket.resetAndDestroy();
        return true;
      case 'close-on-accept':
        socket.end();
        return true;
      case 'silence-on-accept':
      case 'tls-silence-in-handshake':
        return true;
      case 'tls-reset-in-handshake':
        socket.once('data', () => socket.resetAndDestroy());
        return true;
      case 'tls-close-in-handshake':
        socket.once('data', () => socket.end());
        return true;
      case 'tls-plain-answer':
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'));
        return true;
      default:
        return false;
    }
  };

  const plain = net.createServer({ allowHalfOpen: false }, (socket) => {
    if (!atTheDoor(socket)) serve(socket);
  });
  const secured = tls.createServer(identities.good, serve);
  secured.on('tlsClientError', () => {});
  const guard = net.createServer((socket) => {
    if (atTheDoor(socket)) return;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    secured.emit('connection', socket);
  });
  const port = await listen(plain);
  const tlsPort = await listen(guard);
  hosts.set(name, 'here');

  const identityAt = (door: Door | undefined) => {
    if (door === 'tls-expired') return identities.expired;
    if (door === 'tls-wrong-host') return identities.wrongHost;
    return door === 'tls-unknown-issuer' ? identities.unknownIssuer : identities.good;
  };

  const setDoor = (door: Door | undefined): void => {
    hosts.set(name, (door && LOOKUP_OF[door]) ?? 'here');
    secured.setSecureContext(identityAt(door));
  };

  return {
    upstream,
    name,
    port,
    tlsPort,
    spoil: async (next) => {
      const { door, idle } = next.fault;
      if (door !== undefined) {
        for (const socket of sockets) socket.destroy();
        await settle();
        setDoor(door);
      }
      inForce = next;
      for (const socket of idle === undefined ? [] : [...sockets]) {
        if (idle === 'reset') socket.resetAndDestroy();
        else if (idle === 'unsolicited') socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
        else socket.end();
        if (idle === 'close') socket.destroy();
      }
    },
    heal: async () => {
      if (inForce?.fault.door !== undefined) setDoor(undefined);
      inForce = null;
      while (pending.size > 0) await Promise.all(pending);
    },
    releaseLate: async () => {
      late.resolve();
      await settle();
      while (pending.size > 0) await Promise.all(pending);
    },
    begun: () => begun,
    lengths: () => lengths,
    reset: () => {
      for (const socket of sockets) socket.destroy();
      begun = 0;
      inForce = null;
      late.resolve();
      late = Promise.withResolvers<void>();
    },
    close: async () => {
      const ended = [plain, guard, secured].map(
        (server) => new Promise<void>((resolve) => server.close(() => resolve())),
      );
      for (const socket of sockets) socket.destroy();
      await Promise.all(ended.slice(0, 2));
    },
  };
};
