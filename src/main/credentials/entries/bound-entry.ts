import * as v from 'valibot';

/** When an entry was put into the keychain, and by whom. */
export interface Stored {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the operator. */
  readonly by: string;
}

/** What a keychain entry of an upstream holds: its credentials, and the one address that they may be sent to. */
export interface BoundEntry<T> {
  readonly credentials: T;
  /** Scheme, host and port; `null` for an entry that was stored for no address yet. */
  readonly boundTo: string | null;
  /** `null`: it was not put there at this desk, or by a version that did not tell. */
  readonly stored: Stored | null;
}

const Held = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({
    boundTo: v.exactOptional(v.pipe(v.string(), v.maxLength(300))),
    // What is wrong with these is no reason to lose the credentials beside them.
    storedAt: v.fallback(v.optional(v.pipe(v.number(), v.integer())), undefined),
    storedBy: v.fallback(v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), undefined),
  }),
);

/** Reads an entry; `null` when it has another form. */
export const readEntry = <T>(text: string, schema: v.GenericSchema<unknown, T>): BoundEntry<T> | null => {
  const held = v.safeParse(Held, text);
  if (!held.success) return null;
  const { boundTo = null, storedAt, storedBy, ...rest } = held.output;
  const credentials = v.safeParse(schema, rest);
  const stored = storedAt === undefined || storedBy === undefined ? null : { at: storedAt, by: storedBy };
  return credentials.success ? { credentials: credentials.output, boundTo, stored } : null;
};

/** The text of an entry, as {@link readEntry} takes it. */
export const entryText = ({
  credentials,
  boundTo,
  stored = null,
}: Omit<BoundEntry<object>, 'stored'> & { readonly stored?: Stored | null }): string =>
  JSON.stringify({
    ...credentials,
    ...(boundTo === null ? {} : { boundTo }),
    ...(stored === null ? {} : { storedAt: stored.at, storedBy: stored.by }),
  });
