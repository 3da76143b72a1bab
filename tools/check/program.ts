import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

/** Runs a program of the project's packages; its output is shown when it fails, or always. */
export const program = async (
  name: string,
  args: readonly string[],
  options: {
    readonly show?: boolean;
    readonly quiet?: boolean;
    readonly env?: Record<string, string>;
    readonly cwd?: string;
  } = {},
): Promise<{ readonly ok: boolean; readonly text: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      ...options.env,
      PATH: `${join(root, 'node_modules', 'node', 'bin')}:${process.env.PATH ?? ''}`,
    };
    const child = spawn(bin(name), args, {
      cwd: options.cwd ?? root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        text += chunk;
        if (options.show) process.stdout.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ ok: false, text: `${text}${error.message}\n` }));
    child.on('close', (code) => {
      if (code !== 0 && !options.show && !options.quiet) process.stdout.write(text);
      resolve({ ok: code === 0, text });
    });
  });
