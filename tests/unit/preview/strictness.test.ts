import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../tools/preview/electron/app.ts';
import { PreviewContents } from '../../../tools/preview/electron/contents.ts';
import { createInvokeEvent } from '../../../tools/preview/electron/invoke-event.ts';
import { createIpcMain } from '../../../tools/preview/electron/ipc-main.ts';
import { createLifecycle } from '../../../tools/preview/electron/lifecycle.ts';
import { PreviewMenu } from '../../../tools/preview/electron/menu.ts';
import { createPowerMonitor } from '../../../tools/preview/electron/power-monitor.ts';
import { createProtocol } from '../../../tools/preview/electron/protocol.ts';
import { createSessions } from '../../../tools/preview/electron/session.ts';
import { createUtilityProcess } from '../../../tools/preview/electron/utility-process.ts';
import { createBrowserWindow, type PreviewWindow } from '../../../tools/preview/electron/window.ts';

const PRIVILEGED = [{ scheme: 'app', privileges: { standard: true, secure: true } }];

const standIn = () => {
  const lifecycle = createLifecycle();
  const windows = new Set<PreviewWindow>();
  const ends: number[] = [];
  const notes: string[] = [];
  const note = (text: string): void => void notes.push(text);
  const protocol = createProtocol(lifecycle);
  const identity = { profile: '/nowhere', name: 'app', version: '1.0.0', folder: '/app' };
  const driven = createApp({ ...identity, lifecycle, windows, note, end: (code) => void ends.push(code) });
  const BrowserWindow = createBrowserWindow({
    ...{
      lifecycle,
      windows,
      sessions: createSessions(lifecycle, protocol),
      eventDelayMs: 0,
      note,
      allClosed: driven.allClosed,
    },
    load: async (_window, url) => void protocol.responder(url),
  });
  return { ...driven, lifecycle, windows, ends, notes, protocol, BrowserWindow };
};

describe('before the app is ready', () => {
  it.each([
    ['a window', ({ BrowserWindow }: ReturnType<typeof standIn>) => new BrowserWindow()],
    [
      'the session',
      ({ lifecycle, protocol }: ReturnType<typeof standIn>) =>
        createSessions(lifecycle, protocol).session.defaultSession,
    ],
    [
      'a protocol handler',
      ({ protocol }: ReturnType<typeof standIn>) => protocol.protocol.handle('app', () => new Response()),
    ],
    [
      'an event of the system',
      ({ lifecycle }: ReturnType<typeof standIn>) =>
        createPowerMonitor(lifecycle, '/nowhere').on('suspend', () => {}),
    ],
    [
      'a utility process',
      ({ lifecycle }: ReturnType<typeof standIn>) =>
        createUtilityProcess({ lifecycle, setup: new URL('file:///x'), environment: {} }).fork('/x.js'),
    ],
  ])('there is not %s yet', (_what, make) => {
    const it = standIn();
    expect(() => make(it)).toThrow(/ready/);
  });
});

describe('once the app is ready', () => {
  it('no scheme is made privileged any more', () => {
    const { becomeReady, protocol } = standIn();
    becomeReady();
    expect(() => protocol.protocol.registerSchemesAsPrivileged(PRIVILEGED)).toThrow(
      'protocol.registerSchemesAsPrivileged should be called before app is ready',
    );
  });

  it('a page of a scheme that nobody handles cannot be loaded', async () => {
    const { becomeReady, BrowserWindow } = standIn();
    becomeReady();
    await expect(new BrowserWindow().loadURL('app://x/')).rejects.toThrow(
      "ERR_UNKNOWN_URL_SCHEME (-301) loading 'app://x/'",
    );
  });

  it('a page of a scheme without privileges cannot be loaded', async () => {
    const { becomeReady, protocol, BrowserWindow } = standIn();
    becomeReady();
    protocol.protocol.handle('app', () => new Response());
    await expect(new BrowserWindow().loadURL('app://x/')).rejects.toThrow('standard and secure');
  });

  it('a scheme is handled once', () => {
    const { becomeReady, protocol } = standIn();
    becomeReady();
    protocol.protocol.handle('app', () => new Response());
    expect(() => protocol.protocol.handle('app', () => new Response())).toThrow(
      'Failed to register protocol: app',
    );
  });

  it.each([{ sandbox: false }, { contextIsolation: false }, { nodeIntegration: true }])(
    'a window with %j is not shown',
    (webPreferences) => {
      const { becomeReady, BrowserWindow } = standIn();
      becomeReady();
      expect(() => new BrowserWindow({ webPreferences })).toThrow('sandboxed');
    },
  );

  it('a preload needs a full path', () => {
    const { becomeReady, BrowserWindow } = standIn();
    becomeReady();
    expect(() => new BrowserWindow({ webPreferences: { preload: 'preload.cjs' } })).toThrow('absolute path');
  });
});

describe('the folder of the state', () => {
  it('is made when the single instance takes it, wherever it was put', () => {
    const above = mkdtempSync(join(tmpdir(), 'branchdesk-state-'));
    try {
      const { app } = standIn();
      app.setPath('userData', join(above, 'Local', 'Branchdesk'));
      expect(app.requestSingleInstanceLock()).toBe(true);
      app.exit();
      expect(existsSync(join(above, 'Local', 'Branchdesk'))).toBe(true);
    } finally {
      rmSync(above, { recursive: true, force: true });
    }
  });
});

describe('a closed window', () => {
  it('throws when its webContents is asked for, and says that it is destroyed', () => {
    const { becomeReady, BrowserWindow } = standIn();
    becomeReady();
    const window = new BrowserWindow();
    const contents = window.webContents;
    window.close();
    expect(window.isDestroyed()).toBe(true);
    expect(contents.isDestroyed()).toBe(true);
    expect(() => window.webContents).toThrow(new TypeError('Object has been destroyed'));
    expect(() => contents.send('x')).toThrow(new TypeError('Object has been destroyed'));
    expect(() => contents.getURL()).toThrow(new TypeError('Object has been destroyed'));
    expect(() => contents.print({})).toThrow(new TypeError('Object has been destroyed'));
  });

  it('was not closed when the app prevents it', () => {
    const { becomeReady, BrowserWindow } = standIn();
    becomeReady();
    const window = new BrowserWindow();
    window.once('close', (event) => event.preventDefault());
    window.close();
    expect(window.isDestroyed()).toBe(false);
  });

  it('is the last one: the app hears of it', () => {
    const { app, becomeReady, BrowserWindow } = standIn();
    let heard = 0;
    app.on('window-all-closed', () => {
      heard += 1;
    });
    becomeReady();
    new BrowserWindow().close();
    expect(heard).toBe(1);
  });
});

describe('a quit', () => {
  it('goes through before-quit, the windows and will-quit, each of which may stop it', () => {
    const { app, becomeReady, BrowserWindow, ends } = standIn();
    becomeReady();
    const window = new BrowserWindow();
    const order: string[] = [];
    app.on('before-quit', () => order.push('before-quit'));
    window.on('closed', () => order.push('closed'));
    app.on('window-all-closed', () => order.push('window-all-closed'));
    app.once('will-quit', (event) => {
      order.push('will-quit');
      event.preventDefault();
    });
    app.quit();
    expect(order).toEqual(['before-quit', 'closed', 'will-quit']);
    expect(ends).toEqual([]);
    app.quit();
    expect(ends).toEqual([0]);
  });

  it('ends once, with the status that was asked for', () => {
    const { app, ends } = standIn();
    app.exit(3);
    app.exit(0);
    expect(ends).toEqual([3]);
  });
});

describe('ipcMain', () => {
  const event = createInvokeEvent(new PreviewContents(() => {}), () => null);

  it('has one handler for a channel', () => {
    const { ipcMain } = createIpcMain();
    ipcMain.handle('x', () => 1);
    expect(() => ipcMain.handle('x', () => 1)).toThrow("Attempted to register a second handler for 'x'");
  });

  it('says that nobody handles a channel', async () => {
    await expect(createIpcMain().invoke('x', event, [])).rejects.toThrow("No handler registered for 'x'");
  });

  it.each([
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an undefined value', { a: undefined }],
    ['no number', { a: Number.NaN }],
  ])('carries no answer that is %s', async (_what, value) => {
    const { ipcMain, invoke } = createIpcMain();
    ipcMain.handle('x', () => value);
    await expect(invoke('x', event, [])).rejects.toThrow(/could not be cloned|Not plain JSON data/);
  });
});

describe('webContents', () => {
  it('sends to every open page, and nothing that cannot be cloned', () => {
    const contents = new PreviewContents(() => {});
    const told: unknown[] = [];
    const frame = { url: 'app://x/', origin: 'app://x', parent: null, detached: false };
    const page = { frame, tell: (message: object) => void told.push(message) };
    contents.attach(page);
    contents.send('x', { a: 1 });
    expect(() => contents.send('x', () => 1)).toThrow('Failed to serialize arguments');
    contents.detach(page);
    contents.send('x', { a: 2 });
    expect(told).toEqual([{ type: 'event', channel: 'x', args: [{ a: 1 }] }]);
    expect(frame.detached).toBe(true);
  });
});

describe('the session', () => {
  it('denies the browser what the app’s check denies', () => {
    const { becomeReady, lifecycle, protocol } = standIn();
    becomeReady();
    const { session, permissionsPolicy } = createSessions(lifecycle, protocol).of('');
    expect(permissionsPolicy()).toBeNull();
    session.setPermissionCheckHandler((_contents, permission) => permission !== 'media');
    expect(permissionsPolicy()).toBe('camera=(), microphone=()');
  });
});

describe('a request of the page', () => {
  it('is cancelled where the app cancels it', () => {
    const { becomeReady, lifecycle, protocol } = standIn();
    becomeReady();
    const { session, cancels } = createSessions(lifecycle, protocol).of('');
    expect(cancels('app://x/')).toBe(false);
    session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== 'app://x/' }));
    expect([cancels('app://x/'), cancels('app://y/')]).toEqual([false, true]);
  });
});

describe('a menu', () => {
  it('has items that are something', () => {
    expect(() => PreviewMenu.buildFromTemplate([{ submenu: [] }])).toThrow(
      'must have at least one of label, role or type',
    );
    for (const nothing of [{}, { type: 'checkbox' as const }])
      expect(() => PreviewMenu.buildFromTemplate([{ label: 'View', submenu: [nothing] }])).toThrow(
        'at least one of',
      );
    PreviewMenu.buildFromTemplate([{ label: 'View', submenu: [{ type: 'separator' }] }]);
  });
});

describe('printing', () => {
  const printing = () => {
    const contents = new PreviewContents(() => {});
    const told: { readonly type: string; readonly id?: number }[] = [];
    const frame = { url: 'app://a/', origin: 'app://a', parent: null, detached: false };
    const page = { frame, tell: (message: (typeof told)[number]) => void told.push(message) };
    const ends: unknown[] = [];
    const print = () => contents.print({ silent: false }, (...end: unknown[]) => void ends.push(end));
    return { contents, page, told, ends, print };
  };

  it('ends as the page says, and is called back once', () => {
    const { contents, page, told, ends, print } = printing();
    contents.attach(page);
    print();
    print();
    expect(told).toEqual([
      { type: 'print', id: 1 },
      { type: 'print', id: 2 },
    ]);
    expect(ends).toEqual([]);
    contents.printed(2, 'cancelled');
    contents.printed(1, '');
    contents.printed(1, '');
    expect(ends).toEqual([
      [false, 'cancelled'],
      [true, ''],
    ]);
  });

  it('fails with a page that goes meanwhile', () => {
    const { contents, page, ends, print } = printing();
    contents.attach(page);
    print();
    contents.detach(page);
    expect(ends).toEqual([[false, 'Print job failed']]);
  });

  it('without a page it fails, and never before it has returned', async () => {
    const { ends, print } = printing();
    print();
    expect(ends).toEqual([]);
    await new Promise(setImmediate);
    expect(ends).toEqual([[false, 'Print job failed']]);
  });

  it('takes no settings and no callback of another type', () => {
    const { contents } = printing();
    expect(() => contents.print('silent')).toThrow('Invalid print settings specified');
    expect(() => Reflect.apply(contents.print, contents, [{}, 'done'])).toThrow('Invalid optional callback');
  });
});
