import { type ChildProcess, fork as forkProcess } from 'node:child_process';
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
  /** How long the system holds each launch up, in milliseconds, as a virus scanner does; 0 when not given. */
  readonly launchDelayMs?: number;
}

type Fork = (modulePath: string, args?: string[], options?: ForkOptions) => PreviewUtilityProcess;

/** Makes utilityProcess over forked Node processes. */
export const createUtilityProcess = ({
  lifecycle,
  setup,
  environment,
  launchDelayMs = 0,
}: UtilityParts): { fork: Fork } => ({
  fork: (modulePath, args = [], options = {}) => {
    lifecycle.needsReady('utilityProcess cannot be created before app is ready');
    if (!isAbsolute(modulePath))
      throw new Error(`The script of a utility process needs a full path: ${modulePath}`);
    const output = options.stdio === 'ignore' ? 'ignore' : process.stderr;
    // Until it runs it has no number and cannot be killed, and what is sent to it is kept.
    let kept: object[] | null = [];
    let child: ChildProcess | null = null;
    const own = Object.assign(new EventEmitter(), {
      pid: undefined as number | undefined,
      postMessage: (message: unknown): void => {
        if (typeof message !== 'object' || message === null)
          throw new Error('The preview carries objects to a utility process');
        if (kept !== null) kept.push(message);
        else if (child?.connected) child.send(message);
      },
      kill: (): boolean => kept === null && child !== null && child.kill(),
    });
    const launch = (): void => {
      const launched = forkProcess(modulePath, args, {
        execArgv: [...(options.execArgv ?? []), '--import', setup.href],
        env: { ...environment, ...options.env },
        serialization: 'advanced',
        stdio: ['ignore', output, output, 'ipc'],
      });
      child = launched;
      launched.on('spawn', () => {
        const sent = kept ?? [];
        kept = null;
        own.pid = launched.pid;
        for (const message of sent) launched.send(message);
        own.emit('spawn');
      });
      launched.on('message', (message) => own.emit('message', message));
      launched.on('error', () => {});
      launched.on('exit', (code) => {
        own.pid = undefined;
        own.emit('exit', code ?? 1);
      });
    };
    if (launchDelayMs === 0) launch();
    else setTimeout(launch, launchDelayMs).unref();
    return own;
  },
});
