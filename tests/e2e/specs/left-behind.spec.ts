import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { launchPreview, type Preview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { type BranchOptions, branchOf, UNHURRIED } from '../fixtures/branch.ts';
import { test as base, expect } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { createDesk, type Desk } from '../pages/desk.ts';
import { createNeedsLook } from '../pages/needs-look.ts';

const LINKED = { from: 'Not linked', to: 'Linked' };
const GENERATED = { from: 'No number', to: 'A new number, linked to nobody' };

/** What a change left behind, over starts of the app: each of one profile, in one page. */
const test = base.extend<{ start: (options?: BranchOptions) => Promise<{ desk: Desk; preview: Preview }> }>({
  start: async ({ training, openBrowser }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-left-'));
    const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const started: Preview[] = [];
    await use(async (options) => {
      const preview = await launchPreview({
        ...branchOf(training, { perMinute: UNHURRIED, ...options }),
        profile: join(folder, 'profile'),
      });
      started.push(preview);
      await page.goto(preview.url);
      return { desk: createDesk(page), preview };
    });
    await context.close();
    await Promise.all(started.map((preview) => preview.stop()));
    rmSync(folder, { recursive: true, force: true });
  },
});

test.skip(({ shell }) => shell === 'electron', 'what ends here is the process of a preview');

const stageGenerated = async (desk: Desk, training: Training): Promise<void> => {
  await desk.open(personTagged(training, 'one-card'));
  await desk.cards.openLink();
  await desk.cards.choose('Generate a number');
  await desk.cards.addToBasket();
  await expect(desk.basket.lines).toHaveCount(2);
  await expect(desk.basket.lines.filter({ hasText: 'Draft' })).toHaveCount(2);
};

const madeCards = (training: Training): number =>
  training.ledger.entries({ upstream: 'capillary', call: 'generateCards' }).length;

const linkIt = (desk: Desk) => desk.activity.region.getByRole('button', { name: 'Link it', exact: true });

test('a card that was generated before the app was killed is linked from Activity, and never made again', async ({
  training,
  start,
}) => {
  const first = await start();
  await stageGenerated(first.desk, training);
  // The link is checked against who holds the number: there the app is killed.
  await training.faults.set('capillary', { fault: 'delay', ms: 60_000, call: 'lookupDetails' });
  await first.desk.basket.apply.click();
  await expectChange(first.desk.basket.line(/^Generate a card/), GENERATED, 'Confirmed');
  await expect(linkIt(first.desk)).toHaveCount(0);
  process.kill(first.preview.pid, 'SIGKILL');
  await first.preview.stop();
  await training.faults.clear();

  const { desk } = await start();
  await desk.open(personTagged(training, 'one-card'));
  await expectChange(desk.activity.item(/^Generate a card/), GENERATED, 'Confirmed');
  await expectAccessibleInBothThemes(desk.page);
  await linkIt(desk).click();
  const line = desk.basket.line(/^Link card •••• \d{4}/);
  await expectChange(line, LINKED, 'Draft');
  await expect(linkIt(desk)).toHaveCount(0);
  // Taken out, it is offered again.
  await line.getByRole('button', { name: /^Remove from basket/ }).click();
  await linkIt(desk).click();
  await expectChange(line, LINKED, 'Draft');
  await desk.basket.apply.click();
  await expectChange(line, LINKED, 'Confirmed');
  await expectChange(desk.activity.item(/^Link card/), LINKED, 'Confirmed');
  await expect(linkIt(desk)).toHaveCount(0);
  expect(madeCards(training)).toBe(1);
});

/** Says what was found, with the keyboard alone. */
const sayNotMade = async (page: Page, note: string): Promise<void> => {
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Say what you found', exact: true });
  await expect(dialog.getByRole('radio', { name: 'It was made', exact: true })).toBeFocused();
  await expect(dialog.getByRole('button', { name: 'Record it', exact: true })).toBeDisabled();
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'It was not made', exact: true })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type(note);
  await expectAccessibleInBothThemes(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
};

test('what a person found by hand stands in Activity; the change leaves the list and does not come back', async ({
  training,
  start,
}) => {
  // The look that was to settle it comes 30 s after the deadline.
  test.setTimeout(120_000);
  const first = await start({ configured: { network: { deadlineMs: 4_000 } } });
  const { desk } = first;
  const needsLook = createNeedsLook(desk.page);
  await stageGenerated(desk, training);
  await training.faults.set('capillary', { fault: 'cut-after-effect', call: 'generateCards' });
  await desk.basket.apply.click();
  const item = needsLook.item(/^Generate a card/);
  await expect(item).toContainText('Outcome unknown');
  const say = item.getByRole('button', { name: 'Say what you found', exact: true });
  await expect(say).toHaveCount(0);
  await expect(say).toBeVisible({ timeout: 60_000 });
  await say.focus();
  await sayNotMade(desk.page, 'No new card in the list of today');
  await expect(needsLook.region).toHaveCount(0);

  await first.preview.stop();
  const again = await start();
  await again.desk.open(personTagged(training, 'one-card'));
  const past = again.desk.activity.item(/^Generate a card/);
  await expectChange(past, GENERATED, 'Outcome unknown');
  await expect(past).toContainText(/Looked at by hand by \S+, .+: It was not made\./);
  await expect(past).toContainText('Note: No new card in the list of today');
  await expect(past.getByRole('button')).toHaveCount(0);
  await expect(createNeedsLook(again.desk.page).region).toHaveCount(0);
  await expectAccessibleInBothThemes(again.desk.page);
  expect(madeCards(training)).toBe(1);
});
