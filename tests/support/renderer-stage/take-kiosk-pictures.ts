/*
 * Shows every screen of the kiosk in three sizes, both looks and two languages, checks each with axe and for what does
 * not fit, and writes pictures.
 * node tests/support/renderer-stage/take-kiosk-pictures.ts <built renderer> <folder for pictures> [scene …]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from 'playwright';
import { chromiumOptions } from '../../../tools/browser/chromium.ts';
import { STAGES } from './fixtures.ts';
import { KIOSK_VIEWS, kioskStage } from './kiosk-stages.ts';
import { serve } from './serve.ts';
import { setStage } from './stage.ts';

const [built = 'out/renderer', pictures = 'test-results/kiosk', ...only] = process.argv.slice(2);
const SIZES = [
  { name: '1080x1920', viewport: { width: 1080, height: 1920 } },
  { name: '1920x1080', viewport: { width: 1920, height: 1080 } },
  { name: '1024x768', viewport: { width: 1024, height: 768 } },
];
const LANGUAGES = { en: 'English', ar: 'العربية' } as const;

const type = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) {
    await page.keyboard.press(digit, { delay: 20 });
    await page.waitForTimeout(90);
  }
};

const asStaff = async (page: Page): Promise<void> => {
  await page.locator('button[class*="corner"]').focus();
  await page.keyboard.press('Enter', { delay: 60 });
  await page.locator('fieldset').waitFor();
  await type(page, '482915');
  await page.locator('fieldset button').last().click();
  await page.locator('main li').first().waitFor();
};

interface Scene {
  readonly name: string;
  readonly view: keyof typeof KIOSK_VIEWS;
  readonly play?: (page: Page) => Promise<void>;
  readonly larger?: boolean;
}

const still = (Object.keys(KIOSK_VIEWS) as (keyof typeof KIOSK_VIEWS)[]).map((view) => ({
  name: view,
  view,
}));

const SCENES: readonly Scene[] = [
  ...still,
  {
    name: 'kiosk-mobile',
    view: 'kiosk-attract',
    play: async (page) => {
      await page.locator('main section button').first().click();
      await type(page, '98450100');
    },
  },
  { name: 'kiosk-larger', view: 'kiosk-question', larger: true },
  { name: 'kiosk-larger-choices', view: 'kiosk-choices', larger: true },
  { name: 'kiosk-larger-proof', view: 'kiosk-proof', larger: true },
  {
    name: 'kiosk-help',
    view: 'kiosk-choices',
    play: (page) => page.locator('nav button').last().click(),
  },
  {
    name: 'kiosk-warning',
    view: 'kiosk-question',
    play: async (page) => {
      await page.clock.runFor(46_000);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'kiosk-staff',
    view: 'kiosk-choices',
    play: async (page) => {
      await page.locator('button[class*="corner"]').focus();
      await page.keyboard.press('Enter', { delay: 60 });
      await page.locator('fieldset').waitFor();
      await type(page, '482915');
    },
  },
  { name: 'kiosk-health', view: 'kiosk-choices', play: asStaff },
  {
    name: 'kiosk-lately',
    view: 'kiosk-choices',
    play: async (page) => {
      await asStaff(page);
      await page.locator('main button').first().click();
      await page.locator('main li bdi').first().waitFor();
    },
  },
];

await mkdir(pictures, { recursive: true });
const served = await serve(built);
const browser = await chromium.launch(chromiumOptions());
let faults = 0;
const fault = (where: string, what: string): void => {
  faults += 1;
  console.log(`${where}: ${what}`);
};

/** Each size; high contrast and the other direction where they are most likely not to fit. */
const SHOTS: readonly {
  readonly size: (typeof SIZES)[number];
  readonly look: 'light' | 'contrast';
  readonly language: keyof typeof LANGUAGES;
}[] = [
  ...SIZES.map((size) => ({ size, look: 'light' as const, language: 'en' as const })),
  ...SIZES.slice(0, 1).map((size) => ({ size, look: 'contrast' as const, language: 'en' as const })),
  ...SIZES.slice(2).map((size) => ({ size, look: 'light' as const, language: 'ar' as const })),
  ...SIZES.slice(2).map((size) => ({ size, look: 'contrast' as const, language: 'ar' as const })),
];

for (const scene of SCENES) {
  if (only.length > 0 && !only.includes(scene.name)) continue;
  for (const { size, look, language } of SHOTS) {
    const where = `${scene.name}-${size.name}-${look}-${language}`;
    const context = await browser.newContext({ viewport: size.viewport, timezoneId: 'Asia/Kolkata' });
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') fault(where, message.text());
    });
    page.on('pageerror', (error) => fault(where, error.message));
    if (scene.name === 'kiosk-warning') await page.clock.install();
    const view = KIOSK_VIEWS[scene.view];
    const first = language === 'en' ? view.languages : (['ar', 'en', 'hi', 'es'] as const);
    await page.addInitScript(setStage, kioskStage(STAGES.start, { ...view, languages: [...first] }));
    await page.goto(served.url);
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
    await page.getByRole('button', { name: LANGUAGES[language] }).waitFor();
    const tools = page.locator('nav button[aria-pressed]');
    if (scene.larger === true) await tools.first().click();
    if (look === 'contrast') await tools.last().click();
    await scene.play?.(page);
    if (scene.name !== 'kiosk-warning') await page.waitForTimeout(120);
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const small = await page.evaluate(() => {
      const found: string[] = [];
      for (const button of document.querySelectorAll('button')) {
        const { width, height, right, bottom, left, top } = button.getBoundingClientRect();
        if (width === 0 || button.closest('[inert]') !== null) continue;
        const name = (button.textContent ?? '').trim();
        if (width < 48 || height < 48) found.push(`“${name}” is ${width} by ${height}`);
        if (left < 0 || top < 0 || right > window.innerWidth + 1 || bottom > window.innerHeight + 1)
          found.push(`“${name}” is out of sight`);
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || (node.textContent ?? '').trim() === '') continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (size < 18 && parent.getBoundingClientRect().width > 2)
          found.push(`“${node.textContent}” is ${size}px`);
      }
      for (const main of document.querySelectorAll('main'))
        if (main.scrollHeight > main.clientHeight + 1) found.push('main scrolls');
      return found;
    });
    for (const one of small) fault(where, one);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations)
      fault(where, `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    await page.screenshot({ path: join(pictures, `${where}.png`) });
    await context.close();
  }
}

await browser.close();
await served.close();
console.log(`${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;
