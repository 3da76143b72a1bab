import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

const FOLDER = new URL('../page/', import.meta.url);

/** The preview's own scripts in the page, by the path under which they are served. */
const SCRIPTS = [
  'carried.ts',
  'context-bridge.ts',
  'ipc-renderer.ts',
  'isolated.ts',
  'link.ts',
  'sandbox-require.ts',
  'start.ts',
  'stay.ts',
  'wire.ts',
] as const;

/** Gives one of the preview's own scripts as JavaScript; `null` when there is none of this name. */
export const pageScript = async (name: string): Promise<string | null> => {
  const known = SCRIPTS.find((it) => it === name);
  return known === undefined ? null : stripTypeScriptTypes(await readFile(new URL(known, FOLDER), 'utf8'));
};

/** What a page may do by itself. */
export interface PageRights {
  readonly dialogs: boolean;
  readonly notifications: boolean;
}

/**
 * Gives the script that runs the app's preload in a page, wrapped as Node wraps a CommonJS file, in a world of its own.
 */
export const preloadScript = (documentId: string, rights: PageRights, preload: string): string =>
  [
    `import { runPreload } from '/__preview/page/start.ts';`,
    `runPreload(${JSON.stringify(documentId)}, ${JSON.stringify(rights)},`,
    '  (require, module, exports, process, globalThis, window, self, document) => {',
    preload,
    '});',
  ].join('\n');
