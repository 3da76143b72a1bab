import * as v from 'valibot';
import { IDENTIFIER_TYPES } from '../domain/identifier.ts';
import { baseUrl, proxy } from './address.ts';
import { isCountry } from './countries.ts';
import { DEFAULT_PRESETS, PresetsSchema } from './presets.ts';
import { ScannerSchema } from './scanner.ts';
import { isTimeZone } from './time-zone.ts';

/** Text that is shown or sent: without control characters and marks that turn its direction. */
const PLAIN = /^(?:[\p{L}\p{M}\p{N}\p{P}\p{S} ]|\u200c|\u200d)*$/u;

const text = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(max),
    v.check((words) => PLAIN.test(words), 'must not hold control characters or marks of direction'),
  );
const count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const identifierTypes = v.pipe(
  v.array(v.picklist(IDENTIFIER_TYPES)),
  v.check((types) => new Set(types).size === types.length, 'must not name a type twice'),
);

/** The schemes with which airpay's checksum can be made (contract: airpay). */
export const CHECKSUM_SCHEMES = [
  'values-then-secret',
  'secret-then-values',
  'values-date-secret',
  'hmac-sha256',
] as const;

const airpay = v.strictObject({
  baseUrl: v.optional(baseUrl, 'https://kraken.airpay.co.in'),
  checksumScheme: v.optional(v.picklist(CHECKSUM_SCHEMES), 'values-then-secret'),
  tokenScope: v.optional(v.picklist(['shared', 'per-customer']), 'shared'),
  entityIdLimit: v.optional(count(1, 500), 50),
});

const capillary = v.strictObject({
  baseUrl,
  auth: v.optional(v.picklist(['basic', 'oauth']), 'basic'),
  attribution: v.optional(v.strictObject({ entityType: text(50), entityCode: text(100) })),
  sources: v.optional(
    v.pipe(
      v.array(v.strictObject({ source: text(50), accountId: v.optional(v.nullable(text(100)), null) })),
      v.minLength(1, 'must name at least one source'),
      v.check(
        (sources) =>
          new Set(sources.map(({ source, accountId }) => JSON.stringify([source, accountId]))).size ===
          sources.length,
        'must not name a source and its account twice',
      ),
    ),
    [{ source: 'INSTORE', accountId: null }],
  ),
  lookupTypes: v.optional(identifierTypes, ['mobile', 'email', 'externalId', 'cardnumber', 'wechat']),
  changeTypes: v.optional(identifierTypes, ['mobile', 'email', 'wechat', 'cardnumber']),
  perMinute: v.optional(count(1, 100_000), 600),
});

const wm = v.strictObject({
  baseUrl: v.optional(baseUrl, 'https://api.wm.com/v1'),
  accept: v.optional(v.picklist(['json', 'xml']), 'json'),
});

const idSource = v.pipe(
  v.string(),
  v.regex(
    /^capillary\.(id|identifiers\.[\w-]+|fields\.[\w-]+|extendedFields\.[\w-]+)$/,
    'must be capillary.id, capillary.identifiers.TYPE, capillary.fields.NAME or capillary.extendedFields.NAME',
  ),
);

/** What may pass only with a second person's approval, or not at all. */
const policies = v.strictObject({
  /** An identifier of another customer, which merges the two for good (contract: capillary). */
  merges: v.optional(v.picklist(['never', 'with-approval']), 'never'),
});

/** A language as catalogs name it, such as `en` or `pt-BR`. */
const language = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or pt-BR'),
);

/** What is read aloud may have several lines. */
const wording = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(500),
  v.check(
    (words) => words.split(/\r?\n/).every((line) => PLAIN.test(line)),
    'must not hold control characters or marks of direction',
  ),
);

const consent = v.strictObject({
  /** What is read to a customer before an opt-in, by WM's channel and language. */
  wording: v.optional(v.record(text(50), v.record(language, wording)), {}),
  /** Who at WM (`modified_by`) is a system: an opt-out by one of these did not come from the customer. */
  systems: v.optional(v.array(text(100)), []),
});

/** The schema of `branchdesk.config.json`. Parsing fills every default. */
export const SettingsSchema = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  mode: v.optional(v.picklist(['desk', 'kiosk']), 'desk'),
  branch: v.strictObject({
    id: v.pipe(text(32), v.regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')),
    name: text(100),
    country: v.pipe(
      v.string(),
      v.regex(/^[A-Z]{2}$/, 'must be a country code of two capital letters'),
      v.check(isCountry, 'must be a country of ISO 3166 (the United Kingdom is GB)'),
    ),
    /** In which days begin and end and times are shown; that of the country where it has one, else the machine's. */
    timeZone: v.optional(
      v.pipe(v.string(), v.check(isTimeZone, 'must be the name of a time zone, such as Asia/Kolkata')),
    ),
  }),
  upstreams: v.optional(
    v.strictObject({ airpay: v.optional(airpay), capillary: v.optional(capillary), wm: v.optional(wm) }),
    {},
  ),
  identity: v.optional(
    v.strictObject({
      airpayEntityId: v.optional(idSource, 'capillary.identifiers.externalId'),
      wmCustomerId: v.optional(idSource, 'capillary.fields.wm_customer_id'),
    }),
    {},
  ),
  policies: v.optional(policies, {}),
  presets: v.optional(PresetsSchema, [...DEFAULT_PRESETS]),
  consent: v.optional(consent, {}),
  scanner: v.optional(ScannerSchema, {}),
  journal: v.optional(
    v.strictObject({
      /** Devices whose exports and receipts count as signed: the fingerprint, or the key as an export names it. */
      deviceKeys: v.optional(
        v.array(
          v.pipe(
            v.string(),
            v.regex(
              /^([0-9a-f]{64}|MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=)$/,
              'is neither a fingerprint of 64 hexadecimal digits nor the public key of a device',
            ),
          ),
        ),
        [],
      ),
    }),
    {},
  ),
  network: v.optional(
    v.strictObject({
      deadlineMs: v.optional(count(1_000, 120_000), 15_000),
      proxy: v.optional(proxy, 'system'),
      caFiles: v.optional(v.array(text(1_000)), []),
    }),
    {},
  ),
});

/** Everything that a branch configures, with every default filled in. */
export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Settings of one upstream. */
export type AirpaySettings = NonNullable<Settings['upstreams']['airpay']>;
/** Settings of one upstream. */
export type CapillarySettings = NonNullable<Settings['upstreams']['capillary']>;
/** Settings of one upstream. */
export type WmSettings = NonNullable<Settings['upstreams']['wm']>;
