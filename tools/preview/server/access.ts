import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may see the window's pages: a browser on this machine that was given the address. */
export interface Access {
  /** The address that lets a browser in. */
  readonly url: string;
  readonly origin: string;
  /** Sets the cookie that lets a browser in from then on. */
  readonly cookie: string;
  /** Whether the request comes to this server by its own name, and from its own pages if from any. */
  isOurs(request: IncomingMessage): boolean;
  hasToken(request: IncomingMessage): boolean;
  hasCookie(request: IncomingMessage): boolean;
}

const secret = (): string => randomBytes(32).toString('base64url');

const same = (given: string, held: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(held)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Makes the access to a server on this port. */
export const createAccess = (port: number): Access => {
  const token = secret();
  const pass = secret();
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not tell ports apart: the name has to.
  const name = `branchdesk_preview_${port}`;
  return {
    origin,
    url: `${origin}/?token=${token}`,
    cookie: `${name}=${pass}; HttpOnly; SameSite=Strict; Path=/`,
    isOurs: ({ headers }) =>
      headers.host === host && (headers.origin === undefined || headers.origin === origin),
    hasToken: ({ url }) => same(new URL(`${origin}${url ?? '/'}`).searchParams.get('token') ?? '', token),
    hasCookie: ({ headers }) =>
      (headers.cookie ?? '')
        .split(/;\s*/)
        .some((it) => it.startsWith(`${name}=`) && same(it.slice(name.length + 1), pass)),
  };
};
