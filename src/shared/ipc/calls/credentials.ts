import * as v from 'valibot';
import { UpstreamSchema } from '../../domain/upstream.ts';
import { time } from '../../fields.ts';
import {
  CredentialsViewSchema,
  MissingCredentialsSchema,
  TriedSchema,
  TypedCredentialsSchema,
} from '../credentials.ts';
import { SecretSchema, TokenSchema, TypedIdSchema } from '../requests.ts';
import { type CallSchemas, done, empty } from './schemas.ts';

/** Calls about credentials: secrets go in and never come out. */
export const CREDENTIAL_CALLS = {
  /**
   * Takes an airpay token: for the open customer alone, or, where the branch has one for all, in place of the one in
   * the keychain. `typed`: it is for this typed id, which is then shown. Then reads again. The token never comes back.
   */
  'credentials.giveToken': {
    input: v.strictObject({ token: TokenSchema, typed: v.nullable(TypedIdSchema) }),
    output: done,
  },
  /** When WM's access token says that it ends; null where it does not say. */
  'credentials.wmToken': { input: empty, output: v.strictObject({ endsAt: v.nullable(time) }) },
  /** Puts another access token of WM into the keychain. It goes in here and never comes out. */
  'credentials.replaceWmToken': { input: v.strictObject({ token: SecretSchema }), output: done },
  /** The configured systems for which the keychain holds no credentials. */
  'credentials.missing': { input: empty, output: MissingCredentialsSchema },
  /** How the credentials of each system stand, since when and by whom. Never a value. */
  'credentials.overview': { input: empty, output: CredentialsViewSchema },
  /** Reads something harmless with the credentials of a system. Nothing is changed by it. */
  'credentials.test': { input: v.strictObject({ upstream: UpstreamSchema }), output: TriedSchema },
  /** Puts credentials into the keychain in place of those before, for the configured address. */
  'credentials.put': { input: TypedCredentialsSchema, output: done },
  /** Takes the credentials of a system out of the keychain. */
  'credentials.delete': { input: v.strictObject({ upstream: UpstreamSchema }), output: done },
} as const satisfies Readonly<Record<string, CallSchemas>>;
