import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { COMPILED } from '../../support/compiled.ts';
import type { ChildTask } from './task.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** How a child ended, and what it told. */
export interface ChildEnd {
  readonly lines: readonly string[];
  readonly killed: boolean;
  /** From its beginning to its end, in milliseconds. */
  readonly ms: number;
  readonly errors: string;
}

/** Runs a child: to its end, to the step at which it is killed, or to so many milliseconds after it begins. */
export const runChild = async (task: ChildTask, killAfterMs: number | null = null): Promise<ChildEnd> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', CHILD, JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...COMPILED },
    },
  );
  let output = '';
  let errors = '';
  let begun = 0;
  let late: NodeJS.Timeout | undefined;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (begun === 0 && output.includes('begins\n')) {
      begun = performance.now();
      if (killAfterMs !== null) late = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    }
    if (task.stopAt !== null && output.includes(`step ${task.stopAt}\n`)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  clearTimeout(late);
  return {
    lines: output.trimEnd().split('\n'),
    killed: child.signalCode === 'SIGKILL',
    ms: performance.now() - begun,
    errors,
  };
};
