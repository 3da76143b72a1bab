import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const MAIN = resolve(import.meta.dirname, '../../tools/preview/main.ts');

/** A preview that runs. */
export interface RunningPreview {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it wrote to standard error so far. */
  errors(): string;
  /** Asks it to end; gives its status and what it wrote to standard output after the ready line. */
  stop(): Promise<{ readonly code: number | null; readonly output: string }>;
}

/** What a preview that was not to go on left behind. */
export interface EndedPreview {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const launch = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** Runs a preview to its end. */
export const runPreview = async (
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<EndedPreview> => {
  const child = launch(args, environment);
  const [[code], output, errors] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output, errors };
};

/** Starts a preview; rejects with its errors when it ends before it is ready. */
export const startPreview = async (args: readonly string[]): Promise<RunningPreview> => {
  const child = launch(args);
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const exited = once(child, 'close');
  let output = '';
  const { promise: ready, resolve: setReady } = Promise.withResolvers<string>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    const [line, rest] = output.split('\n', 2);
    if (line !== undefined && rest !== undefined) setReady(line);
  });
  const line = await Promise.race([ready, exited.then(() => Promise.reject(new Error(errors)))]);
  const { url }: { readonly url: string } = JSON.parse(line);
  return {
    url,
    child,
    errors: () => errors,
    stop: async () => {
      child.kill('SIGTERM');
      const [code] = await exited;
      return { code, output: output.slice(line.length + 1) };
    },
  };
};
