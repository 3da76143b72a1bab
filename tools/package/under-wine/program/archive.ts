import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';

const File = v.object({
  size: v.number(),
  offset: v.optional(v.string()),
  unpacked: v.optional(v.boolean()),
  integrity: v.optional(v.object({ algorithm: v.literal('SHA256'), hash: v.string() })),
});

interface Folder {
  readonly files: Readonly<Record<string, unknown>>;
}

const isFolder = (entry: unknown): entry is Folder =>
  typeof entry === 'object' && entry !== null && 'files' in entry;

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

/** The header's JSON and where the files begin: two pickles, each with its size before it. */
const readHeader = (bytes: Buffer): { readonly text: string; readonly base: number } => ({
  text: bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)),
  base: 8 + bytes.readUInt32LE(4),
});

/**
 * Unpacks the archive of an installed app, and refuses one that was changed: its header against the hash that the program
 * holds, each file against the header's, as Electron does with the fuses that ours has.
 */
export const unpackArchive = (archive: string, headerHash: string, folder: string): void => {
  const bytes = readFileSync(archive);
  const { text, base } = readHeader(bytes);
  if (sha256(text) !== headerHash) throw new Error(`Integrity check failed for asar archive ${archive}`);
  const unpack = (entry: Folder, path: string): void => {
    for (const [name, inside] of Object.entries(entry.files)) {
      const at = join(path, name);
      if (isFolder(inside)) {
        unpack(inside, at);
        continue;
      }
      const { size, offset, unpacked, integrity } = v.parse(File, inside);
      const start = base + Number(offset ?? 0);
      const content = unpacked
        ? readFileSync(join(`${archive}.unpacked`, at))
        : bytes.subarray(start, start + size);
      if (!unpacked && sha256(content) !== integrity?.hash)
        throw new Error(`Integrity check failed for ${at} in ${archive}`);
      mkdirSync(dirname(join(folder, at)), { recursive: true });
      writeFileSync(join(folder, at), content);
    }
  };
  const header: unknown = JSON.parse(text);
  if (!isFolder(header)) throw new Error(`${archive} is no archive`);
  unpack(header, '');
};
