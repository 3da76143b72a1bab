import type { CardUsage, Channel, UsageStatus } from '../../../shared/domain/card-usage.ts';
import type { Result } from '../../../shared/domain/problem.ts';
import type { AirpaySettings } from '../../../shared/systems/airpay.ts';
import type { Reply } from '../../ports/change-kind.ts';
import { type Clock, epochMs } from '../../ports/clock.ts';
import type { CredentialSource } from '../../ports/credentials.ts';
import type { HttpCall, HttpClient } from '../http/call.ts';
import { judge } from '../http/judge.ts';
import { accepted, notSent } from '../kit/write-reply.ts';
import { entityIdOf } from './entity-id.ts';
import { readGetReply, readSetReply } from './reply.ts';
import { CALL, type Preference, preferenceCall } from './request.ts';

/** What airpay's calls are made with. */
interface AirpayClientOptions {
  readonly http: HttpClient;
  readonly settings: AirpaySettings;
  readonly credentials: Pick<CredentialSource, 'airpay'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** airpay's card usage, by entity id. */
export interface AirpayClient {
  /** Card usage now. Problems: `entity.invalid`, `credentials.*`, `net.*`, `reply.*`, `upstream.rejected`. */
  get(entityId: string): Promise<Result<CardUsage>>;
  /** Sets one channel, once. Never rejects: every way in which it ends is a reply. */
  set(entityId: string, channel: Channel, status: UsageStatus): Promise<Reply>;
}

/** Makes the client of one airpay tenant. Token and secret are asked for at each call and kept nowhere. */
export const createAirpayClient = (options: AirpayClientOptions): AirpayClient => {
  const { http, settings, credentials, clock } = options;

  const prepare = async (entityId: string, ask: (id: string) => Preference): Promise<Result<HttpCall>> => {
    const id = entityIdOf(entityId, settings.entityIdLimit);
    if (!id.ok) return id;
    const held = await credentials.airpay(id.value);
    if (!held.ok) return held;
    const call = preferenceCall(settings.baseUrl, ask(id.value), {
      scheme: settings.checksumScheme,
      credentials: held.value,
      now: epochMs(clock.now()),
    });
    return { ok: true, value: call };
  };

  return {
    async get(entityId) {
      const prepared = await prepare(entityId, (id) => ({ entityId: id }));
      if (!prepared.ok) return prepared;
      const result = await http.call(prepared.value);
      if (!result.ok) return { ok: false, problem: result.failure.problem };
      return readGetReply(result.reply);
    },

    async set(entityId, channel, status) {
      const prepared = await prepare(entityId, (id) => ({ entityId: id, status, channel }));
      if (!prepared.ok) return notSent(prepared.problem);
      const result = await http.call(prepared.value);
      if (!result.ok) return judge({ kind: 'failure', failure: result.failure });
      const { reply } = result;
      const verdict = readSetReply(reply);
      if (verdict.is !== 'yes')
        return judge({ kind: 'reply', upstream: 'airpay', call: CALL.set, reply, verdict });
      return accepted(reply.status);
    },
  };
};
