import type { Page } from '@playwright/test';
import type { TrainingPerson } from '../../../src/main/training/population/person.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessible, expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { heldByPage, heldOf } from '../fixtures/held-by-page.ts';
import { scan } from '../fixtures/scan.ts';
import type { Desk } from '../pages/desk.ts';

const REKHA = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const MEERA = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const LEELA = { id: 'leela.n', name: 'Leela Nair', role: 'administrator' };
const PEOPLE = [REKHA, MEERA, LEELA];
const roster = await rosterOf(PEOPLE);
const slowed = await rosterOf(PEOPLE, {
  tries: { person: [0, 4], device: [0, 0, 0, 0, 0, 0, 0, 60] },
});
const shortly = await rosterOf(PEOPLE, { lockAfterSeconds: 5 });
const WRONG = '864209';
const ATM_OFF = { from: 'Allowed', to: 'Not allowed' };

const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const badge = ({ page }: Desk, { name }: { readonly name: string }) =>
  page.getByRole('button', { name: `Operator ${name}`, exact: true });

/** As fast as fingers are. */
const type = (page: Page, pin: string): Promise<void> => page.keyboard.type(pin, { delay: 70 });

const open = async (desk: Desk, who: typeof REKHA): Promise<void> => {
  await desk.signIn(who.name, TEST_PIN);
  await expect(badge(desk, who)).toBeVisible();
};

/**
 * Everything of a customer that a page could have been given: their values, and what stood on it in their place. The page
 * keeps all of it from here on, as a part of it might that nobody thought of.
 */
const keptValues = async (desk: Desk, person: TrainingPerson): Promise<readonly string[]> => {
  const masked = await desk.page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode() !== null) texts.push(walker.currentNode.nodeValue ?? '');
    return texts.filter((text) => text.includes('•') && /\w/.test(text));
  });
  const { name, mobile, email, capillaryId, airpayEntityId, wmCustomerId, identifiers, cards } = person;
  const whole = [name, mobile, capillaryId, airpayEntityId, wmCustomerId, ...(email === null ? [] : [email])];
  const numbers = cards.map(({ number }) => number);
  const values = [...new Set([...whole, ...identifiers.map(({ value }) => value), ...numbers, ...masked])];
  await desk.page.evaluate((kept) => Reflect.set(window, 'kept', kept), values);
  expect(await heldOf(desk.page, values)).toEqual(values);
  return values;
};

test.describe('with a roster', () => {
  test.use({ configured: roster });

  test('people sign in with the keyboard alone, and the branch and its time are in sight', async ({
    desk,
  }) => {
    const { page } = desk;
    await expect(titled(page, 'Who is at the desk?')).toBeVisible();
    await expect(page.getByRole('banner')).toContainText('Bengaluru 14');
    await expect(page.getByRole('banner')).toContainText(/\d\d:\d\d/);
    await expectAccessibleInBothThemes(page);
    await expect(page.getByRole('button', { name: REKHA.name, exact: true })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(`PIN of ${MEERA.name}`)).toBeFocused();
    await type(page, TEST_PIN);
    await page.keyboard.press('Enter');
    await expect(badge(desk, MEERA)).toBeVisible();
    await expect(desk.search.box).toBeFocused();
  });

  test('what cannot be a PIN, and what a scanner sends, is no try', async ({ desk, training }) => {
    const { page } = desk;
    const pin = page.getByLabel(`PIN of ${REKHA.name}`);
    await scan(page, personTagged(training, 'two-cards').cards[0]?.number ?? '');
    await expect(pin).toHaveCount(0);
    await page.getByRole('button', { name: REKHA.name, exact: true }).click();
    for (const code of ['5100000000000029', '12345678', 'AB-12345678', '123456789012']) {
      await scan(page, code);
      await expect(pin).toBeFocused();
    }
    await type(page, '1234');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText('Nothing was tried');
    // Four tries and more would wait.
    await type(page, TEST_PIN);
    await page.keyboard.press('Enter');
    await expect(badge(desk, REKHA)).toBeVisible();
    await expect(desk.customer).not.toHaveText(personTagged(training, 'two-cards').name);
  });

  test('a PIN that is typed fast in a dialog is never looked up', async ({ desk, training }) => {
    const { page } = desk;
    await open(desk, LEELA);
    await badge(desk, LEELA).click();
    await page.getByRole('menuitem', { name: 'Set a PIN…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set a PIN', exact: true });
    await expectAccessibleInBothThemes(page);
    await dialog.getByRole('combobox', { name: 'Person' }).selectOption(REKHA.name);
    const next = '975310';
    for (const label of ['New PIN', 'New PIN again'] as const) {
      await dialog.getByLabel(label, { exact: true }).focus();
      await page.keyboard.type(next, { delay: 12 });
    }
    await dialog.getByLabel(/^Your own PIN/).focus();
    await page.keyboard.type(WRONG, { delay: 12 });
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('not the right PIN');
    await dialog.getByLabel(/^Your own PIN/).focus();
    await page.keyboard.type(TEST_PIN, { delay: 12 });
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(desk.search.help).toHaveCount(0);
    expect(training.ledger.entries()).toEqual([]);
    await page.keyboard.press('Control+l');
    await desk.signIn(REKHA.name, TEST_PIN);
    await expect(page.getByRole('alert')).toContainText('not the right PIN');
    await desk.signIn(REKHA.name, next);
    await expect(badge(desk, REKHA)).toBeVisible();
  });

  test('nothing of the customer is on a locked desk, and it is all there for the same person', async ({
    desk,
    training,
    app,
  }) => {
    const { page } = desk;
    const customer = personTagged(training, 'two-cards');
    await open(desk, REKHA);
    await desk.open(customer);
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    const line = desk.basket.line(/^ATM/);
    await expectChange(line, ATM_OFF, 'Draft');
    await desk.search.box.fill('98765');
    expect(await heldByPage(page, customer.name)).toBeGreaterThan(0);

    for (const lock of [() => page.keyboard.press('Control+l'), () => app.power('lock-screen')]) {
      await desk.cards.openLink();
      await lock();
      await expect(titled(page, `Locked by ${REKHA.name}`)).toBeVisible();
      await expect(page.getByLabel(`PIN of ${REKHA.name}`)).toBeFocused();
      await expectAccessibleInBothThemes(page);
      expect(await page.title()).toBe('Branchdesk');
      expect(await page.content()).not.toContain(customer.name);
      expect(await heldByPage(page, customer.name)).toBe(0);
      await type(page, TEST_PIN);
      await page.keyboard.press('Enter');
      await desk.expectOpen(customer.name);
      await expectChange(line, ATM_OFF, 'Draft');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(desk.search.box).toHaveValue('');
    }
  });

  test('another person finds nothing of the first, and each change is its maker’s', async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    const [first, second] = [personTagged(training, 'two-cards'), personTagged(training, 'merge-target')];
    await open(desk, REKHA);
    await desk.open(first);
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    await desk.customer.selectText();
    await page.keyboard.press('Control+c');
    await desk.search.box.focus();
    await page.keyboard.press('Control+v');
    await expect(desk.search.box).toHaveValue(first.name);
    await desk.search.box.fill('');
    await badge(desk, REKHA).click();
    const values = await keptValues(desk, first);
    await page.getByRole('menuitem', { name: 'Switch person' }).click();
    await expect(titled(page, `Locked by ${REKHA.name}`)).toBeVisible();
    await expect(page.getByLabel(/^PIN of/)).toHaveCount(0);
    await open(desk, MEERA);
    await desk.search.box.focus();
    await page.keyboard.press('Control+v');
    await expect(desk.search.box).toHaveValue('');
    await expect(titled(page, 'No customer open')).toBeVisible();
    await expect(desk.recent.getByRole('button')).toHaveCount(0);
    expect(await heldOf(page, values)).toEqual([]);

    await desk.open(second);
    const toggled = desk.communication.region.getByRole('switch', { checked: true }).first();
    await toggled.click();
    await desk.basket.apply.click();
    await expect(desk.basket.lines.first()).toContainText('Confirmed');
    await expect(desk.activity.items.first()).toContainText(MEERA.id);
    await expect(
      desk.communication.region.locator(`[role="switch"][aria-description*="${MEERA.id}"]`),
    ).toHaveCount(1);

    await page.keyboard.press('Control+l');
    await open(desk, REKHA);
    await desk.expectOpen(first.name);
    const line = desk.basket.line(/^ATM/);
    await expectChange(line, ATM_OFF, 'Draft');
    await desk.basket.apply.click();
    await expectChange(line, ATM_OFF, 'Confirmed');
    await expect(desk.activity.items.first()).toContainText(REKHA.id);
  });

  test('who signs out leaves the desk to nobody, and finds their own drafts again', async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    const customer = personTagged(training, 'two-cards');
    await open(desk, REKHA);
    await desk.open(customer);
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    await expectChange(desk.basket.line(/^ATM/), ATM_OFF, 'Draft');
    const values = await keptValues(desk, customer);
    await desk.customer.selectText();
    await page.keyboard.press('Control+c');
    await badge(desk, REKHA).click();
    await expectAccessibleInBothThemes(page);
    await expect(page.getByRole('menuitem', { name: 'Set a PIN…' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(titled(page, 'Who is at the desk?')).toBeVisible();
    expect(await heldOf(page, values)).toEqual([]);

    // Another person first: what they had open, and what the first one had copied, is not theirs.
    await open(desk, MEERA);
    await desk.search.box.focus();
    await page.keyboard.press('Control+v');
    await expect(desk.search.box).toHaveValue('');
    await expect(titled(page, 'No customer open')).toBeVisible();
    await badge(desk, MEERA).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await open(desk, REKHA);
    await desk.expectOpen(customer.name);
    await expectChange(desk.basket.line(/^ATM/), ATM_OFF, 'Draft');
  });

  test('what was copied leaves the clipboard with the next key where the page could not empty it at once', async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    const customer = personTagged(training, 'two-cards');
    await open(desk, REKHA);
    await desk.open(customer);
    await desk.customer.selectText();
    await page.keyboard.press('Control+c');
    // Long after the last key, and by no key of this page: nothing may write to the clipboard now.
    await page.evaluate(() => {
      document.execCommand = () => false;
      const { branchdesk } = globalThis as unknown as {
        branchdesk: { operators: { signOut(input: object): Promise<unknown> } };
      };
      void branchdesk.operators.signOut({});
    });
    await open(desk, MEERA);
    await desk.search.box.focus();
    await page.keyboard.press('Control+v');
    await expect(desk.search.box).toHaveValue('');
  });
});

for (const [name, how] of [
  ['right to left', 'rtl'],
  ['forced colors', 'forced'],
  ['200% zoom', 'zoom'],
] as const)
  test.describe(`with ${name}`, { tag: '@full' }, () => {
    test.use({ configured: roster });

    test('what is asked for, why it was refused and the button are in sight', async ({ desk }) => {
      const { page } = desk;
      if (how === 'forced') await page.emulateMedia({ forcedColors: 'active' });
      if (how === 'zoom') await page.setViewportSize({ width: 640, height: 400 });
      const turn = async (): Promise<void> => {
        if (how === 'rtl') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      };
      const expectInSight = async (button: string): Promise<void> => {
        await expect(page.getByLabel(`PIN of ${REKHA.name}`)).toBeInViewport({ ratio: 1 });
        await expect(page.getByRole('button', { name: button, exact: true })).toBeInViewport({ ratio: 1 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
        await expectAccessible(page);
      };
      await turn();
      await desk.signIn(REKHA.name, WRONG);
      await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 });
      await expectInSight('Sign in');
      await open(desk, REKHA);
      await page.keyboard.press('Control+l');
      await expect(titled(page, `Locked by ${REKHA.name}`)).toBeAttached();
      await expectInSight('Unlock');
    });
  });

test.describe('with a wait after the second wrong PIN', () => {
  test.use({ configured: slowed });

  test('the seconds count down, and nothing is tried meanwhile', async ({ desk }) => {
    const { page } = desk;
    for (let nth = 0; nth < 2; nth += 1) {
      await desk.signIn(REKHA.name, WRONG);
      await expect(page.getByRole('alert')).toContainText('not the right PIN');
    }
    await desk.signIn(REKHA.name, TEST_PIN);
    await expect(page.getByText(/Try again in [234] seconds/).first()).toBeVisible();
    await expect(page.getByText('Try again in 1 second.').first()).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'The wait is over' })).toBeVisible();
    await desk.signIn(REKHA.name, TEST_PIN);
    await expect(badge(desk, REKHA)).toBeVisible();
  });
});

test.describe('with a short time without input', () => {
  test.use({ configured: shortly });

  test('the desk locks when nobody did anything for so long, and not before', async ({ desk }) => {
    const { page } = desk;
    await open(desk, REKHA);
    const begun = Date.now();
    while (Date.now() - begun < 8_000) {
      await page.keyboard.press('Shift');
      await expect(badge(desk, REKHA)).toBeVisible();
      await page.waitForTimeout(400);
    }
    await expect(titled(page, `Locked by ${REKHA.name}`)).toBeVisible();
    expect(Date.now() - begun).toBeGreaterThan(12_000);
  });
});

test.describe('with a role that includes little', () => {
  test.use({
    configured: {
      ...roster,
      roles: { operator: { kinds: [], search: false, reveal: false }, supervisor: {}, administrator: {} },
    },
  });

  test('what it does not include is there, does nothing and says why', async ({ desk, training }) => {
    const { page } = desk;
    await open(desk, REKHA);
    await desk.open(personTagged(training, 'two-cards'));
    const radio = desk.usage.radio(desk.usage.channel('ATM'), 'Not allowed');
    const toggle = desk.communication.region.getByRole('switch').first();
    const controls = [
      radio,
      toggle,
      desk.usage.preset('Block everything'),
      desk.communication.stopTexts,
      desk.cards.region.getByRole('button', { name: 'Link a card' }),
      desk.cards.card('0027').getByRole('button', { name: 'Delink' }),
      desk.cards.identifier('E-mail').getByRole('button', { name: 'Remove' }),
      page.getByRole('button', { name: 'Branch activity' }),
    ];
    const said = page.getByRole('alert').filter({ hasText: 'Your role does not include this' });
    for (const control of controls) {
      await expect(control).toHaveAttribute('aria-disabled', 'true');
      await control.focus();
      await expect(control).toBeFocused();
      await page.keyboard.press('Space');
      await expect(said).toBeVisible();
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }
    await expect(toggle).toHaveAccessibleDescription(/Your role does not include this/);
    await expect(radio).not.toBeChecked();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(desk.basket.lines).toHaveCount(0);
    await expectAccessibleInBothThemes(page);
  });
});

test.describe('with an account that is not on the list', () => {
  test.use({ configured: { operators: { from: 'os-user', others: 'nobody' } } });

  test('nobody can work at the desk, and it says what to do', async ({ app }) => {
    await expect(titled(app.page, 'You cannot work at this desk')).toBeVisible();
    await expect(app.page.getByText('Tell IT')).toBeVisible();
    await expectAccessibleInBothThemes(app.page);
  });
});

test.describe('in training', () => {
  test.use({ starts: 'training' });

  test('a locked desk tells the PIN of everybody', async ({ desk }) => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Operator Rekha Kumar', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Lock/ }).click();
    await expect(page.getByRole('banner').getByText('Training', { exact: true })).toBeVisible();
    await expect(page.getByText('everybody’s PIN is 246810')).toBeVisible();
    await desk.signIn('Arjun Mehta', '246810');
    await expect(page.getByRole('button', { name: 'Operator Arjun Mehta', exact: true })).toBeVisible();
  });
});
