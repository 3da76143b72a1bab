import * as v from 'valibot';
import { count, isPlain } from '../config/fields.ts';
import { UPSTREAMS } from '../domain/upstream.ts';

/** Keys for which one bundle may be sealed. */
export const MOST_KEYS = 5_000;

/** Days for which an expired bundle may go on being used. */
const MOST_GRACE_DAYS = 365;

/** Characters of the name of a device, a group or an administrator. */
export const LONGEST_NAME = 80;

/** A name as a bundle may hold it: one plain line. */
export const provisioningName = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(LONGEST_NAME),
  v.check((name) => isPlain(name) && name.trim() === name, 'must be plain text without blanks at its ends'),
);

/** The id of a key that opens bundles: the first 16 bytes of its thumbprint (RFC 7638), hexadecimal. */
export const KeyIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** An administrator's public key: the 32 bytes of Ed25519, base64url. */
export type PublicKey = string;

/** See {@link PublicKey}. Whether the bytes are a point that can be trusted is not said by its form. */
export const PublicKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** A moment as `Date.toISOString` writes it, in UTC. */
const moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text),
);

const differ = (all: readonly string[]): boolean => new Set(all).size === all.length;

const named = v.strictObject({ id: KeyIdSchema, name: provisioningName });

const version = count(1, Number.MAX_SAFE_INTEGER);

const audience = v.variant('for', [
  v.strictObject({
    for: v.literal('keys'),
    keys: v.pipe(
      v.array(named),
      v.minLength(1),
      v.maxLength(MOST_KEYS),
      v.check((keys) => differ(keys.map(({ id }) => id))),
    ),
  }),
  v.strictObject({ for: v.literal('passphrase') }),
]);

/**
 * What a bundle says of itself, in clear: signed by an administrator's key, readable by anybody. It holds no secret.
 */
export const ManifestSchema = v.pipe(
  v.strictObject({
    format: v.literal(1),
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)),
    /** Only grows: a machine takes no bundle whose version is not above all that it has had. */
    version,
    issuedAt: moment,
    expiresAt: moment,
    /** How long after `expiresAt` changes may still be sent. */
    graceDays: count(0, MOST_GRACE_DAYS),
    /** The version of Branchdesk that it needs at least. */
    needs: v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/)),
    audience,
    /** Nobody goes back below this version once this bundle was imported; 0: wherever they like. */
    floor: count(0, Number.MAX_SAFE_INTEGER),
    /** Who made it, in their own words. */
    issuer: provisioningName,
    /** The administrators' keys that count from this bundle on. */
    keys: v.pipe(
      v.array(PublicKeySchema),
      v.minLength(1),
      v.maxLength(32),
      v.check((all) => differ(all)),
    ),
    /** SHA-256 of the configuration's text. */
    configuration: sha256,
    /** SHA-256 of the sealed part. */
    sealed: sha256,
    /** What is sealed in it, without any of its values. */
    holds: v.strictObject({
      /** Systems for which there are credentials. */
      systems: v.pipe(
        v.array(v.picklist(UPSTREAMS)),
        v.check((all) => differ(all)),
      ),
      /** People of the roster. */
      people: count(0, 100_000),
      /** Whether it brings the secret that PINs are hashed with. */
      pepper: v.boolean(),
      /** Groups whose key it brings. */
      groups: v.pipe(
        v.array(named),
        v.maxLength(100),
        v.check((all) => differ(all.map(({ id }) => id))),
      ),
    }),
  }),
  v.check(({ issuedAt, expiresAt }) => issuedAt < expiresAt, 'ends before it begins'),
  v.check(({ floor, version: own }) => floor <= own, 'forbids itself'),
);

/** What a bundle says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;
