import * as v from 'valibot';
import { count } from '../config/fields.ts';
import { UpstreamSchema } from '../domain/upstream.ts';
import { list, text, time } from '../fields.ts';
import { provisioningName } from '../provisioning/manifest.ts';

/** What opens a bundle, as it is typed. It goes in here and never comes out. */
export const PassphraseSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(1_000));

/** What a bundle is made with at a desk: sealed for device cards, one a line, or for a passphrase where there is one. */
export const MakeBundleSchema = v.strictObject({
  cards: v.pipe(v.string(), v.maxLength(200_000)),
  passphrase: v.nullable(PassphraseSchema),
  /** For how long it holds. */
  days: count(1, 3_650),
  /** For how long changes are sent after that. */
  graceDays: count(0, 365),
  issuer: provisioningName,
});

/** What a bundle says of itself, before anything of it is taken in. It holds no secret. */
export const BundleSchema = v.strictObject({
  /** By which it is named when it is taken in: it is the one that was shown. */
  digest: text,
  /** The name of its file. */
  file: text,
  version: v.number(),
  issuer: text,
  /** Of the administrator's key that signed it. */
  fingerprint: text,
  issuedAt: time,
  expiresAt: time,
  /** From then on no change is sent. */
  graceEndsAt: time,
  /** Whether it opens with a passphrase. */
  locked: v.boolean(),
  /** Whether it fixes which key counts from then on: nobody has said so here before. */
  isFirst: v.boolean(),
  /** What is sealed in it, without any of its values. */
  holds: v.strictObject({
    systems: list(UpstreamSchema),
    people: v.number(),
    pepper: v.boolean(),
    groups: list(text),
  }),
});

/** What a bundle says of itself. */
export type BundleView = v.InferOutput<typeof BundleSchema>;
