import { fork as forkProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import type { ForkOptions, UtilityProcess } from 'electron';
import type { Lifecycle } from './lifecycle.ts';

type PreviewUtilityProcess = Pick<UtilityProcess, 'postMessage' | 'kill' | 'pid'> & EventEmitter;

/** What the children of the preview are given. */
export interface UtilityParts {
  readonly lifecycle: Lifecycle;
  /** Loaded into each child before its own script. */
  readonly setup: URL;
  readonly environment: NodeJS.ProcessEnv;
}

type Fork = (modulePath: string, args?: string[], options?: ForkOptions) => PreviewUtilityProcess;

/** Makes utilityProcess over forked Node processes. */
export const createUtilityProcess = ({ lifecycle, setup, environment }: UtilityParts): { fork: Fork } => ({
  fork: (modulePath, args = [], options = {}) => {
    lifecycle.needsReady('utilityProcess cannot be created before app is ready');
    if (!isAbsolute(modulePath))
      throw new Error(`The script of a utility process needs a full path: ${modulePath}`);
    const output = options.stdio === 'ignore' ? 'ignore' : process.stderr;
    const child = forkProcess(modulePath, args, {
      execArgv: [...(options.execArgv ?? []), '--import', setup.href],
      env: { ...environment, ...options.env },
      serialization: 'advanced',
      stdio: ['ignore', output, output, 'ipc'],
    });
    // Until it runs it has no number and cannot be killed, and what is sent to it is kept.
    let kept: object[] | null = [];
    const own = Object.assign(new EventEmitter(), {
      pid: undefined as number | undefined,
      postMessage: (message: unknown): void => {
        if (typeof message !== 'object' || message === null)
          throw new Error('The preview carries objects to a utility process');
        if (kept !== null) kept.push(message);
        else if (child.connected) child.send(message);
      },
      kill: (): boolean => kept === null && child.kill(),
    });
    child.on('spawn', () => {
      const sent = kept ?? [];
      kept = null;
      own.pid = child.pid;
      for (const message of sent) child.send(message);
      own.emit('spawn');
    });
    child.on('message', (message) => own.emit('message', message));
    child.on('error', () => {});
    child.on('exit', (code) => {
      own.pid = undefined;
      own.emit('exit', code ?? 1);
    });
    return own;
  },
});
