import { join } from 'node:path';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';

const project = (name: string, timeout: number) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: timeout, hookTimeout: timeout },
});

export default defineConfig({
  plugins: [
    babel({
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      include: /\/(src|tests\/unit)\/renderer\/.*\.tsx?$/,
    }),
    lingui(),
  ],
  test: {
    environment: 'node',
    env: {
      // Times and words must not depend on the machine they are tested on.
      TZ: 'Asia/Kolkata',
      LANG: 'C.UTF-8',
      // The threads and processes that tests start run from TypeScript. Its types are stripped by a WebAssembly module,
      // and V8 may fall over where many threads load one ("Check failed: jit_page.has_value()"): once for each file.
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/branchdesk/compiled'),
    },
    projects: [
      project('unit', 15_000),
      project('contract', 30_000),
      project('integration', 60_000),
      project('fault-lab', 300_000),
    ],
  },
});
