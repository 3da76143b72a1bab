import { chromium } from 'playwright';
import { chromiumOptions } from '../browser/chromium.ts';
import { launchPreview } from '../preview/launch.ts';

/** Milliseconds from starting the preview's process to a search box that takes text, one sample a start. */
export const measureStart = async (rounds: number): Promise<readonly number[]> => {
  const browser = await chromium.launch(chromiumOptions());
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const preview = await launchPreview();
    const page = await browser.newPage();
    await page.goto(preview.url);
    await page.getByRole('searchbox', { name: 'Find a customer' }).fill('a');
    samples.push(performance.now() - begun);
    await page.context().close();
    await preview.stop();
  }
  await browser.close();
  return samples;
};
