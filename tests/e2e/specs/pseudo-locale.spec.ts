import { STAGES } from '../../support/renderer-stage/fixtures.ts';
import { KIOSK_SCENES, openScene } from '../../support/renderer-stage/kiosk-scenes.ts';
import { measuresOf, nameOfShot, type SizedShot } from '../../support/renderer-stage/kiosk-shots.ts';
import { KIOSK_VIEWS, kioskStage } from '../../support/renderer-stage/kiosk-stages.ts';
import { measure } from '../../support/renderer-stage/measure.ts';
import { MARKS } from '../../support/renderer-stage/pseudo.ts';
import { PSEUDO, servePseudo } from '../../support/renderer-stage/serve-pseudo.ts';
import { setStage } from '../../support/renderer-stage/stage.ts';
import { unmarked } from '../../support/renderer-stage/unmarked.ts';
import { expect, test } from '../fixtures/desk.ts';

/*
 * Screens in a language that is made for tests alone: every English text lengthened by 40 % and marked at both ends.
 * Nothing may be cut off, lie over something else, or be without its marks, which is a text that is no message.
 */

test.skip(
  ({ shell }) => shell === 'electron',
  'the built screens are held still here without their main process',
);

const pseudo = test.extend<{ readonly url: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  url: async ({}, use) => {
    const served = await servePseudo('out/renderer');
    await use(served.url);
    await served.close();
  },
});

/** The least room in normal text in one direction, and a tall screen with larger text in the other. */
const SHOTS: readonly SizedShot[] = [
  { size: { width: 1024, height: 768 }, language: 'es', contrast: false, larger: false, alone: true },
  { size: { width: 1080, height: 1920 }, language: 'ar', contrast: false, larger: true, alone: true },
];

const QUICK: readonly string[] = ['kiosk-choices', 'kiosk-proof', 'kiosk-warning'];

for (const scene of KIOSK_SCENES)
  pseudo(
    `a kiosk: ${scene.name}`,
    { tag: QUICK.includes(scene.name) ? [] : '@full' },
    async ({ openBrowser, url }) => {
      for (const shot of SHOTS) {
        const context = await (await openBrowser()).newContext({ viewport: shot.size });
        const page = await context.newPage();
        await openScene(page, url, scene, shot);
        const stage = kioskStage(STAGES.start, KIOSK_VIEWS[scene.view]);
        const told = JSON.stringify(scene.set?.(stage) ?? stage);
        const found = [
          ...(await page.evaluate(measure, measuresOf(shot))),
          ...(await page.evaluate(unmarked, { told, ...MARKS })),
        ];
        expect(found, `${scene.name} at ${nameOfShot(shot)}`).toEqual([]);
        await context.close();
      }
    },
  );

/** The moments of a desk that hold most of its words. */
const DESK = [
  'start',
  'full',
  'edited',
  'results',
  'partial',
  'needs-look',
  'untold',
  'not-configured',
] as const;

for (const name of DESK)
  pseudo(`a desk: ${name}`, { tag: name === 'full' ? [] : '@full' }, async ({ openBrowser, url }) => {
    const stage = STAGES[name];
    for (const language of PSEUDO) {
      const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.addInitScript(setStage, stage);
      const kept = JSON.stringify({ '': language, [stage.info.operator?.id ?? '']: language });
      await page.addInitScript((text) => window.localStorage.setItem('branchdesk.languages', text), kept);
      await page.goto(url);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      const found = [
        ...(await page.evaluate(measure, {
          ...{ target: null, text: null, contrast: null, scrolls: true, lower: false },
        })),
        ...(await page.evaluate(unmarked, { told: JSON.stringify(stage), ...MARKS })),
      ];
      expect(found, `${name} in the place of ${language}`).toEqual([]);
      await context.close();
    }
  });
