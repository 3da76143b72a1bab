import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePreviewApp } from '../support/preview-app.ts';

const MAIN = resolve(import.meta.dirname, '../../tools/start/main.ts');
const NO_DISPLAY = { DISPLAY: '', WAYLAND_DISPLAY: '' };

let folder: string;
let started = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'branchdesk-start-'));
  writePreviewApp(join(folder, 'app'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in place of Chromium, which keeps what it was started with. */
const browser = (does: string): { readonly file: string; readonly seen: () => string[] } => {
  started += 1;
  const file = join(folder, `browser-${started}`);
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > "${file}.seen"\n${does}\n`);
  chmodSync(file, 0o755);
  return { file, seen: () => readFileSync(`${file}.seen`, 'utf8').trim().split('\n') };
};

const start = (environment: NodeJS.ProcessEnv) => {
  started += 1;
  const args = ['--app', join(folder, 'app'), '--profile', join(folder, `profile-${started}`)];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: { ...process.env, ...NO_DISPLAY, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close').then(([code]) => code);
  return { child, ended, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
};

const ADDRESS = /^Branchdesk is ready\. Open this address .+: http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/;

describe('npm start without Electron', () => {
  it('says its address in a sentence where there is no display', async () => {
    const chromium = browser('exit 0');
    const { child, ended, lines } = start({ BRANCHDESK_CHROMIUM: chromium.file });
    expect((await lines.next()).value).toMatch(ADDRESS);
    child.kill('SIGTERM');
    expect([await ended, (await lines.next()).done]).toEqual([0, true]);
    expect(chromium.seen).toThrow('ENOENT');
  });

  it('opens a window of its own where there is a display and a Chromium, and ends with it', async () => {
    const chromium = browser('exit 0');
    const { ended, lines } = start({ DISPLAY: ':7', BRANCHDESK_CHROMIUM: chromium.file });
    expect((await lines.next()).value).toMatch(/^Branchdesk opens in a window of its own/);
    expect(await ended).toBe(0);
    expect(chromium.seen()[0]).toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  });

  it('says its address when the window does not open', async () => {
    const chromium = browser('exit 3');
    const { child, ended, lines } = start({ WAYLAND_DISPLAY: 'w', BRANCHDESK_CHROMIUM: chromium.file });
    await lines.next();
    expect((await lines.next()).value).toBe('The window could not be opened.');
    expect((await lines.next()).value).toMatch(ADDRESS);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('closes the window when it is ended', async () => {
    const chromium = browser('trap "echo closed >> \\"$0.seen\\"; exit 0" TERM\nwhile :; do sleep 0.1; done');
    const { child, ended, lines } = start({ DISPLAY: ':7', BRANCHDESK_CHROMIUM: chromium.file });
    await lines.next();
    await expect.poll(chromium.seen).toContain('--no-first-run');
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    await expect.poll(chromium.seen).toContain('closed');
  });
});
