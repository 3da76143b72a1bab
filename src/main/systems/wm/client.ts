import type { CommunicationPreferences } from '../../../shared/domain/communication.ts';
import { fail, ok, type Result } from '../../../shared/domain/problem.ts';
import type { WmSettings } from '../../../shared/systems/wm.ts';
import type { Reply } from '../../ports/change-kind.ts';
import type { CredentialSource } from '../../ports/credentials.ts';
import type { Ids } from '../../ports/ids.ts';
import type { HttpCall, HttpClient, HttpResult } from '../http/call.ts';
import { notSent } from '../kit/write-reply.ts';
import { prepareWmBody } from './body.ts';
import { putBody } from './put-body.ts';
import { readPreferences } from './read-reply.ts';
import { judgePut } from './write-reply.ts';

/** WM's calls (contract: wm). None of them rejects. */
export interface WmClient {
  /**
   * Everything that WM holds about a customer's preferences; `null` when it knows no such customer. Problems:
   * `identity.invalid`, `credentials.*`, `net.*`, `reply.*`, `upstream.*`.
   */
  get(customerId: string): Promise<Result<CommunicationPreferences | null>>;
  /** Replaces the complete set of a customer, once. `modifiedBy`: at most 32 ASCII characters. */
  put(
    customerId: string,
    completeSet: CommunicationPreferences,
    modifiedBy: string,
    requestTrackingId: string,
  ): Promise<Reply>;
}

/** What WM's client needs. */
interface WmClientDeps {
  readonly http: HttpClient;
  readonly settings: WmSettings;
  readonly credentials: Pick<CredentialSource, 'wm'>;
  readonly ids: Ids;
}

/** A customer id is digits with its leading zeros, never a number (contract: wm). */
const CUSTOMER_ID = /^\d{1,64}$/;

/** What a header can carry without being changed on the way. */
const HEADER_TEXT = /^[\x21-\x7e]+$/;

/** The parts of a JWT that are too long to be a word by chance: each of them gives a part of the token away. */
const partsOf = (token: string): readonly string[] => token.split('.').filter(({ length }) => length >= 16);

/** Makes WM's client. Each call asks for the credentials anew and holds on to none. */
export const createWmClient = ({ http, settings, credentials, ids }: WmClientDeps): WmClient => {
  const base = settings.baseUrl.replace(/\/+$/, '');

  const made = async (
    customerId: string,
    trackingId: string,
    rest: Pick<HttpCall, 'name' | 'method' | 'body' | 'intent'>,
  ): Promise<Result<HttpResult>> => {
    if (!CUSTOMER_ID.test(customerId)) return fail('identity.invalid', { upstream: 'wm' });
    const held = await credentials.wm();
    if (!held.ok) return held;
    const { clientId, accessToken } = held.value;
    if (!HEADER_TEXT.test(clientId) || !HEADER_TEXT.test(accessToken)) {
      return fail('credentials.corrupt', { upstream: 'wm' });
    }
    const result = await http.call({
      ...rest,
      upstream: 'wm',
      url: `${base}/customers/${customerId}/communication-preferences`,
      headers: {
        'Request-Tracking-Id': trackingId,
        Authorization: `Bearer ${accessToken}`,
        ClientId: clientId,
        Accept: settings.accept === 'xml' ? 'application/xml' : 'application/json',
        'Content-Type': 'application/json',
      },
      secrets: [accessToken, clientId, ...partsOf(accessToken)],
      values: [customerId],
    });
    return ok(result);
  };

  return {
    get: async (customerId) => {
      const result = await made(customerId, ids.v4(), {
        name: 'communication.get',
        method: 'GET',
        body: null,
        intent: 'read',
      });
      if (!result.ok) return result;
      if (result.value.ok) await prepareWmBody('communication.get', result.value.reply);
      return readPreferences(result.value);
    },
    put: async (customerId, completeSet, modifiedBy, requestTrackingId) => {
      const result = await made(customerId, requestTrackingId, {
        name: 'communication.put',
        method: 'PUT',
        body: putBody(completeSet, modifiedBy),
        intent: 'write',
      });
      return result.ok ? judgePut(result.value, requestTrackingId) : notSent(result.problem);
    },
  };
};
