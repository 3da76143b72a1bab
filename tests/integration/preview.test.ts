import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { headlessOptions } from '../../tools/browser/chromium.ts';
import { type RunningPreview, runPreview, startPreview } from '../support/preview.ts';
import { writePreviewApp } from '../support/preview-app.ts';
import { until } from '../support/until.ts';

interface Small {
  readonly refused: string;
  readonly isEarly: boolean;
  hasBody(): boolean;
  invoke(channel: string, input?: unknown): Promise<unknown>;
  onTold(listener: (payload: unknown) => void): void;
}
declare const window: { readonly small: Small; readonly seen: string; open(url: string): unknown };

let folder: string;
let preview: RunningPreview;
let origin: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-preview-'));
  writePreviewApp(join(folder, 'app'));
  preview = await startPreview(['--app', join(folder, 'app'), '--profile', join(folder, 'profile')]);
  origin = new URL(preview.url).origin;
});

afterAll(async () => {
  const profile = join(folder, 'profile');
  const { code, output } = await preview.stop();
  // The app's own last words ran before the end, and nothing but the ready line went to standard output.
  expect([code, output, existsSync(join(profile, 'closed'))]).toEqual([0, '', true]);
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number;
    cookie: string;
    body: string;
  }>();
  request(`${origin}${path}`, { headers }, async (response) => {
    const [cookie = ''] = response.headers['set-cookie'] ?? [];
    resolve({
      status: response.statusCode ?? 0,
      cookie: cookie.split(';')[0] ?? '',
      body: await text(response),
    });
  })
    .on('error', reject)
    .end();
  return promise;
};

let cookie: Promise<string> | null = null;
/** The cookie of the browser that was let in first: the address lets one in, once. */
const admitted = (): Promise<string> => {
  cookie ??= get(preview.url.slice(origin.length)).then((answer) => answer.cookie);
  return cookie;
};

describe('the preview’s address', () => {
  it('lets nobody in without its token or cookie', async () => {
    for (const path of [
      '/',
      '/index.html',
      '/?token=guessed',
      '/__preview/page/start.ts',
      '/__preview/preload.js',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 403]);
  });

  it('lets one browser in, once, and says where the next one gets in', async () => {
    await admitted();
    const first = preview.url.slice(origin.length);
    expect((await get(first)).status).toBe(403);
    const told = (): string => /another browser gets in at (\S+)\n/.exec(preview.errors())?.[1] ?? '';
    await until(() => told() !== '', 'the next address');
    const next = told();
    expect(next.startsWith(`${origin}/?token=`)).toBe(true);
    const later = await get(next.slice(origin.length));
    expect([later.status, later.cookie]).toEqual([303, await admitted()]);
    expect((await get(next.slice(origin.length))).status).toBe(403);
    // A browser that is in may open the address as often as it likes: it is shown the page.
    expect((await get(first, { cookie: await admitted() })).status).toBe(303);
  });

  it('lets nobody in under another name or from another page', async () => {
    const cookie = await admitted();
    expect((await get('/index.html', { cookie })).status).toBe(200);
    expect((await get('/index.html', { cookie, host: 'evil.example' })).status).toBe(403);
    expect((await get('/index.html', { cookie, origin: 'http://evil.example' })).status).toBe(403);
  });

  it('serves what the app serves and the preview’s own scripts, and nothing else of the disk', async () => {
    const cookie = await admitted();
    expect((await get('/page.js', { cookie })).body).toContain('window.seen');
    expect((await get('/__preview/page/start.ts', { cookie })).body).toContain('runPreload');
    for (const path of [
      '/package.json',
      '/../package.json',
      '/__preview/page/../main.ts',
      '/__preview/main.ts',
      '/__preview/page/%2e%2e/main.ts',
    ])
      expect([path, (await get(path, { cookie })).status]).toEqual([path, 404]);
  });

  it.each([
    ['no cookie', {}, true],
    ['another page’s origin', { origin: 'http://evil.example' }, true],
    ['an unknown page', {}, false],
  ])('opens no socket with %s', async (what, extra, known) => {
    const cookie = await admitted();
    const page = (await get('/index.html', { cookie })).body;
    const document = known ? (/document=([\w-]+)/.exec(page)?.[1] ?? '') : 'unknown';
    const headers = { origin, ...(what === 'no cookie' ? {} : { cookie }), ...extra };
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/__preview/ipc?document=${document}`, {
      headers,
    });
    const { promise, resolve } = Promise.withResolvers<string>();
    socket.on('error', (error) => resolve(error.message));
    socket.on('open', () => resolve('open'));
    expect(await promise).toContain('403');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await chromium.launch(headlessOptions());
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    const context = await browser.newContext();
    const [name = '', value = ''] = (await admitted()).split('=');
    await context.addCookies([{ name, value, url: origin }]);
    page = await context.newPage();
    await page.goto(preview.url);
    await page.waitForFunction('window.seen');
  });

  it('the preload ran before the page’s own script, without Node', async () => {
    expect(await page.evaluate(() => [window.seen, window.small.refused])).toEqual([
      'object',
      'module not found: node:fs',
    ]);
    expect(await page.title()).toBe('Small');
  });

  it('the preload has a world of its own, and ran before there was a body', async () => {
    expect(await page.evaluate(() => [window.small.isEarly, window.small.hasBody()])).toEqual([true, true]);
    expect(await page.evaluate(`[typeof leaked, typeof leakedToo]`)).toEqual(['undefined', 'undefined']);
  });

  it('what the app denies a page does nothing: dialogs and notifications', async () => {
    page.on('dialog', () => {
      throw new Error('a dialog was shown');
    });
    expect(await page.evaluate(`[alert('a'), confirm('b'), prompt('c')]`)).toEqual([undefined, false, null]);
    expect(
      await page.evaluate(
        `Notification.requestPermission().then((answer) => [answer, Notification.permission])`,
      ),
    ).toEqual(['denied', 'denied']);
  });

  it('a page whose handler throws is not loaded', async () => {
    expect(await page.evaluate(() => window.small.invoke('failing'))).toBe(
      "ERR_UNEXPECTED (-9) loading 'app://small/throws.html'",
    );
  });

  it('a call reaches the main process as from the app’s own page', async () => {
    expect(await page.evaluate(() => window.small.invoke('echo', { a: 1 }))).toMatchObject({
      ...{ input: { a: 1 }, url: 'app://small/index.html', origin: 'app://small', parent: null },
    });
  });

  it('a call fails in Electron’s words', async () => {
    const failing = (channel: string) =>
      page.evaluate((it) => window.small.invoke(it).catch((error: Error) => error.message), channel);
    expect(await failing('throw')).toBe("Error invoking remote method 'throw': TypeError: words");
    expect(await failing('none')).toBe(
      "Error invoking remote method 'none': Error: No handler registered for 'none'",
    );
    expect(await failing('date')).toContain(
      "Error invoking remote method 'date': Error: Not plain JSON data",
    );
  });

  it('an event reaches the page', async () => {
    const told = page.evaluate(() => {
      const heard = new Promise((resolve) => window.small.onTold(resolve));
      return window.small.invoke('tell').then(() => heard);
    });
    expect(await told).toEqual({ text: 'x' });
  });

  it('the main process prints the page, and hears how that ended', async () => {
    const print = () => page.evaluate(() => window.small.invoke('print'));
    await page.evaluate('window.print = () => { window.printed = true; }');
    expect(await print()).toEqual({ printed: true, reason: '' });
    expect(await page.evaluate('window.printed')).toBe(true);
    await page.evaluate(`window.print = () => { throw new Error('cancelled'); }`);
    expect(await print()).toEqual({ printed: false, reason: 'cancelled' });
  });

  it('a reload, from either side, keeps the main process', async () => {
    const calls = () =>
      page.evaluate(async () => ((await window.small.invoke('echo')) as { calls: number }).calls);
    const before = await calls();
    await page.reload();
    expect(await calls()).toBe(before + 1);
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => void window.small.invoke('reload'))]);
    expect(await calls()).toBe(before + 2);
  });

  it('a reload by the page itself is asked about, and one by the main process is not', async () => {
    const asked = async () =>
      ((await page.evaluate(() => window.small.invoke('heard'))) as string[][]).filter(
        ([what]) => what === 'asked',
      ).length;
    const before = await asked();
    await Promise.all([page.waitForEvent('load'), page.evaluate('location.reload()')]);
    expect(await asked()).toBe(before + 1);
    await Promise.all([page.waitForEvent('load'), page.evaluate(() => void window.small.invoke('reload'))]);
    expect(await asked()).toBe(before + 1);
  });

  it('that its process is gone, or the app is started again, is told to the main process', async () => {
    const other = await page.context().newPage();
    await other.goto(preview.url);
    await other.waitForFunction('window.seen');
    await Promise.all([other.waitForEvent('crash'), other.goto('chrome://crash').catch(() => {})]);
    const second = await runPreview([
      '--app',
      join(folder, 'app'),
      '--profile',
      join(folder, 'profile'),
      '--again',
    ]);
    expect(second.errors).toContain('Another preview uses this profile');
    await expect
      .poll(() => page.evaluate(() => window.small.invoke('heard')))
      .toEqual(
        expect.arrayContaining([
          ['gone', 'crashed'],
          ['second', '--again', process.cwd()],
        ]),
      );
  });

  it('a page that the app does not allow is not gone to, and one that it allows is', async () => {
    await page.evaluate('location.href = "https://example.com/"');
    await page.evaluate('location.href = "/forbidden.html"');
    // Both were refused by the time that a later call has been answered.
    await page.evaluate(() => window.small.invoke('echo'));
    expect(new URL(page.url()).pathname).toBe('/index.html');
    await Promise.all([page.waitForURL('**/other.html'), page.evaluate('location.href = "/other.html"')]);
    expect(await page.evaluate(() => window.small.invoke('echo'))).toMatchObject({
      url: 'app://small/other.html',
    });
  });

  it('no window opens', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    await page.click('#away');
    await page.click('#away', { modifiers: ['ControlOrMeta'] });
    await page.evaluate(() => window.small.invoke('echo'));
    expect(page.context().pages()).toHaveLength(1);
    expect(new URL(page.url()).pathname).toBe('/index.html');
  });

  it('the app’s policy and its permissions apply', async () => {
    expect(await page.evaluate(`fetch('/page.js').then(() => 'fetched', () => 'refused')`)).toBe('refused');
    const allowed = `['camera', 'geolocation', 'usb'].filter((it) => document.featurePolicy.allowsFeature(it))`;
    expect(await page.evaluate(allowed)).toEqual([]);
  });

  it('the keychain is the profile’s own file, from a process of its own', async () => {
    expect(await page.evaluate(() => window.small.invoke('keychain'))).toEqual({ held: 'p' });
    const file = join(folder, 'profile', 'keychain.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ s: { a: 'p' } });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('a preview that does not go on', () => {
  const app = () => ['--app', join(folder, 'app')];

  it('prints what a switch of the app prints, and ends as the app does', async () => {
    expect(await runPreview([...app(), '--version'])).toMatchObject({ code: 7, output: '1.2.3\n' });
  });

  it('says which of its switches cannot be used', async () => {
    const { code, output, errors } = await runPreview(['--port', 'x']);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('--port must be a number');
  });

  it('says when its port is taken', async () => {
    const { port } = new URL(origin);
    const TMPDIR = mkdtempSync(join(folder, 'temporary-'));
    const { code, output, errors } = await runPreview([...app(), '--port', port], { TMPDIR });
    // Its temporary profile has gone with it.
    expect(readdirSync(TMPDIR)).toEqual([]);
    expect([code, output]).toEqual([1, '']);
    expect(errors).toContain('EADDRINUSE');
  });
});
