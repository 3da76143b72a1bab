import type { Page } from '@playwright/test';
import { readCatalog } from '../../support/catalog.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';

const LANGUAGES = [
  { language: 'hi', name: 'हिन्दी', dir: 'ltr' },
  { language: 'es', name: 'Español', dir: 'ltr' },
  { language: 'ar', name: 'العربية', dir: 'rtl' },
] as const;

const choose = async (page: Page, operator: string | RegExp, name: string): Promise<void> => {
  await page.getByRole('button', { name: operator }).click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
};

for (const { language, name, dir } of LANGUAGES) {
  const catalog = readCatalog(language);
  const said = (english: string): string => {
    const words = catalog.get(english);
    if (words === undefined) throw new Error(`there is no message ${english}`);
    return words;
  };

  test(`the desk speaks ${language}: a customer is found and changed, and the next start speaks it too`, async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    const person = personTagged(training, 'two-cards');
    await choose(page, /^Operator /, name);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    const search = page.getByRole('searchbox', { name: said('Find a customer'), exact: true });
    await search.fill(person.mobile);
    await search.press('Enter');
    await expect(desk.customer).toHaveText(person.name);
    const usage = page.getByRole('region', { name: said('Card usage'), exact: true });
    await usage
      .getByRole('radiogroup', { name: said('ATM'), exact: true })
      .getByRole('radio', { name: said('Not allowed'), exact: true })
      .click();
    await page.keyboard.press('Control+Enter');
    const basket = page.getByRole('region', { name: said('Basket'), exact: true });
    await expect(basket.getByRole('listitem')).toContainText(said('Confirmed'));
    await expectAccessibleInBothThemes(page);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
    await page.reload();
    await expect(search).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  });
}

const REKHA = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const MEERA = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const roster = await rosterOf([REKHA, MEERA]);

test.describe('with a roster', () => {
  test.use({ configured: roster });

  test('each person has the language that they chose', async ({ desk }) => {
    const { page } = desk;
    const html = page.locator('html');
    await desk.signIn(REKHA.name, TEST_PIN);
    await choose(page, `Operator ${REKHA.name}`, 'Español');
    await expect(html).toHaveAttribute('lang', 'es');
    await page.keyboard.press('Control+l');
    // Whose lock it is speaks their language; whoever comes next does not have to read it.
    const pin = page.getByRole('textbox');
    await expect(html).toHaveAttribute('lang', 'es');
    await page.getByRole('button', { name: MEERA.name, exact: true }).click();
    await pin.fill(TEST_PIN);
    await page.keyboard.press('Enter');
    await expect(desk.search.box).toBeVisible();
    await expect(html).toHaveAttribute('lang', 'en');
  });
});

test('a receipt is in the language of the customer, and the desk stays in the operator’s', async ({
  desk,
  training,
}) => {
  const { page } = desk;
  const hindi = readCatalog('hi');
  await desk.open(personTagged(training, 'two-cards'));
  await desk.usage.radio(desk.usage.channel('ATM'), 'Not allowed').click();
  await desk.basket.apply.click();
  await page.getByRole('button', { name: 'Print receipt' }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt of this visit' });
  await receipt.getByRole('combobox', { name: 'Language' }).selectOption('hi');
  const paper = receipt.getByRole('article');
  await expect(paper).toHaveAttribute('lang', 'hi');
  await expect(paper).toContainText(hindi.get('Done and checked') ?? 'missing');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

for (const { language, name } of LANGUAGES.filter((one) => one.language !== 'es'))
  test(`letters of ${language} are drawn in the font that comes with the app, on a page that had none of them`, async ({
    desk: { page },
  }) => {
    const widths = await page.evaluate(async (text) => {
      const put = (fontFamily: string): HTMLElement => {
        const span = document.createElement('span');
        span.textContent = text;
        Object.assign(span.style, { position: 'fixed', fontSize: '40px', fontFamily });
        document.body.append(span);
        return span;
      };
      const shown = put('var(--font)');
      // Drawn once, in whatever there is.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await document.fonts.ready;
      const [own, none] = [put('"Noto Sans Devanagari Variable", "Noto Sans Arabic Variable"'), put('serif')];
      await document.fonts.ready;
      return [shown, own, none].map((one) => one.getBoundingClientRect().width);
    }, name);
    expect(widths[0]).toBe(widths[1]);
    expect(widths[0]).not.toBe(widths[2]);
  });
