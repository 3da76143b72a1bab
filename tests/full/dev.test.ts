import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumOptions } from '../../tools/browser/chromium.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'src',
  'tools',
  'package.json',
  'electron.vite.config.ts',
  'lingui.config.ts',
  'tsconfig.json',
];

let folder: string;
let dev: ChildProcess;
let browser: Browser;
let page: Page;
let said = '';
const faults: string[] = [];

const edit = (file: string, from: string, to: string): void => {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

/** Waits until the command has said something. */
const hears = async (pattern: RegExp): Promise<string> => {
  for (;;) {
    const [found] = pattern.exec(said) ?? [];
    if (found !== undefined) return found;
    if (dev.exitCode !== null || dev.stdout === null) throw new Error(`npm run dev ended: ${said}`);
    await once(dev.stdout, 'data');
  }
};

// A copy of the project: the one that is tested is not written to.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-dev-test-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const environment = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  dev = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/dev/main.ts'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout, dev.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const url = await hears(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+(?=\n)/);
  browser = await chromium.launch(chromiumOptions());
  page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  await page.getByRole('searchbox', { name: 'Find a customer' }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  const ended = once(dev, 'exit');
  dev.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

describe('npm run dev', () => {
  it('shows an edit of the screen without loading the page again', async () => {
    await page.evaluate(() => Object.assign(window, { kept: true }));
    const box = page.getByRole('searchbox', { name: 'Find a customer' });
    await box.fill('typed before the edit');
    edit('src/renderer/ui/tokens.css', ':root {', ':root { --edited: yes;');
    await page.waitForFunction(
      () => getComputedStyle(document.documentElement).getPropertyValue('--edited') !== '',
    );
    edit(
      'src/renderer/features/lookup/search-box.tsx',
      '<div className={css.box}>',
      '<div className={css.box} data-edited="yes">',
    );
    await page.locator('[data-edited]').waitFor();
    expect(await page.evaluate(() => 'kept' in window)).toBe(true);
    expect(await box.inputValue()).toBe('typed before the edit');
  });

  it('starts main again after an edit of it, and shows the new one in the same window', async () => {
    edit('src/main/compose/info.ts', '({ id, name, country })', "({ id, name: 'Edited branch', country })");
    await hears(/main was started again/);
    await page.getByTitle('Edited branch').waitFor();
  });

  it('shows pages under the policy of the app, which none of this breaks', () => {
    expect(faults).toEqual([]);
  });
});
