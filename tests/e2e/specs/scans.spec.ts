import type { Locator } from '@playwright/test';
import { personTagged } from '../../support/people.ts';
import { deviceKeys, randomOf, SUFFIXES } from '../../support/scans/keys.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { UNHURRIED } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { sendKeys } from '../fixtures/device.ts';
import { firstOnly } from '../fixtures/first-only.ts';
import type { Desk } from '../pages/desk.ts';
import { POSITIONS, type PositionName } from '../scans/positions.ts';
import { noFigures, scanOnPage } from '../scans/scan-everywhere.ts';

test.use({ perMinute: UNHURRIED });

const random = randomOf(11);

const scanned = (
  text: string,
  suffix: keyof typeof SUFFIXES,
  gap: number,
  stalls: readonly (readonly [place: number, ms: number])[] = [],
) =>
  deviceKeys(
    [...text],
    { suffix: SUFFIXES[suffix], gap, jitter: 0, dwell: 0.2, stalls: new Map(stalls) },
    0,
    random,
  );

const draftAtmOff = async (desk: Desk): Promise<void> => {
  await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
  await expect(desk.basket.line(/^ATM/)).toContainText('Draft');
};

test.describe('a scanner is not a person', () => {
  const codes = [
    ['a suffix of CR and LF', (number: string) => number, 'CR LF'],
    ['blanks in its code', (number: string) => number.replaceAll(/(.{4})(?=.)/g, '$1 '), 'CR'],
  ] as const;
  for (const one of codes) {
    const [what, code, suffix] = one;
    test(
      `with ${what}, on Apply: the customer opens and the draft stays a draft`,
      firstOnly(codes, one),
      async ({ desk, training }) => {
        const person = personTagged(training, 'two-cards');
        const other = personTagged(training, 'one-card');
        await desk.open(person);
        await draftAtmOff(desk);
        await training.faults.set('airpay', { fault: 'delay', ms: 250 });
        await desk.basket.apply.focus();
        await sendKeys(desk.page, scanned(code(other.cards[0]?.number ?? ''), suffix, 8));
        await desk.expectOpen(other.name);
        await desk.open(person);
        await expect(desk.basket.line(/^ATM/)).toContainText('Draft');
        expect(training.ledger.entries({ applied: true })).toEqual([]);
      },
    );
  }

  test('with a stall before the seventh digit: the whole code is looked up, and nobody else opens', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    const other = personTagged(training, 'one-card');
    await desk.open(person);
    await desk.customer.focus();
    for (const stall of [60, 200]) {
      await sendKeys(desk.page, scanned('5100009876500002', 'CR', 5, [[6, stall]]));
      await expect(desk.search.help).toContainText('5100009876500002');
      await expect(desk.customer).toHaveText(person.name);
      await desk.page.keyboard.press('Escape');
    }
    await sendKeys(desk.page, scanned(other.cards[0]?.number ?? '', 'CR', 5, [[6, 60]]));
    await desk.expectOpen(other.name);
  });

  test('with Tab behind its code, or at 60 ms a key, in a note: nothing is left and no form is sent', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    const other = personTagged(training, 'one-card');
    const number = other.cards[0]?.number ?? '';
    for (const [suffix, gap] of [
      ['Tab', 8],
      ['CR', 60],
    ] as const) {
      await desk.open(person);
      await POSITIONS['a note'].focus(desk);
      await sendKeys(desk.page, scanned(number, suffix, gap));
      await desk.expectOpen(other.name);
      await desk.open(person);
      await expect(desk.basket.lines).toHaveCount(0);
      await desk.cards.openDelink(desk.cards.card('0027'));
      await expect(desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true })).toHaveValue(
        'Lost in the ',
      );
      await desk.page.keyboard.press('Escape');
    }
  });

  test('wherever the focus is, whatever the suffix and speed: nothing pressed, drafted, left or looked up in part', async ({
    desk,
    training,
  }) => {
    test.slow();
    const figures = noFigures();
    const suffixes = Object.keys(SUFFIXES) as (keyof typeof SUFFIXES)[];
    const gaps = [2, 8, 25, 60];
    let turn = 0;
    for (const position of Object.keys(POSITIONS) as PositionName[]) {
      const suffix = suffixes[turn % suffixes.length] ?? 'CR';
      const gap = gaps[turn % gaps.length] ?? 8;
      const rest = {
        stall: turn % 2 === 0 ? 0 : 120,
        blanks: turn % 3 === 0,
        busy: turn % 5 === 4 ? 200 : 0,
      };
      await scanOnPage(desk, training, { position, suffix, gap, ...rest }, figures, random);
      turn += 1;
    }
    const slow = { suffix: 'Tab and CR', gap: 100, stall: 0, blanks: true, busy: 0 } as const;
    await scanOnPage(desk, training, { position: 'the search box', ...slow }, figures, random);
    expect(figures.findings).toEqual([]);
    expect(figures).toMatchObject({ scans: 18, pressed: 0, drafts: 0, left: 0, parts: 0 });
  });

  test('that stops in the middle: the operator is told to scan again, under a dialog too, and nobody is looked up', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    await POSITIONS['a note'].focus(desk);
    training.ledger.entries();
    const asked = training.ledger.entries({ upstream: 'capillary' }).length;
    await sendKeys(desk.page, scanned('51000', 'CR', 5));
    const said = desk.page.getByRole('alert').filter({ hasText: 'Scan again' });
    await expect(said).toBeVisible();
    await expect(desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true })).toHaveValue(
      'Lost in the ',
    );
    await expect(desk.cards.dialog).toBeVisible();
    await expectAccessibleInBothThemes(desk.page);
    expect(training.ledger.entries({ upstream: 'capillary' })).toHaveLength(asked);
    await expect(desk.basket.lines).toHaveCount(0);
  });
});

test.describe('a person', () => {
  test('types a name in a note fast, and Enter sends the form', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.cards.openDelink(desk.cards.card('0027'));
    const reason = desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true });
    await expect(reason).toBeFocused();
    await desk.page.keyboard.type('Asha Verma asked', { delay: 70 });
    await expect(reason).toHaveValue('Asha Verma asked');
    await desk.page.keyboard.press('Enter');
    await expect(desk.basket.lines).toHaveCount(1);
  });

  test('presses controls with the blank and Enter as ever', async ({ desk, training }) => {
    const { page, usage, communication, cards } = desk;
    const { keyboard } = page;
    await desk.open(personTagged(training, 'two-cards'));
    const toggle = communication.region.getByRole('switch').first();
    const was = await toggle.isChecked();
    const presses = async (what: Locator, key: string, delay: number): Promise<void> => {
      await what.focus();
      await keyboard.press(key, { delay });
    };
    for (const delay of [0, 80]) {
      await presses(toggle, 'Space', delay);
      await expect(toggle).toBeChecked({ checked: delay === 0 ? !was : was });
    }
    await presses(usage.radio(usage.channel('POS'), 'Not allowed'), 'Space', 80);
    await expect(usage.radio(usage.channel('POS'), 'Not allowed')).toBeChecked();
    await presses(usage.preset('Safe default'), 'Enter', 80);
    await expect(usage.radio(usage.channel('Contactless'), 'Not allowed')).toBeChecked();
    await presses(cards.region.getByRole('button', { name: 'Link a card', exact: true }), 'Space', 80);
    await expect(cards.dialog).toBeVisible();
    await presses(cards.dialog.getByRole('radio', { name: 'New to Capillary', exact: true }), 'Space', 80);
    await expect(cards.dialog.getByRole('radio', { name: 'New to Capillary', exact: true })).toBeChecked();
    await presses(cards.dialog.getByRole('button', { name: 'Cancel', exact: true }), 'Enter', 80);
    await expect(cards.dialog).toHaveCount(0);
    await presses(cards.card('0027').getByRole('button', { name: /^More for / }), 'Enter', 80);
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('Enter', { delay: 80 });
    await expect(cards.dialog).toBeVisible();
  });
});

test.describe('with a prefix', () => {
  test.use({ configured: { scanner: { prefix: '~', suffix: '\r', lengths: [16], checkDigit: 'luhn' } } });

  test('nothing is guessed: what begins with it is a scan, and everything else is a person’s at once', async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    await POSITIONS['a note'].focus(desk);
    const reason = desk.cards.dialog.getByRole('textbox', { name: 'Reason', exact: true });
    await desk.page.keyboard.type('market 5100000000000029');
    await expect(reason).toHaveValue('Lost in the market 5100000000000029');
    await sendKeys(desk.page, scanned('~5100000000000028', 'CR', 60));
    await expect(desk.page.getByRole('alert').filter({ hasText: 'Scan again' })).toContainText('check digit');
    await expect(reason).toHaveValue('Lost in the market 5100000000000029');
    await expect(desk.cards.dialog).toBeVisible();
  });
});

test('a scanner can be tried: what it sent and what was understood are shown, and nobody is looked up', async ({
  desk,
  training,
}) => {
  const { page } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  const asked = training.ledger.entries().length;
  const help = page.getByRole('button', { name: 'What the marks mean' });
  await help.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try a scanner', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Try a scanner', exact: true });
  const heard = dialog.getByRole('region', { name: 'What was heard', exact: true });
  await expect(heard).toContainText('Nothing was heard yet');
  await sendKeys(page, scanned('5100000000000029', 'CR LF', 8));
  await expect(heard).toContainText('A scan: “5100000000000029” would be looked up.');
  await expect(heard).toContainText('Enter, Ctrl+J');
  await expect(dialog).toBeVisible();
  await expectAccessibleInBothThemes(page);
  await sendKeys(page, scanned('51000', 'none', 8));
  await expect(heard).toContainText('A scan that is not looked up. It has too few characters.');
  await expect(heard).toContainText('Before that');
  expect(training.ledger.entries()).toHaveLength(asked);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});
