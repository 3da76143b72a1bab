import { constants, type Stats } from 'node:fs';
import { lstat, readlink, stat } from 'node:fs/promises';
import { dirname, join, parse, resolve, sep } from 'node:path';
import type { FileCheck } from '../ports/plain-file.ts';

/** Who may write what an administrator alone should. */
interface Administrators {
  /** User ids. */
  readonly users: ReadonlySet<number>;
  /** Group ids whose members may write too. */
  readonly groups: ReadonlySet<number>;
}

/** root; on macOS also whoever is in `admin`, who can become root at any time. */
export const administratorsOf = (platform: NodeJS.Platform): Administrators => ({
  users: new Set([0]),
  groups: new Set(platform === 'darwin' ? [0, 80] : [0]),
});

const MOST_LINKS = 40;

const isTheirs = ({ uid, gid, mode }: Stats, { users, groups }: Administrators): boolean => {
  const groupWrites = (mode & constants.S_IWGRP) !== 0 && !groups.has(gid);
  return users.has(uid) && !groupWrites && (mode & constants.S_IWOTH) === 0;
};

/**
 * Every folder on the way to a file, and the file: who can write one of them decides what is read. Links are followed
 * one by one, with the folders on their way.
 */
const placesOf = async (file: string): Promise<readonly string[]> => {
  const { root } = parse(resolve(file));
  const places = [root];
  let rest = resolve(file).slice(root.length).split(sep).filter(Boolean);
  let at = root;
  let links = 0;
  while (rest.length > 0) {
    const [name = '', ...after] = rest;
    const next = name === '..' ? dirname(at) : join(at, name);
    const is = await lstat(next);
    if (is.isSymbolicLink()) {
      links += 1;
      if (links > MOST_LINKS) throw new Error('too many links');
      const target = await readlink(next);
      if (target.startsWith(sep)) at = root;
      rest = [...target.split(sep).filter((part) => part !== '' && part !== '.'), ...after];
    } else {
      places.push(next);
      at = next;
      rest = after;
    }
  }
  return places;
};

/**
 * Lets a file pass that only administrators can write, replace or put another in the place of: it, and every folder and
 * link on the way to it, is root's and writable to nobody else. The open file has to be the one that is found there.
 */
export const adminsAlone =
  (administrators: Administrators): FileCheck =>
  async (file, handle) => {
    try {
      const opened = await handle.stat();
      if (!isTheirs(opened, administrators)) return refusal(file);
      for (const place of await placesOf(file)) {
        if (!isTheirs(await lstat(place), administrators)) return refusal(place);
      }
      const found = await stat(file);
      return found.ino === opened.ino && found.dev === opened.dev ? null : 'is not used: it was replaced';
    } catch {
      return 'is not used: who can write it cannot be told';
    }
  };

const refusal = (place: string): string =>
  `is not used: others than administrators can write ${place}. Tell IT: root has to own it, and nobody else may write it`;
