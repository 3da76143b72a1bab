import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Page, PreviewFrame } from '../electron/contents.ts';
import { createInvokeEvent } from '../electron/invoke-event.ts';
import type { PreviewIpcMain } from '../electron/ipc-main.ts';
import type { PreviewWindow } from '../electron/window.ts';
import type { ToPage } from '../page/wire.ts';
import type { Access } from './access.ts';
import type { Documents } from './documents.ts';

/** What sockets are served with. */
export interface SocketParts {
  readonly access: Access;
  readonly documents: Documents;
  readonly ipc: PreviewIpcMain;
  window(): PreviewWindow | null;
}

const id = v.number();
const args = v.array(v.unknown());
const channel = v.string();

const FromPageSchema = v.variant('type', [
  v.object({ type: v.literal('invoke'), id, channel, args }),
  v.object({ type: v.literal('send'), channel, args }),
  v.object({ type: v.literal('navigate'), id, url: v.string() }),
  v.object({ type: v.literal('open'), url: v.string() }),
  v.object({ type: v.literal('printed'), id, reason: v.string() }),
  v.object({ type: v.literal('leave') }),
]);

/** More than any call may carry, so that the app itself refuses what is too large. */
const MOST_BYTES = 8 * 1_048_576;

/** Makes what answers a browser that asks for a socket. */
export const createSockets = ({ access, documents, ipc, window }: SocketParts) => {
  const server = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });

  /** A page's address as the app knows it: its own pages are the app's. */
  const appAddress = (address: string, frame: PreviewFrame): string => {
    const url = URL.parse(address);
    return url?.origin === access.origin ? `${frame.origin}${url.pathname}${url.search}${url.hash}` : address;
  };

  const serve = (socket: WebSocket, shown: PreviewWindow, url: string): void => {
    const { protocol, host } = new URL(url);
    const frame: PreviewFrame = { url, origin: `${protocol}//${host}`, parent: null, detached: false };
    const contents = shown.webContents;
    const tell = (message: ToPage): void => socket.send(JSON.stringify(message));
    const page: Page = { frame, tell };
    const event = () => createInvokeEvent(contents, () => (frame.detached ? null : frame));

    const answer = (asked: number, work: Promise<unknown>): void => {
      work
        .then((value) => tell({ type: 'value', id: asked, value }))
        .catch((error: unknown) => tell({ type: 'error', id: asked, message: String(error) }))
        // Whatever cannot even be told.
        .catch(() => socket.close(1011));
    };

    let isLeaving = false;
    const receive = (text: string): void => {
      const message = v.parse(FromPageSchema, JSON.parse(text));
      if (message.type === 'invoke') answer(message.id, ipc.invoke(message.channel, event(), message.args));
      else if (message.type === 'leave') isLeaving = true;
      else if (message.type === 'printed') contents.printed(message.id, message.reason);
      else if (message.type === 'send') ipc.ipcMain.emit(message.channel, event(), ...message.args);
      else if (contents.isDestroyed()) return;
      else if (message.type === 'open') contents.open(appAddress(message.url, frame));
      else answer(message.id, Promise.resolve(contents.mayNavigate(appAddress(message.url, frame))));
    };

    contents.attach(page);
    socket.on('message', (data) => {
      try {
        receive(String(data));
      } catch {
        socket.close(1002);
      }
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      contents.detach(page, isLeaving);
    });
  };

  const refuse = (raw: Duplex, status: string): void => {
    raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  };

  return {
    upgrade: (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
      // Nobody else listens to a connection that is no longer HTTP's.
      raw.on('error', () => raw.destroy());
      const url = access.addressOf(request);
      if (url === null) {
        refuse(raw, '400 Bad Request');
        return;
      }
      const document = documents.find(url.searchParams.get('document') ?? '');
      const shown = window();
      const admitted =
        access.isOurs(request) && request.headers.origin !== undefined && access.hasCookie(request);
      if (!admitted || url.pathname !== '/__preview/ipc' || document === undefined || shown === null)
        refuse(raw, '403 Forbidden');
      else server.handleUpgrade(request, raw, head, (socket) => serve(socket, shown, document.url));
    },
    close: (): void => {
      for (const socket of server.clients) socket.terminate();
    },
  };
};
