import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { KeyIdSchema } from '../../shared/provisioning/manifest.ts';
import { readPlainFile } from '../ports/plain-file.ts';
import { replaceFlushed } from './flushed.ts';

/*
 * A file that says that something is being done: it is on disk before the first entry of the keychain is written, and is
 * taken away when nothing is left to be put right. So a start asks the keychain only where it has to.
 */

/** The file of the marker. */
const MARKER_FILE = 'under-way.json';

const bundleId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

const MarkerText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    id: bundleId,
    digest: v.string(),
    leaves: v.optional(v.array(bundleId), []),
    groups: v.array(KeyIdSchema),
  }),
);

/**
 * The bundle that is being imported or gone back from, the groups whose key it brings first, and the bundles that are given
 * up for it: an entry of theirs whose name alone is left in the keychain is told by nobody else.
 */
export type Marker = v.InferOutput<typeof MarkerText>;

/** A marker that cannot be read marks nothing but that there is something to be put right. */
const UNREADABLE: Marker = { id: '00000000-0000-0000-0000-000000000000', digest: '', groups: [], leaves: [] };

/** Whether a file was being written when its program ended: this one, before anything else was done, or the state. */
const hasHalf = async (folder: string): Promise<boolean> => {
  try {
    return (await readdir(folder)).some((name) => name.endsWith('.new'));
  } catch {
    return false;
  }
};

/** Reads the marker; null: nothing is under way, and nothing half is left. */
export const readMarker = async (folder: string): Promise<Marker | null> => {
  const file = await readPlainFile(join(folder, MARKER_FILE));
  if (!file.ok)
    return file.message !== 'there is no such file' || (await hasHalf(folder)) ? UNREADABLE : null;
  const marker = v.safeParse(MarkerText, file.text);
  return marker.success ? marker.output : UNREADABLE;
};

/** Says that something is under way. Problems: `bundle.not-written`. */
export const putMarker = (folder: string, marker: Marker): Promise<Result<null>> =>
  replaceFlushed(join(folder, MARKER_FILE), JSON.stringify(marker));

/** Says that nothing is under way any more. Problems: `bundle.not-written`. */
export const takeMarker = async (folder: string): Promise<Result<null>> => {
  try {
    await rm(join(folder, MARKER_FILE), { force: true });
    return ok(null);
  } catch {
    return fail('bundle.not-written', { why: MARKER_FILE });
  }
};
