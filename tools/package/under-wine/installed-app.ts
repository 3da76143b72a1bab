import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { type Ended, type Machine, onDriveZ } from './machine/prefix.ts';

/** Where Program Files has the app. */
export const PROGRAM = 'C:\\Program Files\\Branchdesk\\Branchdesk.exe';

const Ready = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string() }));

/** The installed app with its window open. */
export interface StartedApp {
  /** Where a browser outside shows the window. */
  readonly url: string;
  /** What it wrote to its console, once it has ended. */
  readonly ended: Promise<Ended>;
  /** Closes it as its window's own button does. */
  close(): Promise<Ended>;
  hasEnded(): boolean;
}

/** Waits until something is so; throws what was waited for when it never is. */
export const until = async (what: string, isSo: () => boolean, patienceMs = 120_000): Promise<void> => {
  const end = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`it never came to this: ${what}`);
    await pause(50);
  }
};

let starts = 0;

/** Starts what is installed, and waits until its window is open. */
export const startInstalled = async (
  machine: Machine,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<StartedApp> => {
  starts += 1;
  const told = join(machine.folder, `window-${starts}.json`);
  const running = machine.start([PROGRAM, ...args], {
    ...env,
    STAND_IN_OUTPUT: onDriveZ(told),
  });
  let over: Ended | null = null;
  const ended = running.ended.then((how) => {
    over = how;
    return how;
  });
  const isReady = (): boolean => existsSync(told) && v.is(Ready, readFileSync(told, 'utf8'));
  await until('the window of the installed app is open', () => isReady() || over !== null);
  if (!isReady()) throw new Error(`the installed app ended: ${JSON.stringify(over)}`);
  return {
    url: v.parse(Ready, readFileSync(told, 'utf8')).url,
    ended,
    close: async () => {
      writeFileSync(`${told}.close`, '');
      const how = await ended;
      rmSync(told);
      return how;
    },
    hasEnded: () => over !== null,
  };
};
