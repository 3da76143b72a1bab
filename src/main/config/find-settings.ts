import { type FileCheck, readPlainFile } from '../ports/plain-file.ts';
import { caFileFault } from './ca-file.ts';
import { type ConfigFault, type ReadSettings, readSettings } from './read-settings.ts';

/** What looking for a configuration gives: one that was read, one that is wrong, or none anywhere. */
export type FoundSettings = (ReadSettings & { readonly file: string }) | { readonly ok: null };

const NO_SUCH_FILE = 'there is no such file';

/** What the files that the settings name are not: the settings are fit for use only with them. */
const withCaFiles = async (read: ReadSettings): Promise<ReadSettings> => {
  if (!read.ok) return read;
  const faults: ConfigFault[] = [];
  for (const [at, file] of read.settings.network.caFiles.entries()) {
    const wrong = await caFileFault(file, Date.now());
    const path = ['network', 'caFiles', at] as const;
    if (wrong !== null) faults.push(read.faultAt(path, `"${path.join('.')}": ${file} ${wrongOf(wrong)}`));
  }
  return faults.length === 0 ? read : { ok: false, faults };
};

const wrongOf = (wrong: string): string => (wrong === NO_SUCH_FILE ? 'is not there' : wrong);

/** Reads the text of a configuration that lies in no file of its own, and looks at the files that it names. */
export const settingsOfText = (name: string, text: string): Promise<ReadSettings> =>
  withCaFiles(readSettings(name, text));

/**
 * Reads one configuration file, and looks at the files that it names. A file that cannot be read, or that `check` does
 * not let pass, is a fault at its first character.
 */
export const loadSettings = async (file: string, check?: FileCheck): Promise<ReadSettings> => {
  const read = await readPlainFile(file, check === undefined ? {} : { check });
  return read.ok
    ? settingsOfText(file, read.text)
    : { ok: false, faults: [{ file, line: 1, column: 1, message: read.message }] };
};

/** Where a configuration may come from, and what is asked of its file. */
export interface Sources {
  readonly configPlaces: readonly string[];
  /** Of a file in its place; also of one that was asked for, where the app is installed. */
  readonly configCheck?: FileCheck;
  readonly packaged: boolean;
}

/** Reads the configuration that was asked for by name: in an installed app it is judged as one in its place is. */
export const loadAsked = (
  file: string,
  { configCheck, packaged }: Omit<Sources, 'configPlaces'>,
): Promise<ReadSettings> => loadSettings(file, packaged ? configCheck : undefined);

/** Reads the first configuration that is there: the one that was asked for, or the first of the places. */
export const findSettings = async (asked: string | null, sources: Sources): Promise<FoundSettings> => {
  if (asked !== null) return { ...(await loadAsked(asked, sources)), file: asked };
  for (const file of sources.configPlaces) {
    const read = await loadSettings(file, sources.configCheck);
    if (!read.ok && read.faults[0]?.message === NO_SUCH_FILE) continue;
    return { ...read, file };
  }
  return { ok: null };
};
