import type { BrowserContextOptions, Page } from '@playwright/test';
import { chromium } from 'playwright';
import { chromiumOptions } from '../browser/chromium.ts';
import { fixTimes } from './fixed-time.ts';

/** A page in a browser without a display. */
export interface Browsing {
  readonly page: Page;
  /** What the page complained about so far: errors, and what its content security policy stopped. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens an address the same way on every machine: size, language, time zone, theme and no motion.
 * @param otherwise what differs from a desk
 */
export const browse = async (url: string, otherwise: BrowserContextOptions = {}): Promise<Browsing> => {
  const browser = await chromium.launch(chromiumOptions());
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-IN',
    timezoneId: 'UTC',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...otherwise,
  });
  await context.addInitScript(fixTimes);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints, close: () => browser.close() };
};
