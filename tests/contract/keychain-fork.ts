import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { KeychainChild } from '../../src/main/ports/keychain-child.ts';

const ENTRY = fileURLToPath(
  new URL('../../src/main/credentials/keychain/keychain-child.ts', import.meta.url),
);

/** How the child is started. `env` is the child's whole environment. */
export interface ForkOptions {
  readonly execArgv?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Starts the keychain's child process as a fork of Node. */
export const forkKeychainChild = ({ execArgv = [], env, onStart }: ForkOptions): KeychainChild => {
  const child = fork(ENTRY, { execArgv: [...execArgv], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  child.once('error', (error) => resolve(error.message));
  onStart?.(child);
  return {
    onSpawn: (listener) => {
      child.once('spawn', listener);
    },
    send: (message) => {
      child.send(message, () => {});
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      void ended.then(listener);
    },
    kill: () => {
      child.kill('SIGKILL');
    },
  };
};
