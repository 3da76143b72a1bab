import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Protocol } from 'electron';
import { APP_SCHEME } from './app-origin.ts';
import { resolveAppPath } from './app-path.ts';
import { contentType, pageHeaders, withNonce } from './page-headers.ts';
import { listServedFiles, staysBelow } from './served-files.ts';

/** Makes the app's scheme a secure origin of its own. Call it before the app is ready: later is too late. */
export const registerAppScheme = (on: Protocol): void => {
  on.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
};

const notFound = (): Response =>
  new Response('Not found', { status: 404, headers: pageHeaders('text/plain', 'none') });

/** Answers addresses of the app from the files below a folder, and from nowhere else. */
export const createAppResponder = async (root: string): Promise<(request: Request) => Promise<Response>> => {
  const files = await listServedFiles(root);
  return async ({ method, url }) => {
    const file = method === 'GET' || method === 'HEAD' ? resolveAppPath(url, files) : null;
    const type = file === null ? null : contentType(file);
    if (file === null || type === null || !(await staysBelow(root, file))) return notFound();
    const nonce = randomBytes(16).toString('base64');
    const bytes = await readFile(file);
    const body = type.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce) : bytes;
    return new Response(body, { headers: pageHeaders(type, nonce) });
  };
};

/** Serves the built renderer under the app's scheme. */
export const serveApp = async (on: Pick<Protocol, 'handle'>, root: string): Promise<void> => {
  on.handle(APP_SCHEME, await createAppResponder(root));
};
