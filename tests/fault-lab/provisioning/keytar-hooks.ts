import { registerHooks } from 'node:module';

/** Preloaded into the keychain's process: whoever imports keytar gets the preview's, which keeps its entries in one file. */
const url = new URL('../../../tools/preview/keychain/keytar.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'keytar'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
