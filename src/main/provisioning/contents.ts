import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { UPSTREAMS } from '../../shared/domain/upstream.ts';
import type { Manifest } from '../../shared/provisioning/manifest.ts';
import { readSettings } from '../config/read-settings.ts';
import { type CredentialsFile, CredentialsFileSchema } from '../ports/credentials.ts';
import { sha256Of } from './bundle.ts';
import { type PrivateKey, PrivateKeySchema } from './opening-key.ts';
import { strictJson } from './strict-json.ts';

/** What is sealed in a bundle. */
export interface Contents {
  /** The text of `branchdesk.config.json`. */
  readonly configuration: string;
  readonly credentials: CredentialsFile;
  /** Groups whose key the machine is given. */
  readonly groups: readonly PrivateKey[];
}

/** Bytes that the contents may have. */
export const MOST_CONTENTS_BYTES = 4 * 1_048_576;

/** As a configuration that lies in a file. */
const MOST_CONFIGURATION_BYTES = 1_048_576;

/** The name by which faults of a sealed configuration are told. */
const CONFIGURATION = 'branchdesk.config.json';

const ContentsSchema = v.strictObject({
  configuration: v.pipe(v.string(), v.maxBytes(MOST_CONFIGURATION_BYTES)),
  credentials: CredentialsFileSchema,
  groups: v.pipe(
    v.array(PrivateKeySchema),
    v.maxLength(100),
    v.check((groups) => new Set(groups.map(({ id }) => id)).size === groups.length),
  ),
});

/** `at`: where in the configuration. */
const unfit = (why: string, at: { readonly line: number; readonly column: number } | null = null) =>
  fail('bundle.contents', { why, line: at?.line ?? null, column: at?.column ?? null });

/**
 * What a manifest has to say of contents; where the configuration is none, its first fault. Problems: `bundle.contents`
 * (`why`, with the `line` and
 * `column` of the configuration).
 */
export const holdsOf = ({ configuration, credentials, groups }: Contents): Result<Manifest['holds']> => {
  const read = readSettings(CONFIGURATION, configuration);
  if (!read.ok) {
    const [first = null] = read.faults;
    return unfit(first?.message ?? 'is unreadable', first);
  }
  const { operators } = read.settings;
  return ok({
    systems: UPSTREAMS.filter((name) => credentials[name] !== undefined),
    people: operators.from === 'roster' ? operators.people.length : 0,
    pepper: credentials.operators !== undefined,
    groups: groups.map(({ id, name }) => ({ id, name })),
  });
};

/**
 * Reads contents that were opened, and holds them against the manifest. Problems: `bundle.contents`; its `why` holds
 * nothing of a value; `line` and `column` are told where it is the configuration.
 */
export const readContents = (bytes: Uint8Array, manifest: Manifest): Result<Contents> => {
  if (bytes.length > MOST_CONTENTS_BYTES) return unfit('more is sealed in it than any branch needs');
  const parsed = v.safeParse(ContentsSchema, strictJson(bytes));
  // Only the section is told: what stands in the others are secrets.
  if (!parsed.success) {
    const section = String(parsed.issues[0].path?.[0]?.key ?? '');
    const known = ['configuration', 'credentials', 'groups'].find((one) => one === section);
    return unfit(
      known === undefined ? 'what is sealed in it has another form' : `its ${known} have another form`,
    );
  }
  const contents = parsed.output;
  if (sha256Of(contents.configuration) !== manifest.configuration)
    return unfit('its configuration is not the one that was signed');
  const holds = holdsOf(contents);
  if (!holds.ok) return holds;
  return JSON.stringify(holds.value) === JSON.stringify(manifest.holds)
    ? ok(contents)
    : unfit('it does not hold what it says');
};
