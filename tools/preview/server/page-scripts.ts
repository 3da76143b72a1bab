import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';

const FOLDER = new URL('../page/', import.meta.url);

/** The preview's own scripts in the page, by the path under which they are served. */
const SCRIPTS = [
  'carried.ts',
  'context-bridge.ts',
  'ipc-renderer.ts',
  'cover.ts',
  'isolated.ts',
  'keys.ts',
  'link.ts',
  'sandbox-require.ts',
  'start.ts',
  'stay.ts',
  'wire.ts',
] as const;

/**
 * Makes JavaScript of the preview's own scripts, by name. It is done before the window is shown: later it would hold up
 * the app's main thread, whose own delays are measured.
 */
export const pageScripts = async (): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      SCRIPTS.map(async (name) => {
        const source = await readFile(new URL(name, FOLDER), 'utf8');
        return [name, stripTypeScriptTypes(source)] as const;
      }),
    ),
  );

/** What a page may do by itself. */
export interface PageRights {
  readonly dialogs: boolean;
  readonly drops: boolean;
  /** The keys that it hears, as `passedKeys` names them; null: all. */
  readonly keys: readonly string[] | null;
  readonly notifications: boolean;
  /** What its preload finds in its arguments. */
  readonly arguments: readonly string[];
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
