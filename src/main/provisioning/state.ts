import { join } from 'node:path';
import * as v from 'valibot';
import { fail, type Problem, type Result } from '../../shared/domain/problem.ts';
import type { Manifest, PublicKey } from '../../shared/provisioning/manifest.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { MOST_BUNDLE_BYTES, readManifest, sha256Of } from './bundle.ts';
import { replaceFlushed } from './flushed.ts';

/*
 * What one user's Branchdesk has imported. It holds no secret, and nothing in it is believed: the signature of a bundle and
 * the digest of its configuration are checked at each start, and the keychain has to vouch for it before it gives anything.
 */

/** Where a bundle came from: the machine-wide folder, or a file that somebody named. */
export type BundleFrom = 'machine' | 'file';

/** Something that was done to the state, and is not in the journal yet. */
interface Unrecorded {
  /** Of the record that it becomes: it is recorded once, whoever tries how often. */
  readonly recordId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly what: 'imported' | 'rolled-back';
  readonly id: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly operator: string;
}

/** A bundle that was imported, as far as it is kept. */
export interface KeptBundle {
  readonly manifest: Manifest;
  readonly signer: PublicKey;
  readonly signed: string;
  /** SHA-256 of `signed`, by which it is known. */
  readonly digest: string;
  /** The text of its configuration. */
  readonly configuration: string;
  /** Milliseconds since the epoch. */
  readonly importedAt: number;
  readonly from: BundleFrom;
}

/** What is imported now, and what was before. */
export interface KeptState {
  readonly current: KeptBundle | null;
  /** The one before, for one way back. */
  readonly before: KeptBundle | null;
  /** Digest of the bundle that was left by going back. */
  readonly left: string | null;
  readonly unrecorded: readonly Unrecorded[];
}

/**
 * The state, and what is wrong with what stands there: it may name more than can be read, so nothing that it does not name
 * is taken away then. A bundle that is not whole is none.
 */
export interface ReadState {
  readonly state: KeptState;
  readonly fault: Problem | null;
}

/** Nothing was imported yet. */
const NOTHING_KEPT: KeptState = { current: null, before: null, left: null, unrecorded: [] };

const Kept = v.object({
  signed: v.string(),
  importedAt: v.pipe(v.number(), v.integer()),
  from: v.picklist(['machine', 'file']),
});

const StateText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    format: v.literal(1),
    current: v.nullable(Kept),
    before: v.nullable(Kept),
    left: v.nullable(v.string()),
    unrecorded: v.array(
      v.object({
        recordId: v.pipe(v.string(), v.uuid()),
        at: v.pipe(v.number(), v.integer()),
        what: v.picklist(['imported', 'rolled-back']),
        id: v.string(),
        version: v.number(),
        fingerprint: v.string(),
        operator: v.string(),
      }),
    ),
  }),
);

/** The folder of the state in the folder of a user's data. */
export const stateFolder = (userDataDir: string): string => join(userDataDir, 'provisioned');

/** The file whose replacement is the one commit. */
export const stateFile = (folder: string): string => join(folder, 'state.json');

/** The name of the file that holds a bundle's configuration. */
export const configurationName = (id: string): string => `${id}.config.json`;

const MOST_STATE_BYTES = 3 * MOST_BUNDLE_BYTES;
const MOST_CONFIGURATION_BYTES = MOST_BUNDLE_BYTES;

const NO_SUCH_FILE = 'there is no such file';

const unusable = (why: string) => fail('bundle.unreadable', { why });

const keptOf = async (
  folder: string,
  { signed, importedAt, from }: v.InferOutput<typeof Kept>,
): Promise<Result<KeptBundle>> => {
  const read = readManifest(signed);
  if (!read.ok) return unusable('kept');
  const { manifest, signer } = read.value;
  const text = await readPlainFile(join(folder, configurationName(manifest.id)), {
    mostBytes: MOST_CONFIGURATION_BYTES,
  });
  if (!text.ok || sha256Of(text.text) !== manifest.configuration) return unusable('kept');
  const digest = sha256Of(signed);
  return {
    ok: true,
    value: { manifest, signer, signed, digest, configuration: text.text, importedAt, from },
  };
};

/**
 * Reads what was imported, with its signatures and digests checked anew. What is not as it was written is no state. Never
 * fails.
 */
export const readState = async (folder: string): Promise<ReadState> => {
  const file = await readPlainFile(stateFile(folder), { mostBytes: MOST_STATE_BYTES });
  if (!file.ok)
    return {
      state: NOTHING_KEPT,
      fault: file.message === NO_SUCH_FILE ? null : unusable('kept').problem,
    };
  const parsed = v.safeParse(StateText, file.text);
  if (!parsed.success) return { state: NOTHING_KEPT, fault: unusable('kept').problem };
  const { current, before, left, unrecorded } = parsed.output;
  const [now = null, was = null] = await Promise.all(
    [current, before].map((one) => (one === null ? null : keptOf(folder, one))),
  );
  return {
    state: {
      current: now?.ok ? now.value : null,
      before: was?.ok ? was.value : null,
      ...{ left, unrecorded },
    },
    fault: [now, was].find((one) => one?.ok === false)?.problem ?? null,
  };
};

const keptText = (kept: KeptBundle | null) =>
  kept === null ? null : { signed: kept.signed, importedAt: kept.importedAt, from: kept.from };

/**
 * Puts another state in the place of the one that stands there: the commit of an import and of going back. The configurations
 * that it names have to be on disk already. Problems: `bundle.not-written`; the state is then as it was.
 */
export const commitState = (
  folder: string,
  { current, before, left, unrecorded }: KeptState,
): Promise<Result<null>> =>
  replaceFlushed(
    stateFile(folder),
    JSON.stringify({
      format: 1,
      current: keptText(current),
      before: keptText(before),
      left,
      unrecorded,
    }),
  );
