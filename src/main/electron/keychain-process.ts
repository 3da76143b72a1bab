import type { UtilityProcess, utilityProcess } from 'electron';
import type { KeychainChild } from '../ports/keychain-child.ts';

/** As much of a utility process as the keychain's is used for. */
type Child = Pick<UtilityProcess, 'on' | 'once' | 'postMessage' | 'kill' | 'pid'>;

/**
 * Starts the process that calls the OS keychain. `file`: its built script, as a full path. Until it runs it cannot be
 * killed, and Electron keeps what is sent to it: so both wait here, and one that was given up is told nothing.
 */
export const spawnKeychain = (
  { fork }: { fork(...args: Parameters<typeof utilityProcess.fork>): Child },
  file: string,
): KeychainChild => {
  const child = fork(file, [], { serviceName: 'Branchdesk keychain', stdio: 'ignore' });
  let state: 'starting' | 'given-up' | 'runs' | 'ended' = 'starting';
  const waiting: object[] = [];
  const end = (): void => {
    const { pid } = child;
    child.kill();
    // `kill` only asks; a process that is stuck in the keychain's native code may not hear it.
    if (state !== 'ended' && pid !== undefined) killHard(pid);
  };
  child.once('spawn', () => {
    if (state === 'given-up') return end();
    state = 'runs';
    for (const message of waiting) child.postMessage(message);
  });
  child.once('exit', () => {
    state = 'ended';
  });
  return {
    onSpawn: (listener) => {
      child.once('spawn', () => {
        if (state === 'runs') listener();
      });
    },
    send: (message) => {
      if (state === 'starting') waiting.push(message);
      else child.postMessage(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', (code) => listener(`status ${code}`));
    },
    kill: () => {
      if (state === 'starting') state = 'given-up';
      else end();
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
