import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import type { App, CommandLine } from 'electron';
import { createEvent } from './emitted-event.ts';
import { hearLines } from './hear-lines.ts';
import type { Lifecycle } from './lifecycle.ts';
import { hearSeconds, tellFirst } from './second-instance.ts';
import { takeLock } from './single-lock.ts';
import type { PreviewWindow } from './window.ts';

/** What an app is made with. */
export interface AppParts {
  readonly lifecycle: Lifecycle;
  readonly windows: ReadonlySet<PreviewWindow>;
  readonly profile: string;
  readonly name: string;
  readonly version: string;
  readonly folder: string;
  readonly installed?: boolean;
  /** Ends the process, once everything that was written has left it. */
  end(code: number): void;
  note(text: string): void;
}

type Verbs = Pick<
  App,
  | 'isPackaged'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'setAppUserModelId'
  | 'getName'
  | 'getVersion'
  | 'getAppPath'
  | 'requestSingleInstanceLock'
  | 'disableHardwareAcceleration'
> & { readonly commandLine: Pick<CommandLine, 'appendSwitch'> };

/** Electron's app, and the side on which the preview drives it. */
export interface PreviewApp {
  readonly app: Verbs & EventEmitter;
  becomeReady(): void;
  /** The last window has closed. */
  allClosed(): void;
}

/** Makes app. */
export const createApp = (parts: AppParts): PreviewApp => {
  const { lifecycle, windows, name, version, folder, installed = false, end, note } = parts;
  let { profile } = parts;
  const emitter = new EventEmitter();
  let quitting = false;
  let ended = false;
  let lock: ReturnType<typeof takeLock> = null;
  let stopHearing: (() => void) | null = null;
  let stopEnding: (() => void) | null = null;

  // A browser's processes are not the app's: each line that is added to the file names one that crashed, such as `GPU`.
  emitter.on('newListener', (name) => {
    if (name !== 'child-process-gone') return;
    stopEnding ??= hearLines(join(profile, 'preview.gone'), (type) =>
      emitter.emit('child-process-gone', createEvent({}), { type, reason: 'crashed', exitCode: 1 }),
    );
  });

  const prevented = (event: string): boolean => {
    const it = createEvent({});
    emitter.emit(event, it);
    return it.defaultPrevented;
  };

  const exit = (code = 0): void => {
    if (ended) return;
    ended = true;
    for (const window of [...windows]) window.destroy();
    emitter.emit('quit', createEvent({}), code);
    stopHearing?.();
    stopEnding?.();
    lock?.release();
    end(code);
  };

  const quit = (): void => {
    if (ended || prevented('before-quit')) return;
    quitting = true;
    for (const window of [...windows]) window.close();
    if (windows.size > 0) quitting = false;
    else if (!prevented('will-quit')) exit(0);
  };

  const app = Object.assign(emitter, {
    isPackaged: installed,
    whenReady: lifecycle.whenReady,
    isReady: lifecycle.isReady,
    quit,
    exit,
    getName: () => name,
    getVersion: () => version,
    getAppPath: () => folder,
    getPath: (place: string): string => {
      if (place === 'userData' || place === 'sessionData') return profile;
      if (place === 'temp') return join(profile, 'temp');
      throw new Error(`Failed to get '${place}' path`);
    },
    setPath: (place: string, path: string): void => {
      if (place !== 'userData') throw new Error(`The preview has no '${place}' of its own`);
      if (!isAbsolute(path)) throw new Error('Path must be absolute');
      profile = path;
    },
    setAppUserModelId: (_id: string): void => {},
    commandLine: {
      // The browser is started on its own.
      appendSwitch: (_name: string): void => lifecycle.needsEarly('switches come before app is ready'),
    },
    disableHardwareAcceleration: (): void => {
      lifecycle.needsEarly('app.disableHardwareAcceleration() can only be called before app is ready');
      note('without hardware acceleration');
    },
    requestSingleInstanceLock: (): boolean => {
      // As Electron does: a folder that was named with `setPath` need not be there yet.
      mkdirSync(profile, { recursive: true, mode: 0o700 });
      lock ??= takeLock(join(profile, 'preview.lock'));
      if (lock === null) {
        note('Another preview uses this profile');
        tellFirst(profile);
      } else
        stopHearing ??= hearSeconds(profile, (argv, folderOfSecond) =>
          emitter.emit('second-instance', createEvent({}), argv, folderOfSecond, null),
        );
      return lock !== null;
    },
  } satisfies Verbs);

  return {
    app,
    becomeReady: () => {
      lifecycle.setReady();
      emitter.emit('ready', createEvent({}), {});
    },
    allClosed: () => {
      if (!quitting && !ended) emitter.emit('window-all-closed');
    },
  };
};
