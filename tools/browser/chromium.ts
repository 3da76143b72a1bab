import { findChromium, findHeadless } from './find.ts';

/** Its path; throws where there is none. */
const needed = (found: string | null): string => {
  if (found === null)
    throw new Error('no Chromium was found: install one or set BRANCHDESK_CHROMIUM to its path');
  return found;
};

/**
 * Switched off. The last switch of this name counts, so what Playwright switches off stands here too. The others are
 * pages that Chromium would load and keep beside each window of ours, for its own address bar and for a next window: they
 * cost more time of the processor than the app's page does.
 */
const SWITCHED_OFF = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess'],
];

const launched = (executablePath: string) => ({
  executablePath,
  args: [
    // Chromium refuses its own sandbox to root; the pages are the app's own.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--disable-features=${SWITCHED_OFF.join(',')}`,
  ],
});

/** How the tour, the benchmark and what is tried against a browser launch it: headless, and without calls home. */
export const chromiumOptions = () => launched(needed(findChromium()));

/** How tests launch what shows them the app: with as little around its page as this machine has. */
export const headlessOptions = () => launched(needed(findHeadless()));
