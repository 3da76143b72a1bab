import { expect, type Page } from '@playwright/test';
import { personTagged } from '../../support/people.ts';
import { createListener, type Listener } from '../fixtures/listener.ts';
import { test } from '../fixtures/voice.ts';

/* Every time limit of a kiosk, for somebody who hears it. */

const IDLE = 15;
const WARNING = 20;

test.use({
  configured: { mode: 'kiosk', kiosk: { idleSeconds: IDLE, warningSeconds: WARNING } },
  display: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
});

const speaks = (page: Page): Promise<boolean> => page.evaluate(() => speechSynthesis.speaking);

/** Seconds of the page's clock until there is a warning; time passes only while nothing is said. */
const untilWarned = async (page: Page, me: Listener): Promise<number> => {
  let seconds = 0;
  await expect
    .poll(
      async () => {
        if (!(await speaks(page)) && !/Are you still here/.test(me.heard())) {
          await page.clock.runFor(1_000);
          seconds += 1;
        }
        return me.heard();
      },
      { intervals: [10], timeout: 40_000 },
    )
    .toMatch(/Are you still here\?.*20 seconds left.*or touch the screen anywhere, to stay.*I am still here/);
  await expect.poll(() => speaks(page)).toBe(false);
  return seconds;
};

/** By a key or by a touch, in turn. */
const stays = async (page: Page, me: Listener, round: number): Promise<void> => {
  if (round % 2 === 0) await me.press('ArrowDown');
  else {
    me.forget();
    await page.touchscreen.tap(540, 200);
  }
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
};

test('a warning is extended ten times, by key and by touch, and each time its seconds are whole @full', async ({
  app: { page },
  voice,
}) => {
  test.slow();
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Read aloud' }).waitFor();
  const me = createListener(voice, page.keyboard);
  await me.press('ArrowDown');
  await me.hears(/Scan your card/);
  await me.choose(/type your mobile number/);
  await me.hears(/Yes, speak aloud/);
  await me.choose(/Yes, speak aloud/);
  await me.hears(/Type your mobile number/);
  await me.type('984');
  for (let round = 0; round < 10; round += 1) {
    // Three times the idle time, for whoever listens; the digits were said before.
    expect(await untilWarned(page, me), `round ${round}`).toBeGreaterThanOrEqual(IDLE * 3 - 3);
    expect(me.heard()).toContain('What you typed will be lost.');
    // The seconds count from when the warning was said, however long that took.
    await page.clock.runFor((WARNING - 3) * 1_000);
    await expect(page.getByRole('alertdialog')).toHaveCount(1);
    await stays(page, me, round);
    // Whoever stays hears where they are.
    await me.hears(/Type your mobile number.*3 digits typed/);
  }
  await me.hears(/taken back with Delete/);
  await me.press('5');
  expect(await me.hears(/typed/)).toBe('4 digits typed');
  await untilWarned(page, me);
  await page.clock.runFor((WARNING + 2) * 1_000);
  await expect(page.getByText('Scan your card')).toBeVisible();
});

test('the limit of each screen is extended once @full', async ({ app: { page }, training, voice }) => {
  test.slow();
  const { mobile, cards } = personTagged(training, 'two-cards');
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Read aloud' }).waitFor();
  const me = createListener(voice, page.keyboard);
  let round = 0;
  const extend = async (again: RegExp): Promise<void> => {
    await untilWarned(page, me);
    round += 1;
    await stays(page, me, round);
    await me.hears(again);
  };
  await me.press('ArrowDown');
  await me.hears(/Scan your card/);
  await extend(/Change what is yours/);
  await me.choose(/type your mobile number/);
  await me.hears(/Speak aloud here\?/);
  await untilWarned(page, me);
  await stays(page, me, 1);
  await me.press('*');
  await me.hears(/Speak aloud here\?.*No/);
  await me.choose(/Yes, speak aloud/);
  await me.hears(/Type your mobile number/);
  await extend(/Type your mobile number/);
  await me.choose(/Help/);
  await me.hears(/Close/);
  await untilWarned(page, me);
  await stays(page, me, 1);
  await me.press('*');
  await me.hears(/Close/);
  await me.choose(/Close/);
  await me.hears(/Type your mobile number/);
  await me.type(mobile.slice(-10));
  await me.press('Enter');
  await me.hears(/Type the last six digits of your card/);
  await extend(/Type the last six digits of your card/);
  await me.type(cards[0]?.number.slice(-6) ?? '');
  await me.press('Enter');
  await me.hears(/What do you want to change\?.*Cash machines/);
  await extend(/What do you want to change\?/);
  await me.choose(/Cash machines/);
  await me.hears(/Yes, change it/);
  await extend(/Cash machines/);
  await me.choose(/Yes, change it/);
  await me.hears(/Done\. We checked\./);
  await extend(/Done\. We checked\./);
  await me.choose(/I am done/);
  expect(training.ledger.entries().length).toBeGreaterThan(0);
});
