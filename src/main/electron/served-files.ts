import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { ServedFiles } from './app-path.ts';

/** Lists the plain files below a folder, by path. Links are left out, wherever they lead. */
export const listServedFiles = async (root: string): Promise<ServedFiles> => {
  const files = new Map<string, string>();
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) files.set(relative(root, path).split(sep).join('/'), path);
    }
  };
  await walk(root);
  return files;
};

/** Whether the file still is where it was listed: neither it nor a folder above it has become a link out of the root. */
export const staysBelow = async (root: string, file: string): Promise<boolean> => {
  try {
    const [realRoot, realFile] = await Promise.all([realpath(root), realpath(file)]);
    return realFile === join(realRoot, relative(root, file));
  } catch {
    return false;
  }
};
