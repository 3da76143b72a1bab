import { utilityProcess } from 'electron';
import type { KeychainChild } from '../ports/keychain-child.ts';

/** Starts the process that calls the OS keychain. `file`: its built script, as a full path. */
export const spawnKeychain = (file: string): KeychainChild => {
  const child = utilityProcess.fork(file, [], { serviceName: 'Branchdesk keychain', stdio: 'ignore' });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`status ${code}`));
    },
    kill: () => {
      const { pid } = child;
      child.kill();
      // `kill` only asks; a process that is stuck in the keychain's native code may not hear it.
      if (!ended && pid !== undefined) killHard(pid);
    },
  };
};

const killHard = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
};
