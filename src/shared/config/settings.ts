import * as v from 'valibot';
import { LANGUAGES, LanguageSchema } from '../domain/language.ts';
import { ID_NAMES, IDENTIFIED, type Identified, UPSTREAMS, type UpstreamName } from '../domain/upstream.ts';
import { SYSTEMS } from '../systems/systems.ts';
import { proxy } from './address.ts';
import { isCountry } from './countries.ts';
import { count, isPlain, settingsLine } from './fields.ts';
import { KioskSchema } from './kiosk.ts';
import { noneTwice } from './lists.ts';
import { notAlone } from './not-alone.ts';
import { OperatorsSchema } from './operators.ts';
import { DEFAULT_PRESETS, PresetsSchema } from './presets.ts';
import { RolesSchema } from './roles.ts';
import { ScannerSchema } from './scanner.ts';
import { isTimeZone } from './time-zone.ts';

const idSource = v.pipe(
  v.string(),
  v.regex(
    /^capillary\.(id|identifiers\.[\w-]+|fields\.[\w-]+|extendedFields\.[\w-]+)$/,
    'must be capillary.id, capillary.identifiers.TYPE, capillary.fields.NAME or capillary.extendedFields.NAME',
  ),
);

type Sections = {
  readonly [U in UpstreamName]: v.OptionalSchema<(typeof SYSTEMS)[U]['settings'], undefined>;
};
type IdSources = {
  readonly [U in Identified as (typeof ID_NAMES)[U]]: v.OptionalSchema<typeof idSource, string>;
};

/** The section of each system; one that is left out is off. */
const sections = Object.fromEntries(
  UPSTREAMS.map((name) => [name, v.optional(SYSTEMS[name].settings)]),
  // Which system has which section is lost in the list.
) as unknown as Sections;

/** Where the record of a customer holds the id under which each other system knows that person. */
const idSources = Object.fromEntries(
  IDENTIFIED.map((name) => [ID_NAMES[name], v.optional(idSource, SYSTEMS[name].idSource)]),
  // Which system has which name is lost in the list.
) as unknown as IdSources;

/** What may pass only with a second person's approval, or not at all. */
const policies = v.strictObject({
  /** An identifier of another customer, which merges the two for good (contract: capillary). */
  merges: v.optional(v.picklist(['never', 'with-approval']), 'never'),
});

/** What the screens can be in, the first one at first. */
const languages = v.pipe(
  v.array(LanguageSchema),
  v.minLength(1, 'must name at least one language'),
  noneTwice((language) => language, 'is in the list twice'),
);

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
    (words) => words.split(/\r?\n/).every(isPlain),
    'must not hold control characters or marks of direction',
  ),
);

const consent = v.strictObject({
  /** What is read to a customer before an opt-in, by WM's channel and language. */
  wording: v.optional(v.record(settingsLine(50), v.record(language, wording)), {}),
  /** What the branch calls these wordings, such as 2026-03; left out: each by the beginning of its digest. */
  version: v.optional(settingsLine(40)),
  /** Who at WM (`modified_by`) is a system: an opt-out by one of these did not come from the customer. */
  systems: v.optional(v.array(settingsLine(100)), []),
});

const settings = v.strictObject({
  $schema: v.optional(v.string()),
  version: v.literal(1),
  mode: v.optional(v.picklist(['desk', 'kiosk']), 'desk'),
  branch: v.strictObject({
    id: v.pipe(settingsLine(32), v.regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces')),
    name: settingsLine(100),
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
  upstreams: v.optional(v.strictObject(sections), {}),
  identity: v.optional(v.strictObject(idSources), {}),
  operators: v.optional(OperatorsSchema, { from: 'os-user' }),
  roles: v.optional(RolesSchema, {}),
  policies: v.optional(policies, {}),
  presets: v.optional(PresetsSchema, [...DEFAULT_PRESETS]),
  languages: v.optional(languages, [...LANGUAGES]),
  consent: v.optional(consent, {}),
  scanner: v.optional(ScannerSchema, {}),
  kiosk: v.optional(KioskSchema, {}),
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
      caFiles: v.optional(v.array(settingsLine(1_000)), []),
    }),
    {},
  ),
});

/** The schema of `branchdesk.config.json`. Parsing fills every default. */
export const SettingsSchema = v.pipe(
  settings,
  v.forward(
    v.check(
      (whole) => notAlone(whole).length === 0,
      ({ input }) =>
        `must not name ${notAlone(input).join(' or ')}: "roles.operator" has it made by others, or with a second person`,
    ),
    ['kiosk', 'kinds'],
  ),
);

/** Everything that a branch configures, with every default filled in. */
export type Settings = v.InferOutput<typeof SettingsSchema>;
