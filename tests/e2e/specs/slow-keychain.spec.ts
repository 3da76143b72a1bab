import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { branchOf } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import { createDesk } from '../pages/desk.ts';

/*
 * The first start on a machine whose virus scanner holds up every program that it does not know: the keychain's process
 * is asked for, and runs much later.
 */

test.skip(({ shell }) => shell === 'electron', 'the launch of Electron’s processes cannot be held up');

const LAUNCHES = [8, 20] as const;

for (const seconds of LAUNCHES)
  test(
    `a keychain whose process takes ${seconds} s: changes work as soon as it answers`,
    firstOnly(LAUNCHES, seconds),
    async ({ training, openBrowser }) => {
      const context = await (await openBrowser()).newContext();
      const page = await context.newPage();
      const begun = performance.now();
      const preview = await launchPreview({ ...branchOf(training), childDelayMs: seconds * 1000 });
      await page.goto(preview.url);
      const desk = createDesk(page);
      const journal = page.getByRole('region', { name: 'Journal', exact: true });
      await expect(desk.search.box).toBeVisible();
      await expect(journal).toContainText('The keychain of this desk has not answered yet');

      await expect(journal).toHaveCount(0, { timeout: seconds * 1000 + 5_000 });
      expect(performance.now() - begun).toBeGreaterThan(seconds * 1000);
      await desk.open(personTagged(training, 'two-cards'));
      await ATM_OFF.draft(desk, training);
      await desk.basket.apply.click();
      await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
      expect(training.ledger.entries({ applied: true })).toHaveLength(1);
      await context.close();
      expect(await preview.stop()).toBe(0);
    },
  );

test('an app that ends before its keychain’s process runs: nothing it was asked happens later', async ({
  training,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-slow-'));
  const profile = join(folder, 'profile');
  const kept = () => readFileSync(join(profile, 'keychain.json'), 'utf8');
  const first = await launchPreview({ ...branchOf(training), profile, childDelayMs: 3_000 });
  const before = kept();
  expect(await first.stop()).toBe(0);

  // The next one, whose process comes at once, finds what was there and nothing else.
  expect(kept()).toBe(before);
  const second = await launchPreview({ ...branchOf(training), profile });
  await expect.poll(kept).not.toBe(before);
  expect(await second.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});
