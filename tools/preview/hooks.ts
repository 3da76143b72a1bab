import { registerHooks } from 'node:module';

const STAND_INS: Readonly<Record<string, string>> = {
  electron: new URL('./electron/module.ts', import.meta.url).href,
  keytar: new URL('./keychain/keytar.ts', import.meta.url).href,
};

/** Makes `import 'electron'` and `import 'keytar'` give the stand-ins from now on. */
export const mapModules = (): void => {
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = STAND_INS[specifier];
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
  });
};
