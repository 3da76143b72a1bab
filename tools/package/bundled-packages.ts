import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** The packages' own folder of a module's path, as `name` or `@scope/name`, at its place in `node_modules`. */
const PACKAGE = /^(?:.*?\/)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;

/** The folder of the package that a module is from, relative to the project, or none where it is the project's own. */
export const packageFolder = (moduleId: string): string | null =>
  PACKAGE.exec(moduleId.replaceAll('\\', '/').replaceAll('\0', ''))?.[1] ?? null;

/**
 * Writes down which packages' code a bundle holds: `out/bundled/main.json` for `out/main`. Notices and the bill of
 * materials are made from it, so that they name what is shipped and not what is installed.
 */
export const listBundledPackages = (): Plugin => ({
  name: 'list-bundled-packages',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const folders = new Set<string>();
    for (const chunk of Object.values(bundle)) {
      // A font is a file of its own, and no module.
      const ids =
        chunk.type === 'asset'
          ? chunk.originalFileNames
          : Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) =>
              renderedLength === 0 && !id.includes('.css') ? [] : [id],
            );
      for (const id of ids) {
        const folder = packageFolder(id);
        if (folder !== null) folders.add(folder);
      }
    }
    const target = join(dirname(dir), 'bundled');
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, `${basename(dir)}.json`), `${JSON.stringify([...folders].sort(), null, 2)}\n`);
  },
});
