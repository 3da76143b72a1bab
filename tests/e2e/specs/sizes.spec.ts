import type { Page } from '@playwright/test';
import { personTagged } from '../../support/people.ts';
import { expectAccessible } from '../fixtures/accessible.ts';
import { UNHURRIED } from '../fixtures/branch.ts';
import { CHANGES } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.use({ perMinute: UNHURRIED });

/** How many pixels the page is larger than its window. */
const overflow = (page: Page): Promise<{ readonly x: number; readonly y: number }> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });

const SCREENS = [
  { name: '1024 x 640', display: { viewport: { width: 1024, height: 640 } }, still: true },
  { name: '1280 x 800', display: { viewport: { width: 1280, height: 800 } }, still: true },
  { name: '3840 x 2160', display: { viewport: { width: 3840, height: 2160 } }, still: true },
  {
    name: '1280 x 800 at 200% zoom',
    display: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    still: false,
  },
] as const;

for (const { name, display, still } of SCREENS) {
  test.describe(`on a screen of ${name}`, () => {
    test.use({ display });

    test('the main job can be done, and the page does not scroll sideways', async ({ desk, training }) => {
      const { page, basket } = desk;
      const expectStill = async (): Promise<void> => {
        const { x, y } = await overflow(page);
        expect(x).toBe(0);
        if (still) expect(y).toBe(0);
      };
      await expectStill();
      await desk.search.find('Priya Sharma');
      await expect(desk.search.matches.getByRole('option')).toHaveCount(3);
      await expectStill();
      await desk.open(personTagged(training, 'two-cards'));
      await expectStill();
      await expectAccessible(page);

      for (const change of CHANGES) await change.draft(desk, training);
      await expect(basket.lines).toHaveCount(CHANGES.length);
      await expectStill();
      await basket.apply.click();
      for (const change of CHANGES) await expectChange(basket.line(change.title), change, 'Confirmed');
      await expectStill();
      await expectAccessible(page);
      await expect(desk.usage.radio(desk.usage.channel('ATM'), 'Not allowed')).toBeChecked();
    });
  });
}
