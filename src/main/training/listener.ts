import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { TrainingEnv } from './context.ts';

/** A port on 127.0.0.1 that can be closed and opened again at the same number. */
export interface Listener {
  readonly port: number;
  /** Opens (`true`) or closes (`false`) the port. Closing ends every connection. */
  listen(open: boolean): Promise<void>;
}

const HOST = '127.0.0.1';

const open = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Serves an app on 127.0.0.1. Port 0 takes any free one. Rejects when the port is taken. */
export const startListener = async (app: Hono<TrainingEnv>, port = 0): Promise<Listener> => {
  app.onError((error, c) => c.text(`The training server failed: ${error.message}`, 500));
  const made = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false, createServer });
  if (!('closeAllConnections' in made)) throw new TypeError('Training needs an HTTP/1.1 server.');
  const server = made;
  const taken = await open(server, port);
  let turn: Promise<void> = Promise.resolve();
  return {
    port: taken,
    listen: (wanted) => {
      turn = turn.then(async () => {
        if (wanted === server.listening) return;
        if (wanted) await open(server, taken);
        else await close(server);
      });
      return turn;
    },
  };
};
