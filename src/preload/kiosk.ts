import type { ContextBridge, IpcRenderer } from 'electron';
import { BEAT_CHANNEL, BEAT_EVERY_MS, BEATS_MISSED } from '../shared/ipc/kiosk-page.ts';

/** What opens a window of the system, or one over the kiosk's. */
const OPENERS = [
  'print',
  'showOpenFilePicker',
  'showSaveFilePicker',
  'showDirectoryPicker',
  'documentPictureInPicture',
  'PaymentRequest',
  'EyeDropper',
] as const;

/** What a page does by itself with something from outside, or gives to the outside. */
const NEVER = ['dragstart', 'dragover', 'drop', 'contextmenu', 'copy', 'cut', 'paste', 'auxclick'] as const;

const stop = (event: Event): void => {
  event.preventDefault();
  event.stopPropagation();
};

/** Takes them from the page's own world before its scripts run. */
const withoutOpeners = (bridge: Pick<ContextBridge, 'executeInMainWorld'>): void => {
  try {
    bridge.executeInMainWorld({
      func: (names: readonly string[]) => {
        for (const name of names)
          Object.defineProperty(globalThis, name, { value: undefined, configurable: false });
      },
      args: [[...OPENERS]],
    });
  } catch {
    // An experimental part of Electron: without it the handlers of the main process stand alone.
  }
};

const isFileField = (it: EventTarget): boolean => it instanceof HTMLInputElement && it.type === 'file';

/** Keeps what a customer's hands can do to the page itself, so that none of it leaves the page or comes into it. */
const keepInside = (page: Window): void => {
  const capture = { capture: true, passive: false } as const;
  for (const name of NEVER) page.addEventListener(name, stop, capture);
  page.addEventListener(
    'click',
    (event) => {
      if (event.composedPath().some(isFileField)) stop(event);
    },
    capture,
  );
  page.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.metaKey) stop(event);
    },
    capture,
  );
};

/** Covers the page while the main process does not beat: what stands on it may be of a visit that is over. */
const followBeats = (page: Window, ipc: Pick<IpcRenderer, 'on' | 'send'>): void => {
  const { document } = page;
  let cover: HTMLElement | null = null;
  let silent = 0;
  page.setInterval(() => {
    silent += 1;
    if (silent < BEATS_MISSED || cover !== null) return;
    cover = document.createElement('div');
    Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '2147483647' });
    cover.style.background = '#1b1f24';
    document.documentElement.append(cover);
  }, BEAT_EVERY_MS);
  ipc.on(BEAT_CHANNEL, () => {
    silent = 0;
    cover?.remove();
    cover = null;
    ipc.send(BEAT_CHANNEL);
  });
  ipc.send(BEAT_CHANNEL);
};

/** Takes what belongs to the window, and so outlives its process and its session's data. */
const forget = (page: Window): void => {
  page.name = '';
  page.sessionStorage.clear();
};

/** Makes the page of a kiosk one that nothing leaves, and that says whether it is alive. */
export const asKiosk = (
  page: Window,
  ipc: Pick<IpcRenderer, 'on' | 'send'>,
  bridge: Pick<ContextBridge, 'executeInMainWorld'>,
): void => {
  forget(page);
  withoutOpeners(bridge);
  keepInside(page);
  followBeats(page, ipc);
};
