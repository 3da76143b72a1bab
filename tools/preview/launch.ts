import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { LOOP_FOLDER } from './loop-watch.ts';

const Ready = v.pipe(v.string(), v.parseJson(), v.object({ ready: v.literal(true), url: v.string() }));

/** A running preview. */
export interface Preview {
  readonly url: string;
  /** The folder of its state. */
  readonly profile: string;
  readonly pid: number;
  /** Milliseconds from starting the process to its ready line. */
  readonly readyMs: number;
  /** Everything it wrote to standard error so far. */
  readonly log: () => string;
  /** Asks the module that was loaded into it, and gives its answer. */
  ask(what?: string): Promise<unknown>;
  /** Resolves with its exit status when it has ended, whoever ended it; null: a signal did. */
  readonly ended: Promise<number | null>;
  /** Ends it with SIGTERM; gives its exit status. A profile of its own is removed. */
  stop(): Promise<number | null>;
}

/** What a preview is started with; without settings it starts in training. */
export interface PreviewOptions {
  readonly profile?: string;
  readonly config?: object;
  readonly credentials?: object;
  readonly readyWithinMs?: number;
  /** How long events take to the page, in milliseconds: Electron does not promise that they keep up with calls. */
  readonly eventDelayMs?: number;
  /** How long the system holds up the launch of each child process, in milliseconds. */
  readonly childDelayMs?: number;
  /** It takes itself for an installed app, which looks for its own configuration. */
  readonly installed?: boolean;
  /** A module that is loaded into its process before anything else, and can be asked. */
  readonly loaded?: URL;
  /** Whether its event loop may be watched. Default: yes; what is loaded into it may hold it up. */
  readonly watched?: boolean;
}

/** What says what the app works with: nothing does where it is an installed one. */
const modeOf = (
  { config, installed = false }: PreviewOptions,
  file: (name: string, value: object) => string,
): readonly string[] => {
  if (installed) return ['--installed'];
  return config === undefined ? ['--training'] : ['--config', file('branchdesk.config.json', config)];
};

/** Starts the built app as a preview and waits until it is ready. */
export const launchPreview = async (options: PreviewOptions = {}): Promise<Preview> => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-preview-'));
  const file = (name: string, value: object): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(value), { mode: 0o600 });
    return path;
  };
  const profile = options.profile ?? join(folder, 'profile');
  const args = [
    join(import.meta.dirname, 'main.ts'),
    '--profile',
    profile,
    ...['--delay-events', String(options.eventDelayMs ?? 0)],
    ...['--delay-children', String(options.childDelayMs ?? 0)],
    ...modeOf(options, file),
    ...(options.credentials === undefined
      ? []
      : ['--credentials', file('credentials.json', options.credentials)]),
  ];
  const begun = performance.now();
  const { loaded } = options;
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...(loaded === undefined ? [] : ['--import', loaded.href]),
      ...args,
    ],
    {
      env: { ...process.env, ...(options.watched === false ? { [LOOP_FOLDER]: undefined } : {}) },
      stdio: ['ignore', 'pipe', 'pipe', ...(loaded === undefined ? [] : (['ipc'] as const))],
    },
  );
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve(code);
    });
  });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the preview was not ready in time\n${log}`));
    }, options.readyWithinMs ?? 30_000);
    const settle = (): void => clearTimeout(late);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = text.split('\n').find((one) => v.is(Ready, one));
      if (line === undefined) return;
      settle();
      resolve(v.parse(Ready, line).url);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      settle();
      reject(new Error(`the preview ended with ${code}\n${text}${log}`));
    });
  });
  return {
    url,
    profile,
    pid: child.pid ?? 0,
    readyMs: performance.now() - begun,
    log: () => log,
    ended,
    ask: async (what = 'ask') => {
      const answer = once(child, 'message');
      child.send(what);
      const [told] = await answer;
      return told;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
};
