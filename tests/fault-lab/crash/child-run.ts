import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ChildStart, type Telling, tellingsOf } from './protocol.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** How the line begins that tells of the first look at what was open. */
const RECOVERED = JSON.stringify({ tells: 'recovered' }).slice(0, -1);

/** How a child is run. */
export interface ChildOptions {
  readonly start: ChildStart;
  /** A command that the program is started through, such as a tracer; left out: none. */
  readonly through?: readonly string[];
  /** Called with the number of lines told since the first look at what was open; may kill. */
  readonly onLine?: (child: ChildProcess, lines: number) => void;
  readonly onSpawn?: (child: ChildProcess) => void;
}

/** What a child told, and how it ended. */
export interface ChildRun {
  readonly tellings: readonly Telling[];
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly errors: string;
}

/** Runs a child to its end. */
export const runChild = async ({ start, through = [], onLine, onSpawn }: ChildOptions): Promise<ChildRun> => {
  const [command = process.execPath, ...args] = [...through, process.execPath, CHILD, JSON.stringify(start)];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    const at = output.indexOf(RECOVERED);
    if (at >= 0) onLine?.(child, output.slice(at).split('\n').length - 1);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  onSpawn?.(child);
  await once(child, 'close');
  return { tellings: tellingsOf(output), code: child.exitCode, signal: child.signalCode, errors };
};
