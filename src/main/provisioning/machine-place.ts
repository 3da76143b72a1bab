import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../shared/domain/problem.ts';
import { type PublicKey, PublicKeySchema } from '../../shared/provisioning/manifest.ts';
import { type FileCheck, readPlainFile } from '../ports/plain-file.ts';
import { MOST_BUNDLE_BYTES } from './bundle.ts';

/** Where an administrator puts what is for all users of a machine. */
export interface MachinePlace {
  /** The machine-wide configuration files; bundle and keys lie beside them. */
  readonly configPlaces: readonly string[];
  /** What a file there has to be. */
  readonly configCheck?: FileCheck;
}

const BUNDLE = 'branchdesk.bundle';
const KEYS = 'branchdesk.keys';
const MOST_KEYS_BYTES = 65_536;
const NO_SUCH_FILE = 'there is no such file';

/** The text of the first file of a name that is there; null: there is none. Problems: `bundle.place`. */
const first = async (
  name: string,
  { configPlaces, configCheck }: MachinePlace,
  mostBytes: number,
): Promise<Result<{ readonly file: string; readonly text: string } | null>> => {
  for (const place of configPlaces) {
    const file = join(dirname(place), name);
    const read = await readPlainFile(file, {
      mostBytes,
      ...(configCheck === undefined ? {} : { check: configCheck }),
    });
    if (read.ok) return ok({ file, text: read.text });
    if (read.message !== NO_SUCH_FILE) return fail('bundle.place', { file, why: read.message });
  }
  return ok(null);
};

/** The bundle that an administrator put there for all users; null: there is none. Problems: `bundle.place`. */
export const machineBundle = (
  place: MachinePlace,
): Promise<Result<{ readonly file: string; readonly text: string } | null>> =>
  first(BUNDLE, place, MOST_BUNDLE_BYTES);

/** Where that bundle lies, or would. */
export const machineBundleFile = ({
  configPlaces: [place = ''],
}: Pick<MachinePlace, 'configPlaces'>): string => join(dirname(place), BUNDLE);

const keyIn = (line: string): string => (line.split('#', 1)[0] ?? '').trim();

/**
 * The administrators' keys that an administrator of the machine says count, in place of any that bundles have said; null:
 * none said so. A file with a line that is no key counts as a whole for nothing. Problems: `bundle.place`.
 */
export const machineKeys = async (place: MachinePlace): Promise<Result<readonly PublicKey[] | null>> => {
  const found = await first(KEYS, place, MOST_KEYS_BYTES);
  if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
  const { file, text } = found.value;
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map(keyIn);
  const wrong = lines.findIndex((key) => key !== '' && !v.is(PublicKeySchema, key));
  return wrong < 0
    ? ok(lines.filter((key) => key !== ''))
    : fail('bundle.place', { file, why: `holds no key in line ${wrong + 1}` });
};
