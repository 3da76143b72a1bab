import type { Page } from '@playwright/test';
import { personTagged } from '../../support/people.ts';
import { expectAccessible } from '../fixtures/accessible.ts';
import { expect, test } from '../fixtures/desk.ts';

/* The page of a kiosk, with a real main process behind it: task 10, its time limits and its end. */

const WORDING = { Text: { en: 'May we text you?' }, Email: { en: 'May we write to you?' } };

test.use({
  configured: {
    mode: 'kiosk',
    kiosk: { idleSeconds: 15, warningSeconds: 20 },
    consent: { wording: WORDING },
  },
  display: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
});

const person = (training: Parameters<typeof personTagged>[0]) => {
  const { mobile, name, cards } = personTagged(training, 'two-cards');
  return { mobile: mobile.slice(-10), name, proof: cards[0]?.number.slice(-6) ?? '' };
};

const touchDigits = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).tap();
};

/** Digits as fingers type them: a scanner is faster. */
const typeDigits = async (page: Page, digits: string): Promise<void> => {
  for (const digit of digits) {
    await page.keyboard.press(digit, { delay: 70 });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 70)));
  }
};

const attract = (page: Page) => page.getByRole('heading', { level: 1, name: 'Change what is yours' });

/** Comes to what can be changed, by keys alone. */
const enter = async (page: Page, { mobile, proof }: { readonly mobile: string; readonly proof: string }) => {
  await page.getByRole('button', { name: 'Or type your mobile number' }).first().tap();
  await typeDigits(page, mobile);
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByRole('heading', { name: 'Type the last six digits of your card' })).toBeVisible();
  await typeDigits(page, proof);
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByRole('button', { name: /^Cash machines/ })).toBeVisible();
};

/** Presses Tab until a button of this name has the focus, which is to be seen on it; then Enter. */
const reach = async (page: Page, name: string): Promise<void> => {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLButtonElement)) return null;
      return { name: element.textContent ?? '', outline: getComputedStyle(element).outlineWidth };
    });
    if (at === null) continue;
    expect(Number.parseFloat(at.outline), at.name).toBeGreaterThanOrEqual(3);
    if (!at.name.startsWith(name)) continue;
    await page.keyboard.press('Enter', { delay: 60 });
    return;
  }
  throw new Error(`Tab does not lead to ${name}`);
};

test('by touch alone, a preference is changed within 5 taps and 30 s beside the digits @timed', async ({
  app: { page },
  training,
}) => {
  const { mobile, proof } = person(training);
  const begun = Date.now();
  let taps = 0;
  const tap = async (name: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name }).first().tap();
    taps += 1;
  };
  await tap('Or type your mobile number');
  await touchDigits(page, mobile);
  await tap('OK');
  await expect(page.getByRole('heading', { name: 'Type the last six digits of your card' })).toBeVisible();
  await touchDigits(page, proof);
  await tap('OK');
  await tap(/^Cash machines/);
  await tap('Yes, change it');
  await expect(page.getByRole('heading', { name: 'Done. We checked.' })).toBeVisible();
  expect(taps).toBeLessThanOrEqual(5);
  expect(Date.now() - begun).toBeLessThan(30_000);
  expect(training.ledger.entries().length).toBeGreaterThan(0);
});

test('by keyboard alone, a preference is changed, and axe finds nothing on the way', async ({
  app: { page },
  training,
}) => {
  const { mobile, proof } = person(training);
  await expect(attract(page)).toBeAttached();
  await expectAccessible(page);
  await reach(page, 'Or type your mobile number');
  await expect(page.getByRole('heading', { name: 'Type your mobile number' })).toBeVisible();
  await expectAccessible(page);
  await typeDigits(page, mobile);
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByRole('heading', { name: 'Type the last six digits of your card' })).toBeVisible();
  await expectAccessible(page);
  await typeDigits(page, proof);
  await page.keyboard.press('Enter', { delay: 60 });
  await expect(page.getByRole('button', { name: /^Cash machines/ })).toBeVisible();
  await expectAccessible(page);
  await reach(page, 'Cash machines');
  await expect(page.getByRole('heading', { name: 'Cash machines' })).toBeVisible();
  await expectAccessible(page);
  await reach(page, 'Yes, change it');
  await expect(page.getByRole('heading', { name: 'Done. We checked.' })).toBeVisible();
  await expectAccessible(page);
  await reach(page, 'I am done');
  await expect(attract(page)).toBeAttached();
});

test('a warning is extended ten times and keeps what was typed; then everything goes', async ({
  app: { page },
  training,
}) => {
  const { mobile } = person(training);
  await page.clock.install();
  await page.reload();
  await page.getByRole('button', { name: 'Or type your mobile number' }).first().tap();
  await touchDigits(page, mobile);
  const warning = page.getByRole('alertdialog', { name: 'Are you still here?' });
  for (let round = 0; round < 10; round += 1) {
    await page.clock.runFor(16_000);
    await expect(warning).toBeVisible();
    await expect(warning).toContainText('What you typed will be lost.');
    await page.clock.runFor(17_000);
    await expect(warning).toBeVisible();
    if (round % 2 === 0) await page.touchscreen.tap(540, 200);
    else await page.keyboard.press('Enter');
    await expect(warning).toHaveCount(0);
    await expect(page.getByText(`${mobile.length} digits typed`)).toBeAttached();
  }
  await page.clock.runFor(36_000);
  await expect(attract(page)).toBeAttached();
  await expect(warning).toHaveCount(0);
});

test('within a second of its end a visit leaves nothing in the page or in its storage @timed', async ({
  app: { page },
  training,
}) => {
  const who = person(training);
  await enter(page, who);
  await page.getByRole('button', { name: 'Messages to you' }).tap();
  const targets = await page
    .getByRole('main')
    .locator('li')
    .getByText(/^To .*•/)
    .allTextContents();
  expect(targets.length).toBeGreaterThan(0);
  const masks = targets.map((target) => target.slice('To '.length));
  const values = [who.name, who.mobile, who.proof, ...masks];
  await page.getByRole('button', { name: 'I am done' }).tap();
  await expect(async () => {
    const shown = await page.content();
    for (const value of values) expect(shown).not.toContain(value);
  }).toPass({ timeout: 1_000, intervals: [50] });
  await expect(attract(page)).toBeAttached();
  const left = await page.evaluate(async () => ({
    page: document.documentElement.outerHTML,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    history: history.length,
    state: history.state,
  }));
  for (const value of values) {
    expect(left.page).not.toContain(value);
    expect(left.storage).not.toContain(value);
  }
  expect(left).toMatchObject({ databases: 0, caches: 0, state: null });
});

test('another card in the middle of a visit covers it and begins anew', async ({
  app: { page },
  training,
}) => {
  await enter(page, person(training));
  const { cards } = personTagged(training, 'two-cards');
  await page.keyboard.type(cards[1]?.number ?? '', { delay: 5 });
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'Type the last six digits of your mobile number' }),
  ).toBeVisible();
  await expect(page.getByText('0 digits typed').or(page.getByText('Nothing typed'))).toBeAttached();
});

test('a language that is chosen is there at once and keeps what was typed', async ({
  app: { page },
  training,
}) => {
  await page.getByRole('button', { name: 'Or type your mobile number' }).first().tap();
  await touchDigits(page, person(training).mobile.slice(0, 7));
  await page.getByRole('button', { name: 'العربية' }).tap();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByTestId('typed')).toHaveText('•••••••');
  await expectAccessible(page);
});
