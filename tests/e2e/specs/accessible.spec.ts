import { personTagged } from '../../support/people.ts';
import { STAGES } from '../../support/renderer-stage/fixtures.ts';
import { serve } from '../../support/renderer-stage/serve.ts';
import { setStage } from '../../support/renderer-stage/stage.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { UNHURRIED } from '../fixtures/branch.ts';
import { ATM_OFF, ONE_OF_EACH } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { watchPage } from '../fixtures/watch-page.ts';

test.use({ perMinute: UNHURRIED });

const FIRST_HEADINGS = {
  loading: 'Asha Verma',
  start: 'No customer open',
  'not-configured': 'Not configured',
} as const;

test.describe('axe finds nothing, in either theme', () => {
  test('before the first customer, and while looking', async ({ desk }) => {
    await expect(desk.customer).toHaveText('No customer open');
    await expectAccessibleInBothThemes(desk.page);

    await desk.search.find('Priya Sharma');
    await expect(desk.search.matches.getByRole('option')).toHaveCount(3);
    await expectAccessibleInBothThemes(desk.page);

    await desk.search.takenFor.click();
    await expect(desk.search.readings).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);
    await desk.page.keyboard.press('Escape');

    await desk.search.find('9899999999');
    await expect(desk.search.help).toContainText('Nobody found');
    await expectAccessibleInBothThemes(desk.page);

    await desk.search.find('!!');
    await expect(desk.search.help).toContainText('Not a mobile');
    await expectAccessibleInBothThemes(desk.page);
  });

  test('on a customer, with drafts and with every kind of result', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await expectAccessibleInBothThemes(desk.page);

    for (const change of ONE_OF_EACH) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(ONE_OF_EACH.length);
    await expectAccessibleInBothThemes(desk.page);

    await training.faults.set('capillary', { fault: 'reject', call: 'changeIdentifier', code: 3031 });
    await training.faults.set('wm', { fault: 'cut-before-effect', call: 'put' });
    await desk.basket.apply.click();
    for (const [place, word] of (['Confirmed', 'Rejected', 'Outcome unknown'] as const).entries()) {
      const change = ONE_OF_EACH[place] ?? ATM_OFF;
      await expectChange(desk.basket.line(change.title), change, word);
    }
    await expectAccessibleInBothThemes(desk.page);
  });

  test('on a blocked merge', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'merge-target'));
    await desk.cards.add('Mobile', personTagged(training, 'merge-source').mobile);
    await expect(desk.basket.line(/^Add Mobile/)).toContainText('Blocked');
    await expectAccessibleInBothThemes(desk.page);
  });

  test('with one upstream down, and with all of them', async ({ desk, training }) => {
    await training.faults.set('airpay', { fault: 'refuse' });
    await training.faults.set('wm', { fault: 'status', status: 503 });
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.usage.region.getByRole('alert')).toBeVisible();
    await expect(desk.communication.region.getByRole('alert')).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);

    for (const upstream of ['capillary', 'wm'] as const)
      await training.faults.set(upstream, { fault: 'refuse' });
    await desk.cards.region.getByRole('button', { name: 'Read Capillary again' }).click();
    await desk.communication.region.getByRole('button', { name: 'Try again' }).click();
    await expect(desk.offline).toBeVisible();
    await expect(desk.cards.region.getByRole('alert')).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);
  });

  test('where an id is asked for, and where it waits for a second confirmation', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'no-external-id');
    const { region } = desk.usage;
    await desk.open(person);
    await expectAccessibleInBothThemes(desk.page);
    await region.getByRole('textbox', { name: 'airpay entity id' }).fill(person.airpayEntityId);
    await region.getByRole('button', { name: 'Show what airpay holds' }).click();
    await expect(region.getByRole('button', { name: 'Use this id' })).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);
  });

  test('in every dialog', async ({ desk, training }) => {
    const { cards, page } = desk;
    await desk.open(personTagged(training, 'two-cards'));
    const close = async (): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(cards.dialog).toHaveCount(0);
    };
    await test.step('Link a card', async () => {
      await cards.openLink();
      await cards.dialog.getByRole('textbox', { name: 'Card number' }).fill('6011000000000100');
      await expect(cards.dialog).toContainText('Nobody');
      await expectAccessibleInBothThemes(page);
      await close();
    });
    await test.step('Delink', async () => {
      await cards.openDelink(cards.card('0019'));
      await expect(cards.dialog.getByRole('combobox')).toBeEnabled();
      await expectAccessibleInBothThemes(page);
      await close();
    });
    await test.step('Add an identifier', async () => {
      await cards.openAdd();
      await expect(cards.dialog).toBeVisible();
      await expectAccessibleInBothThemes(page);
      await close();
    });
    await test.step('What the marks mean', async () => {
      await page.getByRole('button', { name: 'What the marks mean' }).click();
      await expect(cards.dialog).toContainText('Outcome unknown');
      await expectAccessibleInBothThemes(page);
      await close();
    });
  });
});

test.describe('a screen that stays only for a moment, or that no branch shows', () => {
  for (const name of ['loading', 'start', 'not-configured'] as const) {
    test(`axe finds nothing on “${name}”`, async ({ openBrowser, shell }) => {
      test.skip(shell === 'electron', 'the built screens are held still here without their main process');
      const served = await serve('out/renderer');
      const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const misdeeds = await watchPage(page);
      await page.addInitScript(setStage, STAGES[name]);
      await page.goto(served.url);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(FIRST_HEADINGS[name]);
      if (name === 'loading') await expect(page.locator('[aria-busy="true"]')).toHaveCount(3);
      await expectAccessibleInBothThemes(page);
      expect(misdeeds()).toEqual([]);
      await context.close();
      await served.close();
    });
  }
});

test.describe('in training', () => {
  test.use({ starts: 'training' });

  test('axe finds nothing at the first start', async ({ desk }) => {
    await expect(desk.page.getByRole('heading', { name: 'Try in training' })).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);
  });
});
