import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDENTITY } from './identity.ts';

const BUILT = ['out/main', 'out/preload', 'out/renderer'];
const KEYTAR = ['lib/keytar.js', 'LICENSE.md', 'prebuilds'];

const readJson = (file: string): Record<string, unknown> => JSON.parse(readFileSync(file, 'utf8'));

const pick = (source: Record<string, unknown>, ...keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (key in source ? [[key, source[key]]] : [])));

const writeJson = (file: string, value: unknown): void =>
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/**
 * Makes the folder that is packed: what was built, a package.json without scripts and dependencies, and of keytar what
 * is loaded. It is a folder of its own so that nothing else can get in, whatever a package brings along.
 */
export const stageApp = (root: string, folder: string): void => {
  rmSync(folder, { recursive: true, force: true });
  for (const part of BUILT) cpSync(join(root, part), join(folder, part), { recursive: true });
  const own = readJson(join(root, 'package.json'));
  writeJson(join(folder, 'package.json'), {
    ...pick(own, 'name', 'productName', 'version', 'description', 'license', 'type', 'main'),
    desktopName: `${IDENTITY.executableName}.desktop`,
    author: { name: IDENTITY.publisher },
    homepage: IDENTITY.homepage,
  });

  const source = join(root, 'node_modules', 'keytar');
  const target = join(folder, 'keytar');
  mkdirSync(target, { recursive: true });
  for (const part of KEYTAR) cpSync(join(source, part), join(target, part), { recursive: true });
  writeJson(
    join(target, 'package.json'),
    pick(readJson(join(source, 'package.json')), 'name', 'version', 'license', 'main'),
  );
};
