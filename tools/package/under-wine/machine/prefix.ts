import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a program ended: its status, or none where it was ended from outside. */
export interface Ended {
  readonly code: number | null;
  /** What it wrote to its console. */
  readonly text: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Ends it at once, as a loss of power would. */
  kill(): void;
}

/** A Windows of its own: drive, registry and processes, in one folder. */
export interface Machine {
  /** Where drive C lies. */
  readonly drive: string;
  readonly folder: string;
  /** Starts a program with an environment that holds nothing of this machine's. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** The same, to its end; one that takes longer than this is ended, with no status. */
  run(
    args: readonly string[],
    options?: { readonly patienceMs?: number; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Ended>;
  /** A path on drive C as this machine sees it. */
  path(...names: readonly string[]): string;
  /**
   * Runs lines of a command file. Arguments are passed on as they are written, and the last program's status is Windows'
   * own: outside, no more than eight of its bits are left.
   */
  runLines(lines: readonly string[], patienceMs?: number): Promise<Ended>;
  /** Waits until every program of it has ended. */
  settle(): Promise<void>;
  /** Ends every program of it, as a loss of power would; the registry is in its files then. */
  halt(): Promise<void>;
}

/** No screen, no menus of the desktop outside, and nothing that would be downloaded. */
const SET = {
  LANG: 'C.UTF-8',
  WINEARCH: 'win64',
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml,winemenubuilder.exe=',
};
const PATIENCE_MS = 240_000;

/** A path of this machine as programs of Windows name it. */
export const onDriveZ = (file: string): string => `Z:${file.replaceAll('/', '\\')}`;

/** A machine in this folder, which `install` makes a Windows 10 of. */
export const machineIn = (folder: string): Machine => {
  mkdirSync(folder, { recursive: true });
  const prefix = join(folder, 'prefix');
  const own = { PATH: process.env.PATH ?? '', HOME: folder, WINEPREFIX: prefix, ...SET };
  let number = 0;

  const program = (
    command: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Running => {
    number += 1;
    // Node cannot write to a pipe under Wine: what is said goes to a file.
    const log = join(folder, `${number}.log`);
    const file = openSync(log, 'w');
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...own, ...env },
      stdio: ['ignore', file, file],
    });
    closeSync(file);
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve({ code, text: readFileSync(log, 'utf8') }));
    });
    return { child, ended, kill: () => child.kill('SIGKILL') };
  };

  const start: Machine['start'] = (args, env = {}) => program('wine', args, env);
  const run: Machine['run'] = async (args, { patienceMs = PATIENCE_MS, env = {} } = {}) => {
    const { ended, kill } = start(args, env);
    const late = setTimeout(kill, patienceMs);
    const how = await ended;
    clearTimeout(late);
    return how;
  };
  return {
    folder,
    drive: join(prefix, 'drive_c'),
    start,
    run,
    path: (...names) => join(prefix, 'drive_c', ...names),
    runLines: async (lines, patienceMs = PATIENCE_MS) => {
      const [file, code] = [join(folder, 'lines.cmd'), join(folder, 'code.txt')];
      rmSync(code, { force: true });
      writeFileSync(file, ['@echo off', ...lines, `>${onDriveZ(code)} echo %errorlevel%`, ''].join('\r\n'));
      const { text } = await run(['cmd', '/c', onDriveZ(file)], { patienceMs });
      return { text, code: existsSync(code) ? Number(readFileSync(code, 'utf8')) : null };
    },
    settle: async () => {
      await program('wineserver', ['-w'], {}).ended;
    },
    halt: async () => {
      await program('wineserver', ['-k'], {}).ended;
      await program('wineserver', ['-w'], {}).ended;
    },
  };
};

/** Makes Windows 10 of a new machine. */
export const installWindows = async (machine: Machine): Promise<void> => {
  await machine.run(['wineboot', '-i']);
  await machine.run(['winecfg', '/v', 'win10']);
  // Windows are made, and shown nowhere.
  await machine.run(['reg', 'add', 'HKCU\\Software\\Wine\\Drivers', '/v', 'Graphics', '/d', 'null', '/f']);
};
