import type { Settings } from '../../shared/config/settings.ts';
import type { Result } from '../../shared/domain/problem.ts';
import type { AppInfoView } from '../../shared/ipc/answer-views.ts';
import { createCredentialSource, type ForgettingCredentialSource } from '../credentials/credential-source.ts';
import { addressesOf } from '../credentials/entries/addresses.ts';
import type { Stored } from '../credentials/entries/bound-entry.ts';
import { wantedForms } from '../credentials/forms.ts';
import { type CredentialsKeeper, createKeeper, type Hand } from '../credentials/keeper.ts';
import { type CustomerTokens, createCustomerTokens } from '../credentials/tokens/customer-tokens.ts';
import { replaceAirpayToken } from '../credentials/tokens/replace-token.ts';
import { createWmToken, type WmToken } from '../credentials/tokens/wm-token.ts';
import { type Clock, epochMs } from '../ports/clock.ts';
import type { Keychain } from '../ports/keychain.ts';
import { tokenExpiry } from '../systems/wm/token-expiry.ts';
import type { TokenPlace } from '../visits/give-token.ts';

/** What calls are signed with, and how an operator gives and replaces it. */
export interface ComposedCredentials {
  readonly source: ForgettingCredentialSource;
  /** The airpay tokens of customers at the counter. */
  readonly tokens: CustomerTokens;
  readonly keeper: CredentialsKeeper;
  /** WM's access token; `hand`: who replaces it. */
  wmTokenFor(hand: Hand): Pick<WmToken, 'endsAt' | 'replace'>;
  /** Where an airpay token goes that an operator types; `allowed`: whether that person may manage credentials. */
  airpayPlace(allowed: boolean, hand: Hand): TokenPlace;
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
  const wmToken = createWmToken({ keychain, credentials: source, expiryOf: tokenExpiry });
  const storedBy = ({ operator }: Hand): Stored => ({ at: epochMs(clock.now()), by: operator.id });
  const replaceAirpay = async (token: string, hand: Hand): Promise<Result<null>> => {
    const replaced = await hand.recorded('airpay', 'stored', () =>
      replaceAirpayToken(keychain, token, addresses.airpay, storedBy(hand)),
    );
    source.forget();
    return replaced;
  };
  return {
    source,
    tokens,
    keeper: createKeeper({
      ...{ keychain, source, addresses, clock },
      forms: wantedForms(upstreams),
      expiryOf: tokenExpiry,
    }),
    wmTokenFor: (hand) => ({
      endsAt: wmToken.endsAt,
      replace: (token) => hand.recorded('wm', 'stored', () => wmToken.replace(token, storedBy(hand))),
    }),
    airpayPlace: (allowed, hand) =>
      scope === 'per-customer'
        ? { upstream: 'airpay', scope, keep: tokens.keep }
        : { upstream: 'airpay', scope, allowed, replace: (token) => replaceAirpay(token, hand) },
    airpayToken: (allowed) => ({ scope, replaceable: scope === 'per-customer' || allowed }),
    lock: () => {
      tokens.dropAll();
      source.forget();
    },
  };
};
