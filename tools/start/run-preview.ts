import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const Ready = v.pipe(v.string(), v.parseJson(), v.object({ ready: v.literal(true), url: v.string() }));

/** A preview that runs as a process of its own. */
export interface PreviewProcess {
  /** Its status once it has ended. */
  readonly ended: Promise<number | null>;
  /** Asks it to end. */
  stop(): void;
}

/** What is told of it. */
export interface PreviewListener {
  /** It can be opened at this address. */
  ready(url: string): void;
  /** It wrote a line that is not the ready line: what a switch of the app prints. */
  line(text: string): void;
}

/** Runs the preview; what it writes to standard error is seen as it is. */
export const runPreview = (
  args: readonly string[],
  listener: PreviewListener,
  options: { readonly environment?: NodeJS.ProcessEnv; readonly node?: readonly string[] } = {},
): PreviewProcess => {
  const main = join(import.meta.dirname, '../preview/main.ts');
  const { environment = {}, node = [] } = options;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...node, main, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const ready = v.safeParse(Ready, text);
    if (ready.success) listener.ready(ready.output.url);
    else listener.line(text);
  });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.on('error', () => resolve(1));
  child.on('close', resolve);
  return { ended, stop: () => void child.kill('SIGTERM') };
};
