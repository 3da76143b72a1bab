import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import type { UpstreamName } from '../../shared/domain/upstream.ts';
import type { CredentialSource } from '../ports/credentials.ts';
import type { Keychain } from '../ports/keychain.ts';
import { AirpayEntrySchema, CapillaryCredentialsSchema, WmCredentialsSchema } from './credentials-file.ts';
import type { CustomerTokens } from './customer-tokens.ts';

/** A credential source that can be told to read the keychain again. */
export interface ForgettingCredentialSource extends CredentialSource {
  /** Drops what was read: after new credentials were stored, at idle lock, at sign-out. */
  forget(): void;
}

/**
 * Reads each upstream's credentials from its keychain entry (`airpay`, `capillary`, `wm`: JSON) and keeps them in
 * memory until `forget`. A failure is not kept: the next call reads again. Problems: `credentials.` and the
 * keychain's fault, with the upstream in `data`; `credentials.corrupt` too when the entry is not what it should be.
 *
 * `tokens`: each customer has an airpay token of their own, which is looked up at every call and never taken from the
 * keychain; `credentials.token-needed` while there is none.
 */
export const createCredentialSource = (
  keychain: Keychain,
  tokens: Pick<CustomerTokens, 'of'> | null = null,
): ForgettingCredentialSource => {
  const forgets: (() => void)[] = [];

  const reader = <T>(
    upstream: UpstreamName,
    schema: v.GenericSchema<unknown, T>,
  ): (() => Promise<Result<T>>) => {
    const EntrySchema = v.pipe(v.string(), v.parseJson(), schema);
    let kept: Promise<Result<T>> | undefined;
    forgets.push(() => {
      kept = undefined;
    });

    const read = async (): Promise<Result<T>> => {
      const entry = await keychain.get(upstream);
      if (!entry.ok) return fail(`credentials.${entry.fault}`, { upstream });
      const parsed = v.safeParse(EntrySchema, entry.value);
      return parsed.success ? ok(parsed.output) : fail('credentials.corrupt', { upstream });
    };

    return async () => {
      const reading = kept ?? read();
      kept = reading;
      const result = await reading;
      if (!result.ok && kept === reading) kept = undefined;
      return result;
    };
  };

  const airpayEntry = reader('airpay', AirpayEntrySchema);

  return {
    airpay: async (entityId) => {
      const held = await airpayEntry();
      if (!held.ok) return held;
      const { secretKey, token: shared = null } = held.value;
      const token = tokens === null ? shared : tokens.of(entityId);
      if (token !== null) return ok({ token, secretKey });
      const code = tokens === null ? 'credentials.absent' : 'credentials.token-needed';
      return fail(code, { upstream: 'airpay' });
    },
    capillary: reader('capillary', CapillaryCredentialsSchema),
    wm: reader('wm', WmCredentialsSchema),
    forget: () => {
      for (const forget of forgets) forget();
    },
  };
};
