import * as v from 'valibot';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { headerIn, reply, split } from '../wire/raw-http.ts';
import { BOTH, type Effect, NONE } from './fault.ts';

/* How each system says yes and no, written down here from its contract and not taken from any other code. */

const CardNumber = v.pipe(v.string(), v.parseJson(), v.object({ cardNumber: v.string() }));

/** What Capillary's yes to each of its writes holds: an id, a number, or the card itself. */
const capillaryYes = (head: string, body: Buffer): string => {
  if (/^POST \/v2\/card\/generate/.test(head)) return '"entity":["LAB-NEVER-MADE"]';
  if (/^POST \/v2\/card\b/.test(head)) return '"entity":999999';
  if (/^PUT \/v2\/card\b/.test(head)) {
    const read = v.safeParse(CardNumber, body.toString('utf8'));
    return `"cardNumber":${JSON.stringify(read.success ? read.output.cardNumber : '')}`;
  }
  return `"createdId":${/\/v2\/customers\/(\d+)\/changeIdentifier/.exec(head)?.[1] ?? '0'}`;
};

/** A yes in the system's own words, to this request. */
export const yes = (upstream: UpstreamName, request: Buffer): Buffer => {
  const head = split(request)?.head ?? '';
  switch (upstream) {
    case 'airpay':
      return reply(200, '{"status":200,"message":"success","data":[]}');
    case 'capillary':
      return reply(200, `{${capillaryYes(head, split(request)?.body ?? Buffer.alloc(0))},"warnings":[]}`);
    case 'wm': {
      const id = headerIn(head, 'request-tracking-id') ?? '';
      return reply(200, JSON.stringify({ status: 'Success', request_tracking_id: id }));
    }
  }
};

/** The body with which a system refuses, with this number in the place of its own code. */
export const no = (upstream: UpstreamName, status: number): string => {
  switch (upstream) {
    case 'airpay':
      return JSON.stringify({ status, message: 'fail' });
    case 'capillary':
      return JSON.stringify({ errors: [{ status: false, code: status, message: 'Fault lab' }] });
    case 'wm':
      return JSON.stringify({ error: { code: `E${status}`, message: 'Fault lab', errors: [] } });
  }
};

const BELIEVED: Readonly<Record<UpstreamName, (status: number) => boolean>> = {
  airpay: (status) => status >= 400 && status <= 499,
  capillary: (status) => [400, 401, 403, 404, 405, 415, 498].includes(status),
  wm: (status) => [400, 401, 403, 404, 409, 415, 422, 429].includes(status),
};

/**
 * The effects that can go with a refusal in the system's own words. Where its contract knows the refusal to mean that
 * nothing was changed, a change made in spite of it would be the system's lie, not the network's: left out.
 */
export const effectsOfRefusal = (upstream: UpstreamName, status: number): readonly Effect[] =>
  BELIEVED[upstream](status) ? NONE : BOTH;
