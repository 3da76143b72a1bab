import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mitLicense } from './mit-license.ts';

/** A package of somebody else's whose code is in ours. */
export interface Part {
  /** As its own package.json says: an alias of ours is not its name. */
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly license: string;
  readonly text: string;
  /** SHA-512 of what the registry gave, in hexadecimal; none where the lockfile has none. */
  readonly sha512: string | null;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

const BUNDLES = ['main', 'preload', 'renderer'];
/** What is not bundled: the native module, and the program that runs the rest. */
const BESIDE = ['node_modules/keytar', 'node_modules/electron'];
const LICENSE_FILE = /^(?:licen[cs]e|notice|copying)/i;
const SHA512 = 'sha512-';

const readJson = <Shape>(file: string): Shape => JSON.parse(readFileSync(file, 'utf8'));

const licenseText = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => LICENSE_FILE.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n');

const hexOf = (integrity: string | undefined): string | null =>
  integrity?.startsWith(SHA512)
    ? Buffer.from(integrity.slice(SHA512.length), 'base64').toString('hex')
    : null;

/** Every part of what was built, sorted by name; a part without a license or its text is refused. */
export const packagedParts = (root: string): readonly Part[] => {
  const lock = readJson<Lock>(join(root, 'package-lock.json'));
  const bundled = BUNDLES.flatMap((name) => readJson<string[]>(join(root, 'out', 'bundled', `${name}.json`)));
  return [...new Set([...bundled, ...BESIDE])]
    .map((path): Part => {
      const folder = join(root, path);
      const { name, version, license = '', author = name } = readJson<Manifest>(join(folder, 'package.json'));
      const holder = typeof author === 'string' ? author : author.name;
      const text = licenseText(folder) || (license === 'MIT' ? mitLicense(holder) : '');
      if (license === '' || text === '') throw new Error(`${name} says no license, or not its text`);
      return { name, version, license, text, sha512: hexOf(lock.packages[path]?.integrity) };
    })
    .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
};
