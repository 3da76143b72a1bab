import type { Channel, UsageStatus } from '../../../shared/domain/card-usage.ts';
import { cardUsageSet } from '../../../shared/kinds/card-usage-set.ts';
import type { Credentials } from '../../ports/credentials.ts';
import type { HttpCall } from '../http/call.ts';
import { type ChecksumScheme, checksumOf } from './signing.ts';

/** A get is an entity id alone; a set has status and type besides, never one without the other (contract: airpay, D). */
export type Preference =
  | { readonly entityId: string }
  | { readonly entityId: string; readonly status: UsageStatus; readonly channel: Channel };

/** What a request is signed with. */
interface Signature {
  readonly scheme: ChecksumScheme;
  readonly credentials: Credentials['airpay'];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const PATH = '/airpay/ms/cards/api/customer-preference';

/** The fields in documented order: `entity_id`, `status`, `type`. */
export const formFieldsOf = (preference: Preference): [string, string][] => [
  ['entity_id', preference.entityId],
  ...('status' in preference
    ? ([
        ['status', preference.status],
        ['type', preference.channel],
      ] satisfies [string, string][])
    : []),
];

/** Names of the two calls in problems and logs: a set is called as its change is. */
export const CALL = { get: 'card-usage.get', set: cardUsageSet.name } as const;

/** Makes the one signed call that airpay has for getting and setting card usage (contract: airpay). */
export const preferenceCall = (baseUrl: string, preference: Preference, signature: Signature): HttpCall => {
  const fields = formFieldsOf(preference);
  const set = 'status' in preference;
  return {
    upstream: 'airpay',
    name: set ? CALL.set : CALL.get,
    method: 'POST',
    url: `${baseUrl.replace(/\/+$/, '')}${PATH}`,
    headers: {
      token: signature.credentials.token,
      checksum: checksumOf(signature.scheme, {
        values: fields.map(([, value]) => value),
        secretKey: signature.credentials.secretKey,
        now: signature.now,
      }),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(fields).toString(),
    secrets: [signature.credentials.token, signature.credentials.secretKey],
    values: [preference.entityId],
    intent: set ? 'write' : 'read',
  };
};
