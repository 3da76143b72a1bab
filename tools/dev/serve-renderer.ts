import { createServer as createTcpServer } from 'node:net';
import type { InlineConfig } from 'vite';
import { createServer, mergeConfig } from 'vite';

const freePort = async (): Promise<number> => {
  const server = createTcpServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port');
  return address.port;
};

/** The renderer's sources, served as they are now. */
export interface ServedRenderer {
  readonly url: string;
  /** Has every page loaded again. */
  reload(): void;
  close(): Promise<void>;
}

/** Serves the renderer's sources with hot reload, on this machine alone. */
export const serveRenderer = async (config: InlineConfig, port = 0): Promise<ServedRenderer> => {
  const own = port === 0 ? await freePort() : port;
  const before = process.listeners('SIGTERM');
  const server = await createServer(
    mergeConfig(config, {
      server: {
        ...{ host: '127.0.0.1', port: own, strictPort: true },
        // A page may come from another port than Vite's. The overlay writes HTML, which the app's policy forbids.
        hmr: { overlay: false },
        ws: { host: '127.0.0.1', clientPort: own, protocol: 'ws' },
      },
    }),
  );
  await server.listen();
  // Vite would end the process by itself, and leave behind what else runs in it.
  for (const listener of process.listeners('SIGTERM'))
    if (!before.includes(listener)) process.off('SIGTERM', listener);
  return {
    url: `http://127.0.0.1:${own}/`,
    reload: () => server.ws.send({ type: 'full-reload' }),
    close: () => server.close(),
  };
};
