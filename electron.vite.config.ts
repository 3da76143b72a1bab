import { resolve } from 'node:path';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { listBundledPackages } from './tools/package/bundled-packages.ts';
import { firstAndLater } from './tools/package/first-and-later.ts';

const root = import.meta.dirname;
const page = resolve(root, 'src/renderer/index.html');

/**
 * Everything but keytar (a native module) is bundled into `out/main`: one folder of few files starts faster
 * and is all that the packaged app and the preview need.
 */
export default defineConfig({
  main: {
    plugins: [listBundledPackages()],
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', 'keytar', /^node:/],
        input: {
          index: resolve(root, 'src/main/index.ts'),
          'journal-worker': resolve(root, 'src/main/journal/worker.ts'),
          'passphrase-worker': resolve(root, 'src/main/provisioning/passphrase-worker.ts'),
          'main-watch': resolve(root, 'src/main/electron/main-watch.ts'),
          'keychain-child': resolve(root, 'src/main/credentials/keychain/keychain-child.ts'),
        },
        // What libraries say about themselves is not shipped; where each module begins stays.
        output: { format: 'es', entryFileNames: '[name].js', comments: false },
      },
    },
  },
  preload: {
    plugins: [listBundledPackages()],
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: resolve(root, 'src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    // The messages' macros are the one thing that Babel is for; files without them never pass through it.
    plugins: [
      react(),
      lingui({ failOnMissing: true, failOnCompileError: true }),
      babel({ presets: [linguiTransformerBabelPreset()] }),
      listBundledPackages(),
    ],
    build: {
      minify: true,
      // The content security policy knows no data: addresses, and Chromium needs no preload polyfill.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { index: page },
        output: { codeSplitting: { groups: firstAndLater(page) } },
      },
    },
  },
});
