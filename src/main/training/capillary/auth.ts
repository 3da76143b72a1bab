import { createHash } from 'node:crypto';
import type { TrainingContext } from '../context.ts';
import { type Refusal, refuse } from './errors.ts';

/** What a till signs in with, and what an OAuth client does. */
export interface CapillaryLogins {
  readonly till: string;
  readonly password: string;
  readonly key: string;
  readonly secret: string;
}

/** Sign-in at the training Capillary. */
export interface CapillaryAuth {
  /** Why this request is not signed in; null when it is. */
  check(c: TrainingContext): Refusal | null;
  /** A new access token for this key and secret; null when they are not ours. */
  issue(key: unknown, secret: unknown): { readonly accessToken: string; readonly ttlSeconds: number } | null;
  reset(): void;
}

const ATTRIBUTION = 'X-CAP-API-ATTRIBUTION-ENTITY';

/** Attribution comes as type and code, or not at all. */
const attributionFault = (c: TrainingContext): Refusal | null => {
  const type = c.req.header(`${ATTRIBUTION}-TYPE`);
  const code = c.req.header(`${ATTRIBUTION}-CODE`);
  if (type === undefined && code === undefined) return null;
  if (type !== undefined && /^[A-Z_]+$/.test(type) && code !== undefined && code.trim() !== '') return null;
  return refuse(400, 'attribution needs an entity type and an entity code');
};

/** Makes the sign-in: Basic with the MD5 of the till's password, and OAuth (contract: capillary, Authentication). */
export const createCapillaryAuth = (deps: {
  readonly logins: CapillaryLogins;
  readonly clock: { now(): number };
  readonly ttlSeconds: number;
}): CapillaryAuth => {
  const { logins } = deps;
  const digest = createHash('md5').update(logins.password, 'utf8').digest('hex');
  const basic = `Basic ${Buffer.from(`${logins.till}:${digest}`, 'utf8').toString('base64')}`;
  let ends = new Map<string, number>();
  let issued = 0;
  return {
    check: (c) => {
      const token = c.req.header('X-CAP-API-OAUTH-TOKEN');
      if (token === undefined)
        return c.req.header('Authorization') === basic
          ? null
          : refuse(401, 'neither the till nor a token signed in', 401);
      if (c.req.header('Authorization') !== undefined)
        return refuse(401, 'signed in by token and by till at once', 401);
      const end = ends.get(token);
      if (end === undefined) return refuse(401, 'the token is not ours', 401);
      if (end <= deps.clock.now()) return refuse(498, 'the token has expired', 498);
      return attributionFault(c);
    },
    issue: (key, secret) => {
      if (key !== logins.key || secret !== logins.secret) return null;
      issued += 1;
      const accessToken = `TRAINING-token-${issued}-${createHash('sha256').update(`${logins.secret}:${issued}`).digest('hex').slice(0, 24)}`;
      ends.set(accessToken, deps.clock.now() + deps.ttlSeconds * 1000);
      return { accessToken, ttlSeconds: deps.ttlSeconds };
    },
    reset: () => {
      ends = new Map();
    },
  };
};
