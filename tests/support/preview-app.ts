import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A small app, as a build leaves one: its main process, its preload, its page. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    name: 'small',
    version: '1.2.3',
    type: 'module',
    main: 'out/main/index.js',
  }),

  'out/main/index.js': `
    import { app, BrowserWindow, ipcMain, protocol, session, utilityProcess } from 'electron';
    import { readFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';

    const here = import.meta.dirname;
    if (process.argv.includes('--version')) {
      process.stdout.write(app.getVersion() + '\\n');
      app.exit(7);
    }
    protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
    console.log('not for standard output');

    app.whenReady().then(async () => {
      session.defaultSession.setPermissionCheckHandler(() => false);
      protocol.handle('app', (request) => {
        const path = new URL(request.url).pathname;
        if (path === '/throws.html') throw new Error('words');
        const isPage = path === '/index.html' || path === '/other.html';
        const file = isPage ? 'index.html' : 'page.js';
        if (!isPage && path !== '/page.js') return new Response('no', { status: 404 });
        return new Response(readFileSync(join(here, '../renderer', file)), {
          headers: {
            'content-type': isPage ? 'text/html' : 'text/javascript',
            'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'none'",
          },
        });
      });
      if (!app.requestSingleInstanceLock()) return app.exit(3);
      const heard = [];
      app.on('second-instance', (_event, argv, folder) => heard.push(['second', argv.at(-1), folder]));
      ipcMain.handle('heard', () => heard);
      let calls = 0;
      ipcMain.handle('echo', (event, input) => ({
        input, url: event.senderFrame.url, origin: event.senderFrame.origin, parent: event.senderFrame.parent, calls: (calls += 1),
      }));
      ipcMain.handle('throw', () => { throw new TypeError('words'); });
      ipcMain.handle('date', () => new Date());
      ipcMain.handle('tell', (event) => { event.sender.send('told', { text: 'x' }); return null; });
      ipcMain.handle('print', (event) => new Promise((resolve) => {
        event.sender.print({ silent: false }, (printed, reason) => resolve({ printed, reason }));
      }));
      ipcMain.handle('reload', (event) => { event.sender.reload(); return null; });
      ipcMain.handle('keychain', () => new Promise((resolve) => {
        const child = utilityProcess.fork(join(here, 'child.js'));
        child.once('message', (message) => { child.kill(); resolve(message); });
        child.postMessage({ account: 'a', password: 'p' });
      }));
      app.on('will-quit', (event) => {
        event.preventDefault();
        setImmediate(() => {
          writeFileSync(join(app.getPath('userData'), 'closed'), '');
          app.exit(0);
        });
      });
      const window = new BrowserWindow({
        webPreferences: { preload: join(here, '../preload/index.cjs'), disableDialogs: true },
      });
      window.webContents.on('will-navigate', (event) => {
        if (!['app://small/other.html', 'app://small/index.html'].includes(event.url)) event.preventDefault();
      });
      window.webContents.on('render-process-gone', (_event, { reason }) => heard.push(['gone', reason]));
      window.webContents.on('will-navigate', (event) => heard.push(['asked', event.url]));
      window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
      const failing = await window.loadURL('app://small/throws.html').catch((error) => error.message);
      ipcMain.handle('failing', () => failing);
      await window.loadURL('app://small/index.html');
    });
  `,

  'out/main/child.js': `
    import { getPassword, setPassword } from 'keytar';
    process.parentPort.on('message', async ({ data }) => {
      await setPassword('s', data.account, data.password);
      process.parentPort.postMessage({ held: await getPassword('s', data.account) });
    });
  `,

  'out/preload/index.cjs': `
    const { contextBridge, ipcRenderer } = require('electron');
    let refused = '';
    try { require('node:fs'); } catch (error) { refused = error.message; }
    globalThis.leaked = window.leakedToo = 1;
    const body = document.body;
    contextBridge.exposeInMainWorld('small', {
      refused,
      isEarly: body === null && globalThis.leaked === 1 && self.leakedToo === 1,
      hasBody: () => document.body !== null && document.body.querySelector('#away') !== null,
      invoke: (channel, input = null) => ipcRenderer.invoke(channel, input),
      onTold: (listener) => { ipcRenderer.on('told', (_event, payload) => listener(payload)); },
    });
  `,

  'out/renderer/index.html':
    '<!doctype html><html><head><title>Small</title><script type="module" src="/page.js"></script></head><body><a id="away" target="_blank" href="https://example.com/">away</a></body></html>',

  'out/renderer/page.js': 'window.seen = typeof window.small;',
};

/** Writes the small app into a folder. */
export const writePreviewApp = (folder: string): void => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
