import { chromium, type Page } from 'playwright';
import { trainingSettings } from '../../src/main/config/training-settings.ts';
import { chromiumOptions } from '../browser/chromium.ts';
import { launchPreview } from '../preview/launch.ts';
import { type BenchUpstreams, startUpstreams } from './upstreams.ts';

/**
 * Measures on a desk at 1280 x 800, whose upstreams take `latencyMs` for every reply, and ends all of it. `perMinute`:
 * how many calls Capillary gets in a minute; as the settings have it where it is left out.
 */
export const onTheDesk = async <T>(
  latencyMs: number,
  measure: (page: Page, upstreams: BenchUpstreams) => Promise<T>,
  { perMinute }: { readonly perMinute?: number } = {},
): Promise<T> => {
  const upstreams = await startUpstreams(latencyMs);
  const settings = trainingSettings(upstreams.baseUrls);
  const { capillary } = settings.upstreams;
  if (capillary !== undefined && perMinute !== undefined) capillary.perMinute = perMinute;
  const preview = await launchPreview({
    config: settings,
    credentials: upstreams.credentials,
  });
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(preview.url);
    return await measure(page, upstreams);
  } finally {
    await browser.close();
    await preview.stop();
    upstreams.close();
  }
};
