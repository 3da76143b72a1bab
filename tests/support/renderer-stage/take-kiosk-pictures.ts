/*
 * Shows every scene of a kiosk in its sizes, languages and looks, measures each and checks it with axe, and writes
 * pictures.
 * node tests/support/renderer-stage/take-kiosk-pictures.ts <built renderer> <folder for pictures> [--quick] [scene …]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import { chromium } from 'playwright';
import { chromiumOptions } from '../../../tools/browser/chromium.ts';
import { KIOSK_SCENES, openScene } from './kiosk-scenes.ts';
import { KIOSK_SHOTS, measuresOf, nameOfShot } from './kiosk-shots.ts';
import { measure } from './measure.ts';
import { serve } from './serve.ts';

const {
  values: { quick, shot: onlyShots },
  positionals: [built = 'out/renderer', pictures = 'test-results/kiosk', ...only],
} = parseArgs({
  options: { quick: { type: 'boolean', default: false }, shot: { type: 'string', multiple: true } },
  allowPositionals: true,
});

await mkdir(pictures, { recursive: true });
const served = await serve(built);
const browser = await chromium.launch(chromiumOptions());
let faults = 0;
const fault = (where: string, what: string): void => {
  faults += 1;
  console.log(`${where}: ${what}`);
};

for (const scene of KIOSK_SCENES) {
  if (only.length > 0 && !only.includes(scene.name)) continue;
  for (const shot of KIOSK_SHOTS) {
    if (onlyShots !== undefined && !onlyShots.some((one) => nameOfShot(shot).includes(one))) continue;
    const where = `${scene.name}-${nameOfShot(shot)}`;
    const context = await browser.newContext({ viewport: shot.size, timezoneId: 'Asia/Kolkata' });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') fault(where, message.text());
    });
    page.on('pageerror', (error) => fault(where, error.message));
    try {
      await openScene(page, served.url, scene, shot);
      for (const one of await page.evaluate(measure, measuresOf(shot))) fault(where, one);
      if (!quick) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations)
          fault(where, `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
      }
    } catch (error) {
      fault(where, `not reached: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
    }
    await page.screenshot({ path: join(pictures, `${where}.png`) });
    await context.close();
  }
}

await browser.close();
await served.close();
console.log(`${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
