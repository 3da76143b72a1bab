import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { branchOf } from '../fixtures/branch.ts';
import { type Change, ONE_OF_EACH } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import { createDesk } from '../pages/desk.ts';
import { createNeedsLook } from '../pages/needs-look.ts';

test.skip(({ shell }) => shell === 'electron', 'what is killed here is the process of a preview');

/** A change that needs a look shows whose it is, old → new, and stands here. */
const expectLook = (item: Locator, { from, to }: Change, word: string): Promise<void> =>
  expect(item).toHaveAccessibleName(new RegExp(`: ${from} → ${to}\\. ${word}$`));

/** Starts the app over a profile, kills it while a change waits for its reply, and starts it again. */
const killedMidWrite = async (
  { training, change, when }: { training: Training; change: Change; when: 'before' | 'after' },
  openBrowser: () => Promise<Browser>,
) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-killed-'));
  const profile = join(folder, 'profile');
  const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
  const first = await launchPreview({ ...branchOf(training), profile });
  const page = await context.newPage();
  await page.goto(first.url);
  const desk = createDesk(page);
  await desk.open(personTagged(training, 'two-cards'));
  await change.draft(desk, training);
  await expectChange(desk.basket.line(change.title), change, 'Draft');
  const { upstream, call } = change;
  await training.faults.set(upstream, { fault: 'delay', ms: 60_000, call, when });
  await desk.basket.apply.click();
  await expect.poll(() => training.ledger.entries({ upstream, call }).length, { intervals: [20] }).toBe(1);
  process.kill(first.pid, 'SIGKILL');
  await first.stop();
  await training.faults.clear();

  const second = await launchPreview({ ...branchOf(training), profile });
  await page.goto(second.url);
  return {
    desk: createDesk(page),
    needsLook: createNeedsLook(page),
    end: async () => {
      await context.close();
      await second.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

for (const change of ONE_OF_EACH) {
  test(
    `${change.name}: killed after it was made, the next start shows it and confirms it without a key`,
    firstOnly(ONE_OF_EACH, change),
    async ({ training, openBrowser }) => {
      const { desk, needsLook, end } = await killedMidWrite({ training, change, when: 'after' }, openBrowser);
      const person = personTagged(training, 'two-cards');
      const item = needsLook.item(change.title);
      await expect(item).toContainText(person.name);
      await expectLook(item, change, 'Confirmed');
      expect(training.ledger.entries({ upstream: change.upstream, call: change.call })).toHaveLength(1);
      await item.getByRole('button', { name: 'Open customer', exact: true }).click();
      await desk.expectOpen(person.name);
      await expectChange(desk.activity.item(change.title), change, 'Confirmed');
      await item.getByRole('button', { name: 'Dismiss', exact: true }).click();
      await expect(needsLook.region).toHaveCount(0);
      await end();
    },
  );
}

test('killed before it was made: the outcome is unknown, with what to look at by hand, until it is read back', async ({
  training,
  openBrowser,
}) => {
  const [change] = ONE_OF_EACH;
  if (change === undefined) throw new Error('no change');
  const { desk, needsLook, end } = await killedMidWrite({ training, change, when: 'before' }, openBrowser);
  const item = needsLook.item(change.title);
  await expectLook(item, change, 'Outcome unknown');
  await expect(item).toContainText(
    'Branchdesk ended after this was sent and before the reply of airpay came.',
  );
  await expect(item).toContainText('look in airpay by hand: is it “Not allowed”, or still “Allowed”?');
  await expect(item.getByRole('button', { name: 'Try again', exact: true })).toHaveCount(0);
  await expect(desk.page.getByRole('button', { name: '1 change needs a look', exact: true })).toBeVisible();
  await expectAccessibleInBothThemes(desk.page);

  const { upstream, call } = change;
  const before = training.ledger.entries({ upstream }).length;
  await item.getByRole('button', { name: 'Read back now', exact: true }).click();
  await expect.poll(() => training.ledger.entries({ upstream }).length).toBeGreaterThan(before);
  await expectLook(item, change, 'Outcome unknown');
  expect(training.ledger.entries({ upstream, call })).toHaveLength(1);
  await end();
});
