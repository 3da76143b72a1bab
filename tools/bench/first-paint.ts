import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Static imports alone: a dynamic one has a parenthesis before its path. */
const importsOf = (code: string): readonly string[] =>
  [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g)].map(([, path = '']) => path);

/** Every script that the page loads before its first paint: those of the HTML and what they import statically. */
export const firstPaintScripts = (renderer: string): readonly string[] => {
  const html = readFileSync(join(renderer, 'index.html'), 'utf8');
  const open = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, path = '']) =>
    join(renderer, path),
  );
  const seen = new Set<string>();
  while (open.length > 0) {
    const file = open.pop();
    if (file === undefined || seen.has(file)) continue;
    seen.add(file);
    open.push(...importsOf(readFileSync(file, 'utf8')).map((path) => join(dirname(file), path)));
  }
  return [...seen];
};

/** Bytes of these scripts, each compressed with gzip on its own. */
export const gzipBytes = (files: readonly string[]): number =>
  files.reduce((total, file) => total + gzipSync(readFileSync(file), { level: 9 }).length, 0);
