import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { extractFile, listPackage, uncache } from '@electron/asar';

/** Every file, link and folder below a folder, as paths relative to it, sorted. */
export const below = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

/** The content of each file below a folder; a link by where it points. */
export const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    below(folder).flatMap((path) => {
      const file = join(folder, path);
      const info = lstatSync(file);
      if (info.isSymbolicLink()) return [[path, `link to ${readlinkSync(file)}`]];
      return info.isFile() ? [[path, readFileSync(file).toString('latin1')]] : [];
    }),
  );

/** A file of an archive, by its path in it. */
export interface Archived {
  readonly path: string;
  readonly bytes: Buffer;
}

/** Every file of an archive with its bytes, those beside it included. */
export const archived = (archive: string): readonly Archived[] => {
  // An archive of the same path may be another one by now.
  uncache(archive);
  return listPackage(archive, { isPack: false }).flatMap((entry) => {
    const path = entry.slice(1);
    try {
      return [{ path, bytes: extractFile(archive, path) }];
    } catch (error) {
      // Folders are listed as well, and have no content.
      if (error instanceof Error && /folder|directory|not a file/i.test(error.message)) return [];
      throw error;
    }
  });
};
