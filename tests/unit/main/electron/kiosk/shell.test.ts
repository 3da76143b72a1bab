import { EventEmitter } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow, PowerMonitor, View } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaveGpuNote, readGpuNote } from '../../../../../src/main/electron/gpu-note.ts';
import { keepAwake } from '../../../../../src/main/electron/keep-awake.ts';
import { createCover } from '../../../../../src/main/electron/kiosk-cover.ts';
import { blankWindowOptions } from '../../../../../src/main/electron/kiosk-displays.ts';
import { keepInFront } from '../../../../../src/main/electron/kiosk-full-screen.ts';
import { kioskMenuTemplate } from '../../../../../src/main/electron/kiosk-menu.ts';
import {
  KIOSK_PARTITION,
  kioskWindowOptions,
} from '../../../../../src/main/electron/kiosk-window-options.ts';
import { windowOptions } from '../../../../../src/main/electron/window-options.ts';
import { PreviewView } from '../../../../../tools/preview/electron/view.ts';
import { kioskWindow } from '../../../../support/kiosk/kiosk-window.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-kiosk-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.useRealTimers();
});

describe('the window of a kiosk', () => {
  const options = kioskWindowOptions('/app/preload.cjs');

  it('has all that keeps a desk’s renderer in its sandbox', () => {
    const desk = windowOptions({ preload: '/app/preload.cjs', devTools: false });
    expect(options.webPreferences).toMatchObject(desk.webPreferences ?? {});
  });

  it('fills the screen, cannot be closed or moved, and is not zoomed or looked into', () => {
    expect(options).toMatchObject({
      ...{ kiosk: true, fullscreen: true, frame: false, alwaysOnTop: true, skipTaskbar: true },
      ...{ resizable: false, movable: false, minimizable: false, maximizable: false, closable: false },
      webPreferences: { devTools: false, zoomMode: 'disabled', disableDialogs: true, spellcheck: false },
    });
  });

  it('has one session, and that in memory alone', () => {
    expect(options.webPreferences?.partition).toBe(KIOSK_PARTITION);
    expect(KIOSK_PARTITION).not.toMatch(/^persist:/);
    expect(KIOSK_PARTITION).not.toBe('');
  });

  it('has no menu, and on macOS one of which nothing can be chosen', () => {
    expect([kioskMenuTemplate('win32'), kioskMenuTemplate('linux')]).toEqual([null, null]);
    const all = JSON.stringify(kioskMenuTemplate('darwin'));
    expect(all).toContain('"enabled":false');
    expect(all).not.toMatch(/role|accelerator|click/);
  });

  it('covers other screens with a window that holds no page and takes no focus', () => {
    expect(blankWindowOptions({ x: 1, y: 2, width: 3, height: 4 })).toMatchObject({
      ...{ x: 1, y: 2, width: 3, height: 4, frame: false, focusable: false, closable: false },
    });
  });
});

describe('in front', () => {
  const front = () => {
    const window = kioskWindow();
    const done: string[] = [];
    let focused = true;
    Object.assign(window, {
      setAlwaysOnTop: (...given: unknown[]) => void done.push(`top ${given.join(' ')}`),
      isFocused: () => focused,
      focus: () => void done.push('focus'),
      restore: () => void done.push('restore'),
    });
    return {
      ...{ window, done },
      place: keepInFront(window as EventEmitter as BrowserWindow),
      lose: () => {
        focused = false;
      },
    };
  };

  it.each(['blur', 'minimize', 'leave-full-screen'])('it is again after %s', (event) => {
    const { window, done } = front();
    window.setFullScreen(false);
    window.emit(event);
    expect(window.isFullScreen()).toBe(true);
    expect(done).toContain('top true screen-saver');
  });

  it('it takes back the focus that something took, and not one that it has', () => {
    vi.useFakeTimers();
    const { window, done, lose } = front();
    window.emit('blur');
    vi.advanceTimersByTime(500);
    expect(done).not.toContain('focus');
    lose();
    window.emit('blur');
    vi.advanceTimersByTime(500);
    expect(done).toContain('focus');
  });

  it('it goes to another screen and fills that', () => {
    const { window, place } = front();
    const seen: boolean[] = [];
    const { setFullScreen } = window;
    window.setFullScreen = (flag) => {
      seen.push(flag);
      setFullScreen.call(window, flag);
    };
    place(window.getBounds());
    expect(seen).toEqual([]);
    place({ x: 1280, y: 0, width: 1080, height: 1920 });
    expect(seen).toEqual([false, true]);
    expect(window.getBounds()).toEqual({ x: 1280, y: 0, width: 1080, height: 1920 });
  });

  it('nothing is done to a window that has gone', () => {
    vi.useFakeTimers();
    const { window, place, done } = front();
    window.emit('blur');
    window.destroy();
    place();
    vi.advanceTimersByTime(1_000);
    expect(done).not.toContain('focus');
  });
});

describe('the cover', () => {
  it('is told to each page while it lies over the window, and goes', () => {
    const window = kioskWindow();
    const told: unknown[] = [];
    const page = () => ({
      frame: { url: 'app://a/', origin: 'app://a', parent: null, detached: false },
      tell: (message: unknown) => void told.push(message),
    });
    window.webContents.attach(page());
    const cover = createCover(window as EventEmitter as BrowserWindow, new PreviewView() as object as View);
    told.length = 0;
    cover.show();
    expect(told.at(-1)).toEqual({ type: 'cover', color: '#1b1f24' });
    window.webContents.attach(page());
    expect(told.at(-1)).toEqual({ type: 'cover', color: '#1b1f24' });
    cover.hide();
    expect(told.at(-1)).toEqual({ type: 'cover', color: null });
    window.destroy();
    cover.show();
    cover.hide();
  });
});

describe('the screen', () => {
  it('is kept on, and once more after a sleep that ended it', () => {
    const monitor = new EventEmitter();
    const started: string[] = [];
    let keeps = true;
    const blocker = {
      start: (type: string) => started.push(type),
      isStarted: () => keeps,
    };
    keepAwake(blocker, monitor as PowerMonitor);
    monitor.emit('resume');
    expect(started).toEqual(['prevent-display-sleep']);
    keeps = false;
    monitor.emit('resume');
    expect(started).toEqual(['prevent-display-sleep', 'prevent-display-sleep']);
  });
});

describe('a note on disk', () => {
  it('lets the next starts of this version do without the graphics processor, and no other version', () => {
    const file = join(folder, 'without-gpu');
    expect(readGpuNote(file, '1.0.0')).toBe(false);
    leaveGpuNote(file, '1.0.0');
    expect([readGpuNote(file, '1.0.0'), readGpuNote(file, '1.0.0')]).toEqual([true, true]);
    expect(readGpuNote(file, '1.0.1')).toBe(false);
    expect(existsSync(file)).toBe(false);
    leaveGpuNote(join(folder, 'none', 'x'), '1.0.0');
  });
});
