import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find.ts';

/** Whether a window can be shown to somebody. */
export const hasDisplay = (
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean =>
  platform !== 'linux' || [environment.DISPLAY, environment.WAYLAND_DISPLAY].some((it) => (it ?? '') !== '');

/** A window of a browser that shows nothing else. */
export interface OwnWindow {
  /** Its browser's status once it has ended: closed, or never opened. */
  readonly ended: Promise<number | null>;
  close(): void;
}

/**
 * Opens an address as a window of its own, without tabs and address bar, in a Chromium with a profile that is removed
 * afterwards; `null` where there is no display or no Chromium.
 * @param inspected the port on which developer tools may attach; `null` is none
 */
export const openOwnWindow = (url: string, inspected: number | null = null): OwnWindow | null => {
  const browser = hasDisplay() ? findChromium() : null;
  if (browser === null) return null;
  const profile = mkdtempSync(join(tmpdir(), 'branchdesk-window-'));
  const own = [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1280,800',
    // Chromium refuses its own sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(inspected === null ? [] : [`--remote-debugging-port=${inspected}`]),
  ];
  const child = spawn(browser, own, { stdio: 'ignore' });
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  const end = (code: number | null): void => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    resolve(code);
  };
  child.on('error', () => end(1));
  child.on('exit', end);
  return { ended, close: () => void child.kill('SIGTERM') };
};
