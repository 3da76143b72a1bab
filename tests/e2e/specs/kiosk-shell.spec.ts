import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { launchPreview, type Preview } from '../../../tools/preview/launch.ts';
import { ESCAPES, type Escape } from '../../support/kiosk/escapes.ts';
import { until } from '../../support/until.ts';
import { expect, test } from '../fixtures/desk.ts';

/*
 * The window of a kiosk, whatever it shows: nothing that is done to it leaves it, and whatever breaks ends in a new page
 * with nothing of the old one. The stand-in is made to do what Electron and the machine would; what it cannot do is tried
 * as calls (`tests/unit/main/electron/kiosk`).
 */

test.skip(({ shell }) => shell === 'electron', 'the stand-in is told what the machine does');

const KIOSK = { version: 1, mode: 'kiosk', branch: { id: 'K1', name: 'Kiosk', country: 'IN' } };

interface KioskPage {
  readonly preview: Preview;
  readonly page: Page;
  readonly cdp: CDPSession;
}

const openPage = async (browser: Browser, preview: Preview, address: string): Promise<KioskPage> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(address);
  return { preview, page, cdp: await context.newCDPSession(page) };
};

const QUICKLY = { timeout: 5_000, intervals: [20] };

/** Marks this page, so that another one is told from it, and hears the keys that reach it. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(window, { isMarked: true, heard: [] });
    document.addEventListener('keydown', (event) => Reflect.get(window, 'heard').push(event.key), true);
  });

/** The page is drawn, and so has heard from the main process and been heard by it. */
const drawn = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0);
};

const isMarked = (page: Page): Promise<boolean> =>
  page.evaluate(() => Reflect.get(window, 'isMarked') === true);

const kiosk = test.extend<{ readonly kiosk: KioskPage }>({
  kiosk: async ({ openBrowser }, use) => {
    const preview = await launchPreview({ config: KIOSK });
    const opened = await openPage(await openBrowser(), preview, preview.url);
    await drawn(opened.page);
    await mark(opened.page);
    await use(opened);
    await opened.page.context().close();
    expect(await preview.stop()).toBe(0);
  },
});

const BUTTONS = { left: 'left', middle: 'middle', right: 'right' } as const;

const drop = async (cdp: CDPSession, { items, files }: Extract<Escape, { by: 'drop' }>): Promise<void> => {
  const data = { items: [...items], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
};

/** Does what somebody would do; false: a browser cannot. */
const attempt = async ({ page, cdp }: KioskPage, way: Escape): Promise<boolean> => {
  switch (way.by) {
    case 'keys':
      await page.keyboard.press(way.keys);
      return true;
    case 'pointer': {
      if (way.held !== undefined) await page.keyboard.down(way.held === 'control' ? 'Control' : 'Meta');
      if (way.type === 'mouseWheel') await page.mouse.wheel(0, 100);
      else await page.mouse.click(400, 300, { button: BUTTONS[way.button ?? 'middle'] });
      if (way.held !== undefined) await page.keyboard.up(way.held === 'control' ? 'Control' : 'Meta');
      return true;
    }
    case 'script':
      await page.evaluate(way.script);
      return true;
    case 'drop':
      await drop(cdp, way);
      return true;
    default:
      return false;
  }
};

kiosk('none of the ways out leaves the page', async ({ kiosk: opened }) => {
  const { page } = opened;
  const misdeeds: string[] = [];
  const context = page.context();
  const address = page.url();
  page.on('dialog', (dialog) => void dialog.dismiss().then(() => misdeeds.push('a dialog')));
  page.on('download', () => misdeeds.push('a download'));
  page.on('filechooser', () => misdeeds.push('a dialog of files'));
  page.on('framenavigated', (frame) => {
    if (!/^(about:blank|chrome-error:)/.test(frame.url())) misdeeds.push(`went to ${frame.url()}`);
  });
  context.on('page', () => misdeeds.push('a window'));
  let tried = 0;
  for (const way of ESCAPES) {
    misdeeds.length = 0;
    if (!(await attempt(opened, way))) continue;
    tried += 1;
    const state = await page.evaluate(() => ({
      isSame: Reflect.get(window, 'isMarked') === true,
      isFull: document.fullscreenElement !== null,
      // A capital letter begins with it.
      heard: Reflect.get(window, 'heard')
        .splice(0)
        .filter((key: string) => key !== 'Shift'),
      zoom: window.visualViewport?.scale,
      ratio: window.devicePixelRatio,
    }));
    expect(
      { ...state, misdeeds, pages: context.pages().length, url: page.url() },
      JSON.stringify(way),
    ).toEqual({
      ...{ isSame: true, isFull: false, heard: [], zoom: 1, ratio: 1 },
      ...{ misdeeds: [], pages: 1, url: address },
    });
  }
  expect(tried).toBeGreaterThan(100);
});

kiosk('what a customer presses reaches the page', async ({ kiosk: { page } }) => {
  // What ends in Enter or Tab, and comes this fast, would be a scan.
  for (const key of ['Enter', 'Tab', 'Shift+Tab', 'Escape', 'ArrowDown', 'Backspace', '1', 'a'])
    await page.keyboard.press(key);
  // What comes as fast as from a scanner may be held a while.
  const heard = (): Promise<string[]> =>
    page.evaluate(() => [...new Set<string>(Reflect.get(window, 'heard'))].sort());
  const pressed = ['1', 'a', 'Enter', 'Tab', 'Shift', 'Escape', 'Backspace', 'ArrowDown'];
  await expect.poll(heard, QUICKLY).toEqual(pressed.toSorted());
});

const newPage = (page: Page): Promise<void> =>
  expect.poll(() => isMarked(page).catch(() => true), QUICKLY).toBe(false);

kiosk(
  'a graphics process that goes is noted, and the page is another one within a second @timed',
  async ({ kiosk: it }) => {
    const { page, preview } = it;
    await page.evaluate(() => {
      localStorage.setItem('customer', '9000123412341234');
      sessionStorage.setItem('customer', '9000123412341234');
    });
    const covers = page
      .evaluate(
        () =>
          new Promise((resolve) => {
            new MutationObserver(() => {
              const cover = document.querySelector('[data-preview-cover]');
              if (cover !== null) resolve(getComputedStyle(cover).backgroundColor);
            }).observe(document.documentElement, { childList: true });
          }),
      )
      .catch(() => 'the page went before');
    const begun = performance.now();
    appendFileSync(join(preview.profile, 'preview.gone'), 'GPU\n');
    await newPage(page);
    const took = performance.now() - begun;
    expect(await covers).toMatch(/rgb\(27, 31, 36\)|the page went before/);
    expect(took).toBeLessThan(1_000);
    await drawn(page);
    const left = await page.evaluate(() => [
      localStorage.getItem('customer'),
      sessionStorage.getItem('customer'),
      document.querySelector('[data-preview-cover]'),
    ]);
    expect(left).toEqual([null, null, null]);
    expect(existsSync(join(preview.profile, 'without-gpu'))).toBe(true);
  },
);

kiosk(
  'a screen that goes, or becomes another, ends in a new page; others are covered @timed',
  async ({ kiosk: it }) => {
    const { page, preview } = it;
    const screens = (...there: readonly (readonly [id: number, x: number])[]): void =>
      appendFileSync(
        join(preview.profile, 'preview.screens'),
        `${JSON.stringify(there.map(([id, x]) => ({ id, x, y: 0, width: 1280, height: 800 })))}\n`,
      );
    const told = (text: string): Promise<void> => until(() => preview.log().includes(text), text, 5_000);
    screens([1, 0], [2, 1280]);
    await told('a blank window of 1280 x 800 at 1280, 0');
    expect(await isMarked(page)).toBe(true);
    screens([2, 1280]);
    await told('a blank window has gone');
    await newPage(page);
    await drawn(page);
    await mark(page);
    screens([2, 0]);
    await newPage(page);
  },
);

kiosk('a page that hangs is ended within five seconds @timed', async ({ kiosk: { page, preview } }) => {
  const begun = performance.now();
  const hangs = page
    .evaluate(() => {
      const end = performance.now() + 7_000;
      while (performance.now() < end);
    })
    .catch(() => {});
  await until(() => preview.log().includes('the renderer was ended'), 'the end of the page', 10_000);
  expect(performance.now() - begun).toBeLessThan(5_000);
  await hangs;
  // A browser cannot be made to end it: it goes when it can.
  await newPage(page);
});

kiosk(
  'a page whose process crashes makes way for another @timed',
  async ({ kiosk: { page, preview, cdp } }) => {
    const crashed = page.waitForEvent('crash');
    void cdp.send('Page.crash').catch(() => {});
    await crashed;
    const next = await page.context().newPage();
    await next.goto(new URL('/index.html', preview.url).href);
    expect(await isMarked(next)).toBe(false);
    await drawn(next);
  },
);

kiosk(
  'a main process that hangs leaves a page that shows nothing @timed',
  async ({ kiosk: { page, preview } }) => {
    const isCovered = (): Promise<boolean> =>
      page.evaluate(() => {
        const top = document.elementFromPoint(640, 400);
        return top !== null && getComputedStyle(top).backgroundColor === 'rgb(27, 31, 36)';
      });
    expect(await isCovered()).toBe(false);
    process.kill(preview.pid, 'SIGSTOP');
    try {
      await expect.poll(isCovered, { timeout: 6_000, intervals: [20] }).toBe(true);
    } finally {
      process.kill(preview.pid, 'SIGCONT');
    }
    await expect.poll(isCovered, QUICKLY).toBe(false);
    expect(await isMarked(page)).toBe(true);
  },
);
