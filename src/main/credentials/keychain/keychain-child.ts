import { parentChannel } from './parent-channel.ts';
import { type Keytar, serveKeychain } from './serve-keychain.ts';

/**
 * The entry of the keychain's child process, and the only file that imports keytar: it is native code that can
 * block its process or crash it. A bundler may hand a CommonJS module over with or without a default export.
 */
const load = async (): Promise<Keytar> => {
  const module: Keytar & { readonly default?: Keytar } = await import('keytar');
  return module.default ?? module;
};

const channel = parentChannel(process);
if (channel !== undefined) serveKeychain({ channel, load });
