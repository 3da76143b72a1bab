import type { Clipboard, Session, WebContents } from 'electron';
import type { Cover } from './kiosk-cover.ts';

/** What a wipe is made of. */
export interface WipeParts {
  readonly contents: Pick<
    WebContents,
    'on' | 'once' | 'off' | 'isCrashed' | 'forcefullyCrashRenderer' | 'reload'
  >;
  readonly session: Pick<
    Session,
    'clearData' | 'clearAuthCache' | 'clearHostResolverCache' | 'clearCodeCaches' | 'closeAllConnections'
  >;
  readonly clipboard: Pick<Clipboard, 'clear'> & { readonly selection?: Pick<Clipboard, 'clear'> };
  readonly cover: Cover;
  /** Something of it failed: what is in memory goes with the process alone. */
  onFailed(): void;
}

/** The wipe of a kiosk's window. */
export interface Wipe {
  /** Takes everything of a customer away; resolves when a new page of a new process is loaded. */
  wipe(): Promise<void>;
  /** Whether one is under way: a renderer that goes meanwhile was sent away. */
  isWiping(): boolean;
}

/** How long a process may take to end, in milliseconds, before the page is asked for all the same. */
const GONE_MS = 500;

/** How long all of it may take, in milliseconds: a slow machine takes its time, and starting the app again takes longer. */
const WHOLE_MS = 8_000;

type Contents = WipeParts['contents'];

const processGone = (contents: Contents): Promise<void> =>
  new Promise((resolve) => {
    const gone = (): void => {
      clearTimeout(late);
      contents.off('render-process-gone', gone);
      resolve();
    };
    const late = setTimeout(gone, GONE_MS);
    contents.on('render-process-gone', gone);
  });

const endProcess = async (contents: Contents): Promise<void> => {
  if (contents.isCrashed()) return;
  const gone = processGone(contents);
  contents.forcefullyCrashRenderer();
  await gone;
};

/** Loads the page in a new process, and once more where that process goes before it is there. */
const loadAnew = (contents: Contents): Promise<void> =>
  new Promise((resolve) => {
    const again = (): void => contents.reload();
    contents.once('did-finish-load', () => {
      contents.off('render-process-gone', again);
      resolve();
    });
    contents.on('render-process-gone', again);
    contents.reload();
  });

/**
 * Makes the wipe of a kiosk's window: covered at once, then the renderer's process is ended (its memory, undo history and
 * input method go with it), session, caches and clipboard are emptied, and a new page is loaded in a new process. Asked
 * for while one is under way it is that one: nothing new can have come meanwhile.
 */
export const createWipe = ({ contents, session, clipboard, cover, onFailed }: WipeParts): Wipe => {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    cover.show();
    clipboard.clear();
    clipboard.selection?.clear();
    await Promise.all([
      endProcess(contents),
      session.clearData(),
      session.clearAuthCache(),
      session.clearHostResolverCache(),
      session.clearCodeCaches({}),
      session.closeAllConnections(),
    ]);
    // What the process may have written as it ended.
    clipboard.clear();
    clipboard.selection?.clear();
    await loadAnew(contents);
    cover.hide();
  };
  const whole = (): Promise<void> =>
    new Promise((resolve) => {
      const fail = (): void => {
        clearTimeout(late);
        onFailed();
      };
      const late = setTimeout(fail, WHOLE_MS);
      run().then(() => {
        clearTimeout(late);
        running = null;
        resolve();
      }, fail);
    });
  return {
    wipe: () => {
      running ??= whole();
      return running;
    },
    isWiping: () => running !== null,
  };
};
