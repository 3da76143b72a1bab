import type { Page } from 'playwright';

/** What a page uses while nobody does anything, as shares of one core. */
export interface IdleUse {
  readonly renderer: number;
  readonly gpu: number;
}

const SECONDS = 10;

/** Seconds of a core that the browser's processes of a type have used so far. */
export const usedBy = async (page: Page, type: 'renderer' | 'GPU'): Promise<number> => {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the page has no browser of its own');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter((one) => one.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};

/** Measures what the browser's processes use over some seconds in which nothing is done. */
export const idleUse = async (page: Page): Promise<IdleUse> => {
  // What the last action left is done by then.
  await page.waitForTimeout(2_000);
  const begun = performance.now();
  const before = { renderer: await usedBy(page, 'renderer'), gpu: await usedBy(page, 'GPU') };
  await page.waitForTimeout(SECONDS * 1_000);
  const after = { renderer: await usedBy(page, 'renderer'), gpu: await usedBy(page, 'GPU') };
  const took = (performance.now() - begun) / 1_000;
  return {
    renderer: (after.renderer - before.renderer) / took,
    gpu: (after.gpu - before.gpu) / took,
  };
};
