/** How the credentials for a system stand in the keychain: held, or why they cannot be used. */
export const CREDENTIAL_STATES = [
  'held',
  'absent',
  'locked',
  'denied',
  'unavailable',
  'corrupt',
  'too-large',
  'other-address',
] as const;

/**
 * What a harmless reading with them can tell:
 * - `taken`: the system gave what was asked for;
 * - `not-refused`: it answered about an id that nobody has, and did not refuse who asked;
 * - `answered`: it said no, and does not tell whether to the id that nobody has or to the credentials.
 */
export const TRIED = ['taken', 'not-refused', 'answered'] as const;

/** What a harmless reading with credentials can tell. */
export type Tried = (typeof TRIED)[number];
