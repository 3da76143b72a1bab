import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const BIN = join(root, 'node_modules', '.bin');

/** The script that npm's shim for a POSIX shell runs: Windows cannot start a shim, and a console would read its arguments anew. */
export const scriptOfShim = (shim: string): string | null =>
  /"\$basedir\/([^"]+)"\s+"\$@"/.exec(shim)?.[1] ?? null;

/** A program of the project's packages, as it is started on a system. */
const started = (name: string): readonly [program: string, ...first: string[]] => {
  // This runs on the pinned Node itself.
  if (name === 'node') return [process.execPath];
  if (process.platform !== 'win32') return [join(BIN, name)];
  const script = scriptOfShim(readFileSync(join(BIN, name), 'utf8'));
  return script === null ? [join(BIN, `${name}.exe`)] : [process.execPath, join(BIN, script)];
};

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
      PATH: `${join(root, 'node_modules', 'node', 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    };
    const [file, ...first] = started(name);
    const child = spawn(file, [...first, ...args], {
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
