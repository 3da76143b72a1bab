import type { Browser } from '@playwright/test';
import { lookAtFocus } from '../../support/renderer-stage/focus.ts';
import { KIOSK_SCENES, type KioskScene, openScene } from '../../support/renderer-stage/kiosk-scenes.ts';
import {
  KIOSK_SHOTS,
  measuresOf,
  nameOfShot,
  type SizedShot,
} from '../../support/renderer-stage/kiosk-shots.ts';
import { measure } from '../../support/renderer-stage/measure.ts';
import { type Served, serve } from '../../support/renderer-stage/serve.ts';
import { expectAccessible } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';
import { watchPage } from '../fixtures/watch-page.ts';

/*
 * Every screen of a kiosk, held still without its main process: nothing too small, too faint, cut off, covered or out of
 * reach, and nothing that axe finds. The short form takes the look that has least room; the full one all of them.
 */

test.skip(
  ({ shell }) => shell === 'electron',
  'the built screens are held still here without their main process',
);

const looked = test.extend<{ readonly look: (scene: KioskScene, shot: SizedShot) => Promise<void> }>({
  look: async ({ openBrowser }, use) => {
    const served: Served = await serve('out/renderer');
    const browser: Browser = await openBrowser();
    await use(async (scene, shot) => {
      const context = await browser.newContext({ viewport: shot.size, timezoneId: 'Asia/Kolkata' });
      const page = await context.newPage();
      const misdeeds = await watchPage(page);
      await openScene(page, served.url, scene, shot);
      const where = `${scene.name} at ${nameOfShot(shot)}`;
      expect(await page.evaluate(measure, measuresOf(shot)), where).toEqual([]);
      await expectAccessible(page);
      const focus = await lookAtFocus(page);
      expect(focus.faults, where).toEqual([]);
      expect(focus.places, where).toBeGreaterThan(0);
      expect(misdeeds(), where).toEqual([]);
      await context.close();
    });
    await served.close();
  },
});

const named = (name: string): KioskScene => {
  const scene = KIOSK_SCENES.find((one) => one.name === name);
  if (scene === undefined) throw new Error(`there is no scene ${name}`);
  return scene;
};

const shotNamed = (name: string): SizedShot => {
  const shot = KIOSK_SHOTS.find((one) => nameOfShot(one) === name);
  if (shot === undefined) throw new Error(`there is no shot ${name}`);
  return shot;
};

for (const name of ['kiosk-attract', 'kiosk-proof', 'kiosk-messages', 'kiosk-long-consent', 'kiosk-warning'])
  looked(
    `${name} fits, and can be used by everybody, in larger Spanish text in high contrast`,
    async ({ look }) => {
      await look(named(name), shotNamed('1024x768-es-contrast-larger'));
    },
  );

for (const scene of KIOSK_SCENES)
  looked(
    `${scene.name} fits, and can be used by everybody, however it is shown`,
    { tag: '@full' },
    async ({ look }) => {
      test.setTimeout(300_000);
      for (const shot of KIOSK_SHOTS) await look(scene, shot);
    },
  );

looked('what is measured would be found', async ({ openBrowser }) => {
  const page = await (await openBrowser()).newPage({ viewport: { width: 1080, height: 1920 } });
  await page.setContent(`<main style="font-size:20px;background:#fff;color:#000">
    <button style="width:40px;height:60px">small</button>
    <p style="font-size:17px">tiny</p>
    <p style="color:#777">faint</p>
    <p style="height:30px;overflow:hidden;width:60px">a sentence that is cut off</p>
    <div class="controls"><button style="width:90px;height:60px">high</button></div>
    <button style="position:fixed;top:1900px;left:0;width:90px;height:60px">out</button>
    <button style="position:fixed;top:900px;left:0;width:90px;height:60px">covered</button>
    <div style="position:fixed;top:890px;left:0;width:120px;height:80px;background:#eee">over it</div>
    <p style="position:fixed;top:700px;left:0">one line</p><p style="position:fixed;top:702px;left:4px">another</p>
    <button style="width:80px;height:60px;padding:0;white-space:nowrap">far too long for it</button>
  </main>`);
  const found = await page.evaluate(measure, {
    ...{ target: 48, text: 18, contrast: 7, scrolls: false, lower: true },
  });
  for (const words of [
    '“small” is 40 by 60',
    '“tiny” is of 17px',
    '“faint” has a contrast of 4.48',
    '“a sentence that is cut off” is cut off',
    '“high” lies in the upper half',
    '“out” is out of sight',
    '“covered” is covered by DIV',
    '“one line” and “another” overlap',
    '“far too long for it” leaves its button',
  ])
    expect(
      found.filter((one) => one.startsWith(words)),
      words,
    ).not.toEqual([]);
  await page.close();
});
