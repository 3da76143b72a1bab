import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may see the window's pages: a browser on this machine that was given the address. */
export interface Access {
  /** The address that lets a browser in, once. */
  readonly url: string;
  readonly origin: string;
  /** Sets the cookie that lets a browser in from then on. */
  readonly cookie: string;
  /** Whether the request comes to this server by its own name, and from its own pages if from any. */
  isOurs(request: IncomingMessage): boolean;
  /** What the request asks for; `null` where it is no address. */
  addressOf(request: IncomingMessage): URL | null;
  /** Whether the request brings the token of {@link url}, which is then used up: another one takes its place. */
  takeToken(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
}

const secret = (): string => randomBytes(32).toString('base64url');

const same = (given: string, held: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(held)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Makes the access to a server on this port. `pass`: what the cookie holds, where an earlier run's has to do. */
export const createAccess = (port: number, pass = secret()): Access => {
  let token = secret();
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not tell ports apart: the name has to.
  const name = `branchdesk_preview_${port}`;
  const addressOf = ({ url }: IncomingMessage): URL | null => {
    const asked = URL.parse(`${origin}${url ?? '/'}`);
    return asked?.origin === origin ? asked : null;
  };
  return {
    origin,
    addressOf,
    get url() {
      return `${origin}/?token=${token}`;
    },
    cookie: `${name}=${pass}; HttpOnly; SameSite=Strict; Path=/`,
    isOurs: ({ headers }) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin),
    takeToken: (request) => {
      const asked = addressOf(request);
      const brought = asked?.searchParams.get('token') ?? '';
      if (request.method !== 'GET' || asked?.pathname !== '/' || !same(brought, token)) return false;
      token = secret();
      return true;
    },
    hasCookie: ({ headers }) =>
      (headers.cookie ?? '')
        .split(/;\s*/)
        .some((it) => it.startsWith(`${name}=`) && same(it.slice(name.length + 1), pass)),
  };
};
