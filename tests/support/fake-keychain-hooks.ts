import { registerHooks } from 'node:module';

/** Preloaded into the child: whoever imports keytar gets the fake one. */
const url = new URL('./fake-keychain-keytar.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'keytar'
      ? { url, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
