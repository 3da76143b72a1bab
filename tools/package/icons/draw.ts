import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumOptions } from '../../browser/chromium.ts';
import { type SizedPng, toIcns, toIco } from './containers.ts';

/*
 * Draws every size of the app's icon from `icon.svg` with the browser that is there. What it makes is committed: a build
 * draws nothing.
 */

const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

const folder = import.meta.dirname;
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const browser = await chromium.launch(chromiumOptions());
const page = await browser.newPage();
const drawn: SizedPng[] = [];
for (const size of PNG_SIZES) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  drawn.push({ size, png: await page.screenshot({ omitBackground: true }) });
}
await browser.close();

mkdirSync(join(folder, 'png'), { recursive: true });
for (const { size, png } of drawn) writeFileSync(join(folder, 'png', `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), toIco(drawn.filter(({ size }) => ICO_SIZES.includes(size))));
writeFileSync(join(folder, 'icon.icns'), toIcns(drawn));
