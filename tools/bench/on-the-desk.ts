import { userInfo } from 'node:os';
import { chromium, type Page } from 'playwright';
import { trainingSettings } from '../../src/main/config/training-settings.ts';
import type { GiantSize } from '../../tests/support/giant.ts';
import { chromiumOptions } from '../browser/chromium.ts';
import { launchPreview, type Preview } from '../preview/launch.ts';
import { type BenchUpstreams, startUpstreams } from './upstreams.ts';

/** How a desk that is measured differs from others. */
interface DeskOptions {
  /** How many calls Capillary gets in a minute; as the settings have it where it is left out. */
  readonly perMinute?: number;
  /** What the first plain customers hold. */
  readonly giants?: readonly GiantSize[];
  /** What the configuration holds beside that of training. Left out: whoever runs this may do everything. */
  readonly configured?: object;
  /** What the PINs in it are hashed with. */
  readonly pepper?: string;
  /** A module that is loaded into the preview before the app. */
  readonly loaded?: URL;
}

/** The account that runs this, as somebody who may do everything. */
const THIS_ACCOUNT = {
  from: 'os-user',
  accounts: { [userInfo().username]: { id: 'bench.op', name: 'Bench Operator', role: 'administrator' } },
};

/** Measures on a desk at 1280 x 800, whose upstreams take `latencyMs` for every reply, and ends all of it. */
export const onTheDesk = async <T>(
  latencyMs: number,
  measure: (page: Page, upstreams: BenchUpstreams, preview: Preview) => Promise<T>,
  options: DeskOptions = {},
): Promise<T> => {
  const { perMinute, giants, loaded, configured, pepper } = options;
  const upstreams = await startUpstreams(latencyMs, giants);
  const settings = trainingSettings(upstreams.baseUrls);
  const { capillary } = settings.upstreams;
  if (capillary !== undefined && perMinute !== undefined) capillary.perMinute = perMinute;
  const preview = await launchPreview({
    config: { ...settings, operators: THIS_ACCOUNT, ...configured },
    credentials: { ...upstreams.credentials, ...(pepper !== undefined && { operators: { pepper } }) },
    ...(loaded === undefined ? {} : { loaded }),
  });
  const browser = await chromium.launch(chromiumOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(preview.url);
    return await measure(page, upstreams, preview);
  } finally {
    await browser.close();
    await preview.stop();
    upstreams.close();
  }
};
