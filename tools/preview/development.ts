import * as v from 'valibot';
import type { PreviewProtocol } from './electron/protocol.ts';
import { allowSocket } from './server/adapt.ts';

const DevelopmentSchema = v.object({
  /** Where Vite serves the renderer's sources. */
  renderer: v.pipe(v.string(), v.url()),
  /** Lets a browser in that an earlier run let in. */
  pass: v.pipe(v.string(), v.minLength(32)),
});

/** What `npm run dev` gives the previews that it starts one after another. */
export type Development = v.InferOutput<typeof DevelopmentSchema>;

/** The variable of the environment in which it is given. */
export const DEVELOPMENT = 'BRANCHDESK_PREVIEW_DEVELOPMENT';

/** Stands in Vite's pages where the nonce of each answer goes. */
export const NONCE_PLACE = 'branchdesk-nonce-of-this-page';

/** Takes it out of the environment, so that no child process has it; `null` where the preview stands alone. */
export const takeDevelopment = (environment: NodeJS.ProcessEnv): Development | null => {
  const text = environment[DEVELOPMENT];
  delete environment[DEVELOPMENT];
  return text === undefined ? null : v.parse(DevelopmentSchema, JSON.parse(text));
};

/** Lets scripts in that bear the nonce which the policy already names for styles. */
const allowNonceForScripts = (policy: string, nonce: string): string =>
  policy.replace(/script-src [^;]*/, (directive) => `${directive} 'nonce-${nonce}'`);

/**
 * Answers with what Vite serves in place of the built renderer, under the headers of the app's own page: the policy
 * gains Vite's socket and the one inline script that React's hot reload needs, and the list of connections goes.
 */
export const servedByVite =
  (responder: PreviewProtocol['responder'], { renderer }: Development): PreviewProtocol['responder'] =>
  (address) =>
  async (request) => {
    const page = new URL('/index.html', address);
    const own = await responder(page.href)(new Request(page));
    const { pathname, search } = new URL(request.url);
    const answer = await fetch(new URL(`${pathname}${search}`, renderer), { method: request.method });
    const headers = new Headers(own.headers);
    headers.set('content-type', answer.headers.get('content-type') ?? 'application/octet-stream');
    const socket = renderer.replace('http:', 'ws:').replace(/\/$/, '');
    const policy = headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    headers.set('content-security-policy', allowNonceForScripts(allowSocket(policy, socket), nonce));
    // Chromium matches no address of another port with an entry of this list: Vite's socket needs it gone.
    headers.delete('connection-allowlist');
    const isHtml = answer.headers.get('content-type')?.startsWith('text/html') === true;
    const body = isHtml ? (await answer.text()).replaceAll(NONCE_PLACE, nonce) : answer.body;
    return new Response(body, { status: answer.status, headers });
  };
