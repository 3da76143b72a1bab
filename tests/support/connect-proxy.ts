import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A proxy that tunnels every host to one port of this machine. */
export interface ConnectProxy {
  /** `host:port` of the proxy. */
  readonly at: string;
  /** What was asked for, in order: `CONNECT host:port`, or the method and address of a request to forward. */
  readonly asked: readonly string[];
  /** From now on: tunnels this many more, then answers every CONNECT with 407. */
  refuseAfter(more: number): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export const startConnectProxy = async (target: number): Promise<ConnectProxy> => {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  let left = Number.POSITIVE_INFINITY;
  const server = createServer((request, reply) => {
    asked.push(`${request.method} ${request.url}`);
    reply.writeHead(500).end();
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket, head: Buffer) => {
    asked.push(`CONNECT ${request.url}`);
    left -= 1;
    if (left < 0) {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
      return;
    }
    const onward = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      client.pipe(onward).pipe(client);
    });
    keep(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    at: `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    asked,
    refuseAfter: (more) => {
      left = more;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
