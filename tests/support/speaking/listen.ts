import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';

/** What a channel may speak to: sockets of ours, and a name that nobody else asks for. */
export interface Listener {
  readonly to: {
    readonly http: string;
    readonly ws: string;
    readonly ip: string;
    readonly tcp: number;
    readonly udp: number;
    readonly host: string;
  };
  /** Connections and datagrams that came. */
  heard(): number;
  close(): void;
}

/** An address of this machine that is not its loopback, over which WebRTC does not speak. */
const ownAddress = (): string =>
  Object.values(networkInterfaces())
    .flat()
    .find((it) => it?.family === 'IPv4' && !it.internal)?.address ?? '127.0.0.1';

/** Opens the sockets of one channel. */
export const listen = async (number: number): Promise<Listener> => {
  let heard = 0;
  const open = new Set<Socket>();
  const tcp = createServer((socket) => {
    heard += 1;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
    // A browser holds requests back while others are without an answer.
    socket.on('data', () => socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'));
  });
  const udp = createSocket('udp4', () => {
    heard += 1;
  });
  tcp.listen(0, '0.0.0.0');
  udp.bind(0, '0.0.0.0');
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')]);
  const address = tcp.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const ip = ownAddress();
  return {
    to: {
      http: `http://${ip}:${port}/spoken`,
      ws: `ws://${ip}:${port}/spoken`,
      ...{ ip, tcp: port, udp: udp.address().port },
      host: `spoken-${number}.test`,
    },
    heard: () => heard,
    close: () => {
      for (const socket of open) socket.destroy();
      tcp.close();
      udp.close();
    },
  };
};
