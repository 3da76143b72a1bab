import net from 'node:net';
import tls from 'node:tls';

/** A request as it came over the wire. */
interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly version: string;
  /** As sent, in order, names in the case in which they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Which connection it came on, counted from 1. */
  readonly connection: number;
}

/** What the server does for one request, byte for byte. */
export interface Step {
  /** Pieces to write; none: silence. */
  readonly write?: readonly (string | Buffer)[];
  /** Between the pieces, in milliseconds. */
  readonly gapMs?: number;
  /** What happens to the connection after that. Left out: it stays open. */
  readonly last?: 'end' | 'reset';
  /** Acts as soon as so many bytes of the request are there, whether it is complete or not. */
  readonly atRequestByte?: number;
}

/** A small server without manners, over raw sockets. */
export interface FaultServer {
  readonly port: number;
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** Connections accepted so far. */
  connections(): number;
  /** Steps for the next requests, one each; the last one stays for all that follow. */
  will(...steps: readonly Step[]): void;
  close(): Promise<void>;
}

/** A complete reply of HTTP/1.1 with its length. */
export const answer = (
  status: number,
  body: string | Buffer = '',
  headers: Readonly<Record<string, string>> = {},
): Step => {
  const bytes = Buffer.from(body);
  const lines = Object.entries({
    'content-type': 'application/json',
    ...headers,
    'content-length': `${bytes.length}`,
  });
  const head = `HTTP/1.1 ${status} X\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return { write: [Buffer.concat([Buffer.from(head, 'latin1'), bytes])] };
};

const parse = (bytes: Buffer, connection: number): { request: RawRequest; length: number } | null => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', path = '', version = ''] = first.split(' ');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  const told = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '0';
  const length = end + 4 + Number(told);
  if (bytes.length < length) return null;
  const body = bytes.subarray(end + 4, length).toString('utf8');
  return { request: { method, path, version, headers, body, connection }, length };
};

const perform = (socket: net.Socket, step: Step): void => {
  const pieces = [...(step.write ?? [])];
  const next = () => {
    if (socket.destroyed) return;
    const piece = pieces.shift();
    if (piece !== undefined) {
      socket.write(piece, () => (pieces.length > 0 && step.gapMs ? setTimeout(next, step.gapMs) : next()));
    } else if (step.last === 'end') {
      socket.end();
    } else if (step.last === 'reset') {
      socket.resetAndDestroy();
    }
  };
  next();
};

/** Starts a server on this machine; with a key and certificate it speaks TLS. */
export const startFaultServer = async (
  identity?: { readonly key: string; readonly cert: string },
  hostname = '127.0.0.1',
): Promise<FaultServer> => {
  const requests: RawRequest[] = [];
  const sockets = new Set<net.Socket>();
  let steps: readonly Step[] = [answer(200, '{}')];
  let accepted = 0;

  const take = (): Step => {
    const [step, ...rest] = steps;
    if (rest.length > 0) steps = rest;
    return step ?? {};
  };

  const serve = (socket: net.Socket) => {
    accepted += 1;
    const connection = accepted;
    let bytes = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const cut = steps[0]?.atRequestByte;
      if (cut !== undefined && bytes.length >= cut) {
        perform(socket, take());
        return;
      }
      for (let found = parse(bytes, connection); found !== null; found = parse(bytes, connection)) {
        bytes = bytes.subarray(found.length);
        requests.push(found.request);
        perform(socket, take());
      }
    });
  };

  const server = identity === undefined ? net.createServer(serve) : tls.createServer(identity, serve);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  return {
    port,
    url: `${identity === undefined ? 'http' : 'https'}://${hostname}:${port}`,
    requests,
    connections: () => accepted,
    will: (...next) => {
      steps = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

/** A port on this machine at which nobody listens. */
export const closedPort = async (): Promise<number> => {
  const server = await startFaultServer();
  await server.close();
  return server.port;
};
