import type * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { UPSTREAMS, type UpstreamName } from '../../shared/domain/upstream.ts';
import { CREDENTIALS, type CredentialSource, type HeldCredentials } from '../ports/credentials.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Addresses } from './entries/addresses.ts';
import { entryText, readEntry } from './entries/bound-entry.ts';
import { otherAddress } from './entries/other-address.ts';
import { swapEntry } from './entries/swap-entry.ts';
import type { CustomerTokens } from './tokens/customer-tokens.ts';

/** A credential source that can be told to read the keychain again. */
export type ForgettingCredentialSource = CredentialSource & {
  /** Drops what was read: after new credentials were stored, at idle lock, at sign-out. */
  forget(): void;
};

/**
 * Reads each upstream's credentials from its keychain entry (its name: JSON) and keeps them in
 * memory until `forget`. A failure is not kept: the next call reads again. Problems: `credentials.` and the
 * keychain's fault, with the upstream in `data`; `credentials.corrupt` too when the entry is not what it should be.
 *
 * `tokens`: each customer has an airpay token of their own, which is looked up at every call and never taken from the
 * keychain; `credentials.token-needed` while there is none.
 *
 * `addresses`: where each upstream is called. Credentials are given for the address alone that they were stored for:
 * `credentials.other-address`. An entry that was stored for none is bound to this one before it is given out.
 */
export const createCredentialSource = (
  keychain: Keychain,
  tokens: Pick<CustomerTokens, 'of'> | null = null,
  addresses: Addresses = {},
): ForgettingCredentialSource => {
  const forgets: (() => void)[] = [];

  const reader = <T>(
    upstream: UpstreamName,
    schema: v.GenericSchema<unknown, T & object>,
  ): (() => Promise<Result<T>>) => {
    let kept: Promise<Result<T>> | undefined;
    forgets.push(() => {
      kept = undefined;
    });

    const read = async (): Promise<Result<T>> => {
      const held = await keychain.get(upstream);
      if (!held.ok) return fail(`credentials.${held.fault}`, { upstream });
      const entry = readEntry(held.value, schema);
      if (entry === null) return fail('credentials.corrupt', { upstream });
      const { credentials, boundTo, stored } = entry;
      const address = addresses[upstream];
      if (address === undefined || address === boundTo) return ok(credentials);
      if (boundTo !== null) return otherAddress(upstream, { boundTo, address });
      const after = entryText({ credentials, boundTo: address, stored });
      const bound = await swapEntry(keychain, upstream, { before: held.value, after });
      return bound.ok ? ok(credentials) : bound;
    };

    return async () => {
      const reading = kept ?? read();
      kept = reading;
      const result = await reading;
      if (!result.ok && kept === reading) kept = undefined;
      return result;
    };
  };

  const held = Object.fromEntries(
    UPSTREAMS.map((name) => [name, reader<object>(name, CREDENTIALS[name])]),
    // Which system has which entry is lost in the list.
  ) as unknown as { readonly [U in UpstreamName]: () => Promise<Result<HeldCredentials[U]>> };

  return {
    ...held,
    airpay: async (entityId = '') => {
      const entry = await held.airpay();
      if (!entry.ok) return entry;
      const { secretKey, token: shared = null } = entry.value;
      const token = tokens === null ? shared : tokens.of(entityId);
      if (token !== null) return ok({ token, secretKey });
      const code = tokens === null ? 'credentials.absent' : 'credentials.token-needed';
      return fail(code, { upstream: 'airpay' });
    },
    forget: () => {
      for (const forget of forgets) forget();
    },
  };
};
