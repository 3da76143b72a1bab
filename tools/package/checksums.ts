import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

const sha256 = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** A line for each file, as `sha256sum --check` reads it. */
export const checksumsOf = async (files: readonly string[]): Promise<string> => {
  const lines = await Promise.all(
    [...files].sort().map(async (file) => `${await sha256(file)}  ${basename(file)}\n`),
  );
  return lines.join('');
};
