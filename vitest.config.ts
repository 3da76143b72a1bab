import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';
import { COMPILED } from './tests/support/compiled.ts';

const project = (name: string, timeout: number, isolate = true) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    testTimeout: timeout,
    hookTimeout: timeout,
    isolate,
  },
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
    // What is waited for comes at once; a machine that stands still for some seconds must not end the wait.
    expect: { poll: { timeout: 10_000 } },
    // Times and words must not depend on the machine they are tested on.
    env: { TZ: 'Asia/Kolkata', LANG: 'C.UTF-8', ...COMPILED },
    // Files that share a process import the product once: no module of it keeps anything. `npm test -- --full` gives each
    // file a process of its own, so that none can lean on what another left.
    projects: [
      project('unit', 15_000, false),
      project('contract', 30_000),
      project('integration', 60_000),
      project('fault-lab', 300_000),
      project('full', 120_000),
    ],
  },
});
