import type { Settings } from '../../shared/config/settings.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { createCredentialSource, type ForgettingCredentialSource } from '../credentials/credential-source.ts';
import { addressesOf } from '../credentials/entries/addresses.ts';
import { type CustomerTokens, createCustomerTokens } from '../credentials/tokens/customer-tokens.ts';
import { replaceAirpayToken } from '../credentials/tokens/replace-token.ts';
import { createWmToken, type WmToken } from '../credentials/tokens/wm-token.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keychain } from '../ports/keychain.ts';
import { tokenExpiry } from '../systems/wm/token-expiry.ts';
import type { TokenPlace } from '../visits/give-token.ts';

/** What calls are signed with, and how an operator gives and replaces it. */
export interface ComposedCredentials {
  readonly source: ForgettingCredentialSource;
  /** The airpay tokens of customers at the counter. */
  readonly tokens: CustomerTokens;
  readonly wmToken: WmToken;
  /** Where an airpay token goes that an operator types; `allowed`: whether that person may manage credentials. */
  airpayPlace(allowed: boolean): TokenPlace;
  /** What a window is told of airpay's token. */
  airpayToken(allowed: boolean): AppInfoView['airpayToken'];
  /** Drops what must not outlast a locked screen. */
  lock(): void;
}

/** Makes what holds the credentials of a branch, over its keychain. The signal ends the waiting for tokens to be old. */
export const composeCredentials = ({
  settings: { upstreams },
  keychain,
  clock,
  signal,
}: {
  readonly settings: Settings;
  readonly keychain: Keychain;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): ComposedCredentials => {
  const scope = upstreams.airpay?.tokenScope ?? 'shared';
  const addresses = addressesOf(upstreams);
  const tokens = createCustomerTokens(clock, signal);
  const source = createCredentialSource(keychain, scope === 'shared' ? null : tokens, addresses);
  const replace = async (token: string): ReturnType<typeof replaceAirpayToken> => {
    const replaced = await replaceAirpayToken(keychain, token, addresses.airpay);
    source.forget();
    return replaced;
  };
  return {
    source,
    tokens,
    wmToken: createWmToken({ keychain, credentials: source, expiryOf: tokenExpiry }),
    airpayPlace: (allowed) =>
      scope === 'per-customer'
        ? { upstream: 'airpay', scope, keep: tokens.keep }
        : { upstream: 'airpay', scope, allowed, replace },
    airpayToken: (allowed) => ({ scope, replaceable: scope === 'per-customer' || allowed }),
    lock: () => {
      tokens.dropAll();
      source.forget();
    },
  };
};
