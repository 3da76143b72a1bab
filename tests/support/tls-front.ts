import { request } from 'node:http';
import { createServer } from 'node:https';
import type { Training } from '../../src/main/training/start.ts';

/** Training as it would be reached in earnest: over TLS, under a name. */
export interface TlsFront {
  readonly port: number;
  /** `method path` of each request that came through. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const upstreamOf = (path: string): 'airpay' | 'capillary' | 'wm' => {
  if (path.startsWith('/airpay/')) return 'airpay';
  return path.startsWith('/v1/') ? 'wm' : 'capillary';
};

/** Hands every request on to the training server that its path belongs to; each connection carries one request. */
export const startTlsFront = async (
  training: () => Training,
  identity: { readonly key: string; readonly cert: string },
): Promise<TlsFront> => {
  const requests: string[] = [];
  const server = createServer(identity, (incoming, outgoing) => {
    const path = incoming.url ?? '/';
    requests.push(`${incoming.method} ${path}`);
    const { origin } = new URL(training().baseUrls[upstreamOf(path)]);
    const { method, headers } = incoming;
    const onward = request(new URL(path, origin), { method: method ?? 'GET', headers }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, { ...reply.headers, connection: 'close' });
      reply.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
