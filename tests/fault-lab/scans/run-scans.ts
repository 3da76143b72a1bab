import { chromium } from '@playwright/test';
import { startTraining } from '../../../src/main/training/start.ts';
import { headlessOptions } from '../../../tools/browser/chromium.ts';
import { branchOf } from '../../e2e/fixtures/branch.ts';
import { startPreviewApp } from '../../e2e/fixtures/preview-app.ts';
import { createDesk } from '../../e2e/pages/desk.ts';
import { POSITIONS, type PositionName } from '../../e2e/scans/positions.ts';
import { noFigures, type PageFigures, type PageScan, scanOnPage } from '../../e2e/scans/scan-everywhere.ts';
import { randomOf, SUFFIXES } from '../../support/scans/keys.ts';
import { type SweepFigures, sweepScans } from '../../support/scans/sweep.ts';

/** What came of scans: by the detector alone, and on the real page. */
export interface ScansFigures {
  readonly detector: SweepFigures;
  readonly page: PageFigures;
}

const positions = Object.keys(POSITIONS) as PositionName[];
const suffixes = Object.keys(SUFFIXES) as (keyof typeof SUFFIXES)[];
const GAPS = [5, 40, 100] as const;

/** Every position with every suffix at every speed, or one of each position. */
const planOf = (full: boolean, random: () => number): readonly PageScan[] => {
  const rest = () => ({
    stall: random() < 0.5 ? Math.round(random() * 200) : 0,
    blanks: random() < 0.3,
    busy: random() < 0.2 ? Math.round(random() * 300) : 0,
  });
  const all = positions.flatMap((position) =>
    suffixes.flatMap((suffix) => GAPS.map((gap) => ({ position, suffix, gap, ...rest() }))),
  );
  if (full) return all;
  return positions.flatMap((position) => {
    const own = all.filter((scan) => scan.position === position);
    return own.slice(Math.floor(random() * own.length)).slice(0, 1);
  });
};

const runOnPage = async (
  plan: readonly PageScan[],
  random: () => number,
  onStep: (line: string) => void,
): Promise<PageFigures> => {
  const figures = noFigures();
  const training = await startTraining();
  const browser = await chromium.launch(headlessOptions());
  try {
    const branch = branchOf(training, { perMinute: 100_000 });
    const app = await startPreviewApp(browser, { viewport: { width: 1280, height: 800 } }, branch);
    await app.show();
    const desk = createDesk(app.page);
    let position: PositionName | null = null;
    for (const scan of plan) {
      if (scan.position !== position)
        onStep(`${figures.scans} of ${plan.length} scans; next: ${scan.position}`);
      position = scan.position;
      await scanOnPage(desk, training, scan, figures, random);
    }
    await app.stop();
  } finally {
    await browser.close();
    await training.close();
  }
  return figures;
};

/** Scans at every place of the focus, with every suffix and speed, stalls, blanks and a busy page. */
export const runScans = async ({
  seed,
  full,
  onStep,
}: {
  readonly seed: number;
  readonly full: boolean;
  readonly onStep: (line: string) => void;
}): Promise<ScansFigures> => {
  const random = randomOf(seed);
  const detector = sweepScans({ seed, times: full ? 40 : 4 });
  return { detector, page: await runOnPage(planOf(full, random), random, onStep) };
};
