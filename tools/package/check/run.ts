import { spawnSync } from 'node:child_process';

/** What a program said and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a program to its end. */
export const run = (command: string, args: readonly string[], env: Record<string, string> = {}): Ran => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, text: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
};

/** Runs a program that has to succeed, and gives what it said. */
export const mustRun = (command: string, ...args: readonly string[]): string => {
  const { status, text } = run(command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed (${status}): ${text}`);
  return text;
};
