import type { Page } from 'playwright';

/** What a page uses while nobody does anything, as shares of one core. */
export interface IdleUse {
  readonly renderer: number;
  readonly gpu: number;
}

/** How long after the last change it is measured: what the change left is done by then. */
export const SETTLED_SECONDS = 35;
/** How long it is measured. */
export const IDLE_SECONDS = 30;

/** Seconds of a core that the browser's processes of a type have used so far. */
export const usedBy = async (page: Page, type: 'renderer' | 'GPU'): Promise<number> => {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('the page has no browser of its own');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter((one) => one.type === type).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
};

/** Measures what the browser's processes use while nothing is done after the last change. */
export const idleUse = async (page: Page): Promise<IdleUse> => {
  await page.waitForTimeout(SETTLED_SECONDS * 1_000);
  const begun = performance.now();
  const before = { renderer: await usedBy(page, 'renderer'), gpu: await usedBy(page, 'GPU') };
  await page.waitForTimeout(IDLE_SECONDS * 1_000);
  const after = { renderer: await usedBy(page, 'renderer'), gpu: await usedBy(page, 'GPU') };
  const took = (performance.now() - begun) / 1_000;
  return {
    renderer: (after.renderer - before.renderer) / took,
    gpu: (after.gpu - before.gpu) / took,
  };
};
