/*
 * Shows every scene of the built renderer in both themes and three sizes, checks each with axe, and writes pictures.
 * node tests/support/renderer-stage/take-pictures.ts <built renderer> <folder for pictures> [--language hi] [scene …]
 * In another language than English only those scenes are shown in which nothing has to be pressed by its English name.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright';
import { chromiumOptions } from '../../../tools/browser/chromium.ts';
import { STAGES } from './fixtures.ts';
import { SCENES } from './scenes.ts';
import { serve } from './serve.ts';
import { setStage } from './stage.ts';

const {
  values: { language },
  positionals: [built = 'out/renderer', pictures = 'test-results/stage', ...only],
} = parseArgs({ options: { language: { type: 'string', default: 'en' } }, allowPositionals: true });
const SIZES = [
  { name: '1280', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  { name: '1024', viewport: { width: 1024, height: 640 }, deviceScaleFactor: 1 },
  { name: 'zoom', viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
  { name: '2560', viewport: { width: 2560, height: 1440 }, deviceScaleFactor: 1 },
];

await mkdir(pictures, { recursive: true });
const served = await serve(built);
const browser = await chromium.launch(chromiumOptions());
let faults = 0;
const fault = (where: string, what: string): void => {
  faults += 1;
  console.log(`${where}: ${what}`);
};

for (const colorScheme of ['light', 'dark'] as const) {
  for (const size of SIZES) {
    for (const scene of SCENES) {
      if (only.length > 0 && !only.includes(scene.name)) continue;
      if (language !== 'en' && scene.play !== undefined) continue;
      if (size.name === '2560' && !['full', 'edited'].includes(scene.name)) continue;
      const where = `${scene.name}-${size.name}-${colorScheme}`;
      const context = await browser.newContext({
        viewport: size.viewport,
        deviceScaleFactor: size.deviceScaleFactor,
        colorScheme,
        timezoneId: 'Asia/Kolkata',
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') fault(where, message.text());
      });
      page.on('pageerror', (error) => fault(where, error.message));
      await page.addInitScript(setStage, STAGES[scene.stage]);
      const chosen = JSON.stringify({
        '': language,
        [STAGES[scene.stage].info.operator?.id ?? '']: language,
      });
      await page.addInitScript((kept) => window.localStorage.setItem('branchdesk.languages', kept), chosen);
      await page.goto(served.url);
      await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
      await scene.play?.(page);
      await page.waitForTimeout(scene.stage === 'loading' ? 600 : 150);
      // The desk stays still; the page for whoever sets it up is read from top to bottom.
      if ((size.name === '1280' || size.name === '1024') && scene.name !== 'not-configured') {
        const scrolls = await page.evaluate(
          () => document.documentElement.scrollHeight > window.innerHeight + 1,
        );
        if (scrolls) fault(where, 'the page scrolls');
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
      if (wide) fault(where, 'the page scrolls sideways');
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations)
        fault(where, `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      await page.screenshot({ path: join(pictures, `${where}.png`), fullPage: size.name === 'zoom' });
      await context.close();
    }
  }
}

await browser.close();
await served.close();
console.log(`${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
