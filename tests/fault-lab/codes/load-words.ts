import { createServer } from 'vite';
import type { Words } from './try.ts';

/** The app's own words for problems, in a process that does not know the macros in which they are written. */
export const loadWords = async (): Promise<{ readonly words: Words; close(): Promise<void> }> => {
  const server = await createServer({
    configFile: 'vitest.config.ts',
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
  });
  const { problemWords } = await server.ssrLoadModule('/src/renderer/words/problems.ts');
  const { english } = await server.ssrLoadModule('/tests/unit/renderer/words/english.ts');
  const i18n: unknown = english();
  return { words: (problem) => problemWords(i18n, problem), close: () => server.close() };
};
