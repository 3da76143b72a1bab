import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PreviewProtocol } from '../electron/protocol.ts';
import type { PreviewSession } from '../electron/session.ts';
import type { PreviewWindow } from '../electron/window.ts';
import type { Access } from './access.ts';
import { allowSocket, allowSocketConnection, insertFirstScript } from './adapt.ts';
import type { Documents } from './documents.ts';
import { preloadScript } from './page-scripts.ts';

/** What pages are served from. */
export interface PagesParts {
  readonly access: Access;
  readonly documents: Documents;
  /** The preview's own scripts by name. */
  readonly scripts: ReadonlyMap<string, string>;
  readonly responder: PreviewProtocol['responder'];
  readonly session: PreviewSession;
  window(): PreviewWindow | null;
  /** A browser was let in: another one gets in at this address. */
  entered(url: string): void;
}

type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const OWN = '/__preview/';

const NOT_LET_IN =
  'Open the address that the preview printed last. Each lets one browser in, once; it then prints another.';

/** Makes what answers the browser: the window's pages as the app serves them, and the preview's own scripts. */
export const createPages = ({
  access,
  documents,
  scripts,
  responder,
  session,
  window,
  entered,
}: PagesParts): Respond => {
  const refuse = (response: ServerResponse, status: number, text: string): void => {
    response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${text}\n`);
  };

  const script = (response: ServerResponse, text: string | null): void => {
    if (text === null) {
      refuse(response, 404, 'Not found');
      return;
    }
    response
      .writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(text);
  };

  const own = async (url: URL, shown: PreviewWindow, response: ServerResponse): Promise<void> => {
    const name = url.pathname.slice(OWN.length);
    if (name !== 'preload.js') return script(response, scripts.get(name.replace(/^page\//, '')) ?? null);
    const document = documents.find(url.searchParams.get('document') ?? '');
    if (document === undefined) return script(response, null);
    const preload = shown.preload === null ? '' : await readFile(shown.preload, 'utf8');
    const page = {
      dialogs: !shown.disablesDialogs,
      drops: shown.opensDrops,
      keys: shown.webContents.passedKeys(),
      notifications: session.notifies(),
      arguments: shown.arguments,
    };
    script(response, preloadScript(document.id, page, preload));
  };

  const adapted = async (answer: Response, url: string, isPage: boolean): Promise<Response> => {
    const headers = new Headers(answer.headers);
    const policy = headers.get('content-security-policy');
    const socket = access.origin.replace('http:', 'ws:');
    if (policy !== null) headers.set('content-security-policy', allowSocket(policy, socket));
    const connections = headers.get('connection-allowlist');
    if (connections !== null) headers.set('connection-allowlist', allowSocketConnection(connections, socket));
    const permissions = session.permissionsPolicy();
    if (permissions !== null) headers.set('permissions-policy', permissions);
    const isHtml = headers.get('content-type')?.startsWith('text/html') === true;
    if (!isHtml || !isPage || !answer.ok)
      return new Response(answer.body, { status: answer.status, headers });
    // Storage alone: with its cookies the browser would lose its way in.
    if (session.takesClearing()) headers.set('clear-site-data', '"storage"');
    const source = `${OWN}preload.js?document=${documents.add(url).id}`;
    return new Response(insertFirstScript(await answer.text(), source), { headers });
  };

  const app = async (
    request: IncomingMessage,
    shown: PreviewWindow,
    response: ServerResponse,
  ): Promise<void> => {
    const { protocol, host } = new URL(shown.webContents.getURL());
    const asked = new Request(`${protocol}//${host}${request.url ?? '/'}`, {
      method: request.method ?? 'GET',
    });
    if (session.cancels(asked.url)) return refuse(response, 403, 'The app cancels this request');
    const destination = request.headers['sec-fetch-dest'] ?? 'document';
    const answer = await adapted(await responder(asked.url)(asked), asked.url, destination === 'document');
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  };

  return async (request, response) => {
    if (!access.isOurs(request)) return refuse(response, 403, 'Not from here');
    const shown = window();
    const shows = shown === null ? '' : shown.webContents.getURL();
    if (shown === null || shows === '') return refuse(response, 503, 'No window is open');
    const url = access.addressOf(request);
    if (url === null) return refuse(response, 400, 'Not an address');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Not a page');
    const start = new URL(shows).pathname;
    if (!access.hasCookie(request)) {
      if (!access.takeToken(request)) return refuse(response, 403, NOT_LET_IN);
      response
        .writeHead(303, { 'Set-Cookie': access.cookie, Location: start, 'Cache-Control': 'no-store' })
        .end();
      entered(access.url);
      return;
    }
    if (url.pathname === '/' && start !== '/') {
      response.writeHead(303, { Location: start }).end();
      return;
    }
    if (url.pathname === '/favicon.ico') {
      // Only a browser asks for one by itself.
      response.writeHead(204).end();
      return;
    }
    await (url.pathname.startsWith(OWN) ? own(url, shown, response) : app(request, shown, response));
  };
};
