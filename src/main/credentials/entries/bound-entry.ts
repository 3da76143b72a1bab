import * as v from 'valibot';

/** What a keychain entry of an upstream holds: its credentials, and the one address that they may be sent to. */
interface BoundEntry<T> {
  readonly credentials: T;
  /** Scheme, host and port; `null` for an entry that was stored for no address yet. */
  readonly boundTo: string | null;
}

const Held = v.pipe(
  v.string(),
  v.parseJson(),
  v.looseObject({ boundTo: v.exactOptional(v.pipe(v.string(), v.maxLength(300))) }),
);

/** Reads an entry; `null` when it has another form. */
export const readEntry = <T>(text: string, schema: v.GenericSchema<unknown, T>): BoundEntry<T> | null => {
  const held = v.safeParse(Held, text);
  if (!held.success) return null;
  const { boundTo = null, ...rest } = held.output;
  const credentials = v.safeParse(schema, rest);
  return credentials.success ? { credentials: credentials.output, boundTo } : null;
};

/** The text of an entry, as {@link readEntry} takes it. */
export const entryText = ({ credentials, boundTo }: BoundEntry<object>): string =>
  JSON.stringify(boundTo === null ? credentials : { ...credentials, boundTo });
