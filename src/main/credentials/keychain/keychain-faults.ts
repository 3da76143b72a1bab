import type { KeychainFault, KeychainResult } from '../../ports/keychain.ts';

/**
 * Words of operating systems, in the order in which they are tried: libsecret, gnome-keyring and KWallet on
 * Linux, `SecCopyErrorMessageString` on macOS, `FormatMessage` on Windows (in the language of the user there,
 * so that an unknown text stays `unavailable`).
 */
const PATTERNS: readonly (readonly [RegExp, KeychainFault])[] = [
  // Windows refuses a blob over its limit in the RPC layer: RPC_X_BAD_STUB_DATA.
  [/too (?:large|long|big)|stub received bad data/i, 'too-large'],
  // macOS says of a locked keychain that it may not ask: errSecInteractionNotAllowed, -Required.
  [/(?<!un)locked|interaction is (?:not allowed|required)/i, 'locked'],
  [/denied|cancell?ed|dismissed|passphrase you entered is not correct|entitlement|not permitted/i, 'denied'],
  [/not a valid keychain|unable to decode|invalid or unencryptable/i, 'corrupt'],
];

/**
 * The fault that an error text of the operating system stands for. Whatever is not known (no D-Bus, no Secret
 * Service, no collection, no keychain, no logon session) is `unavailable`: never `absent`, so that nobody makes a
 * new secret because of it.
 */
export const faultOf = (message: string): KeychainFault =>
  PATTERNS.find(([pattern]) => pattern.test(message))?.[1] ?? 'unavailable';

/** A typed fault; `detail` must hold no secret. */
export const fault = (
  kind: KeychainFault,
  detail: string,
): { readonly ok: false; readonly fault: KeychainFault; readonly detail: string } => ({
  ok: false,
  fault: kind,
  detail,
});

/** A value that the keychain gave. */
export const given = <T>(value: T): KeychainResult<T> => ({ ok: true, value });
