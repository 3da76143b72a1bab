import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Development, servedByVite } from '../development.ts';
import type { PreviewIpcMain } from '../electron/ipc-main.ts';
import type { PreviewSession } from '../electron/session.ts';
import type { PreviewWindow } from '../electron/window.ts';
import { createAccess } from './access.ts';
import { createDocuments } from './documents.ts';
import { pageScripts } from './page-scripts.ts';
import { createPages } from './pages.ts';
import { createSockets } from './socket.ts';

/** What the server shows. */
export interface ServerParts {
  /** The port on 127.0.0.1; 0 is any that is free. */
  readonly port: number;
  /** What `npm run dev` gives; `null` where the preview stands alone. */
  readonly development: Development | null;
  readonly ipc: PreviewIpcMain;
  /** The one that the window's page is in. */
  readonly session: PreviewSession;
  window(): PreviewWindow | null;
  note(text: string): void;
}

/** The running server. */
export interface PreviewServer {
  /** The address to open in a browser. */
  readonly url: string;
  close(): void;
}

/** Serves the window on 127.0.0.1; rejects when the port is taken. */
export const servePreview = async (parts: ServerParts): Promise<PreviewServer> => {
  const server = createServer();
  const { promise: listening, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(parts.port, '127.0.0.1', resolve);
  await listening;
  // A connection that cannot be taken is no reason to end.
  server.on('error', (error) => parts.note(`A connection could not be taken: ${error.message}`));

  const { port } = server.address() as AddressInfo;
  const { development } = parts;
  const access = createAccess(port, development?.pass);
  const { responder: built } = parts.session;
  const responder = development === null ? built : servedByVite(built, development);
  const documents = createDocuments(randomUUID);
  const entered = (url: string): void => parts.note(`another browser gets in at ${url}`);
  const pages = createPages({
    ...{ ...parts, responder, access, documents, entered },
    scripts: await pageScripts(),
  });
  const sockets = createSockets({ ...parts, access, documents });
  server.on('request', (request, response) => {
    pages(request, response).catch((error: unknown) => {
      parts.note(`A page could not be served: ${String(error)}`);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('The page could not be served\n');
    });
  });
  server.on('upgrade', sockets.upgrade);
  return {
    url: access.url,
    close: () => {
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  };
};
