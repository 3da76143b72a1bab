import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Hono } from 'hono';
import type { TrainingEnv } from './context.ts';
import { alreadySent } from './sabotage.ts';

const zipped = promisify<ArrayBuffer, Buffer>(gzip);

/** A server whose replies of so many bytes and more are compressed for whoever takes that, as a real system's are. */
export const compressed = (server: Hono<TrainingEnv>, from: number): Hono<TrainingEnv> => {
  const app = new Hono<TrainingEnv>();
  app.use('*', async (c, next) => {
    await next();
    if (alreadySent(c.res) || c.req.header('accept-encoding')?.includes('gzip') !== true) return;
    const body = await c.res.clone().arrayBuffer();
    if (body.byteLength < from) return;
    const headers = new Headers(c.res.headers);
    headers.set('content-encoding', 'gzip');
    headers.delete('content-length');
    c.res = new Response(new Uint8Array(await zipped(body)), { status: c.res.status, headers });
  });
  return app.route('/', server);
};
