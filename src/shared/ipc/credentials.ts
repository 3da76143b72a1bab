import * as v from 'valibot';
import { CREDENTIAL_STATES, TRIED } from '../domain/credentials.ts';
import { UpstreamSchema } from '../domain/upstream.ts';
import { list, nullableText, text, time } from '../fields.ts';

/** How the credentials of each configured system stand. Never a value. */
export const CredentialsViewSchema = v.strictObject({
  systems: list(
    v.strictObject({
      upstream: UpstreamSchema,
      state: v.picklist(CREDENTIAL_STATES),
      /** The form that the configuration asks for. */
      form: text,
      /** The form that the keychain holds; null where there is none, or it cannot be told. */
      held: nullableText,
      /** Where the system is called: scheme, host and port. */
      address: nullableText,
      /** The address that the credentials count for. */
      boundTo: nullableText,
      /** When they were put there, and by whom; null where that was not at this desk, or before it was kept. */
      stored: v.nullable(v.strictObject({ at: time, by: text })),
      /** When the token says that it ends. */
      endsAt: v.nullable(time),
    }),
  ),
});

/** How the credentials of each configured system stand. */
export type CredentialsView = v.InferOutput<typeof CredentialsViewSchema>;

/** The systems for which the keychain holds no credentials. */
export const MissingCredentialsSchema = v.strictObject({ systems: list(UpstreamSchema) });

/** What a harmless reading told. */
export const TriedSchema = v.strictObject({ tried: v.picklist(TRIED) });

/** Credentials as they were typed: they go into the main process and never come back. */
export const TypedCredentialsSchema = v.strictObject({
  upstream: UpstreamSchema,
  fields: v.pipe(
    v.record(v.pipe(v.string(), v.regex(/^[A-Za-z]{1,32}$/)), v.pipe(v.string(), v.maxLength(4_000))),
    v.check((fields) => Object.keys(fields).length <= 8, 'must be few'),
  ),
});
