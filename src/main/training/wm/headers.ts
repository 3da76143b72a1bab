import type { TrainingContext } from '../context.ts';
import { refuseWm, type WmRefusal } from './replies.ts';

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The end of a JWT in seconds since the epoch; null when it has none. */
const expiry = (token: string): number | null => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null || !('exp' in claims)) return null;
    return typeof claims.exp === 'number' ? claims.exp : null;
  } catch {
    return null;
  }
};

/** Why the headers of a request are not as WM demands; null when they are (contract: wm, Headers). */
export const headerFault = (
  c: TrainingContext,
  credentials: { readonly clientId: string; readonly accessToken: string },
  now: number,
): WmRefusal | null => {
  const accept = c.req.header('accept');
  if (accept !== undefined && !['application/json', 'application/xml', '*/*'].includes(accept))
    return refuseWm(406, `Accept is "${accept}"`);
  if (!UUID_V4.test(c.req.header('request-tracking-id') ?? ''))
    return refuseWm(400, 'Request-Tracking-Id is missing or no UUID');
  if (c.req.header('clientid') !== credentials.clientId) return refuseWm(401, 'ClientId is not ours');
  if (c.req.header('authorization') !== `Bearer ${credentials.accessToken}`)
    return refuseWm(401, 'the access token is missing or not ours');
  const ends = expiry(credentials.accessToken);
  if (ends !== null && ends * 1000 <= now) return refuseWm(401, 'the access token has expired');
  if (
    c.req.method === 'PUT' &&
    !/^application\/json(\s*;\s*charset=utf-8)?$/i.test(c.req.header('content-type') ?? '')
  )
    return refuseWm(415, 'Content-Type is not application/json');
  return new URL(c.req.url).search === '' ? null : refuseWm(400, 'there is a query');
};
