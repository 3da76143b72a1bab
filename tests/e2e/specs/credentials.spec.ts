import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { branchOf, rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { expect, test } from '../fixtures/desk.ts';
import { createDesk, type Desk } from '../pages/desk.ts';

test.skip(({ shell }) => shell === 'electron', 'what is prepared here is the keychain of a preview');

const CANARY = 'c4n4ry-secret';
const ADMIN = { id: 'leela.n', name: 'Leela Nair', role: 'administrator' };
const OPERATOR = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const roster = await rosterOf([ADMIN, OPERATOR]);

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Credentials', exact: true });
const rowOf = (page: Page, name: string): Locator =>
  dialogOf(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

const openCredentials = async ({ page }: Pick<Desk, 'page'>): Promise<void> => {
  await page.getByRole('button', { name: /^Operator / }).click();
  await page.getByRole('menuitem', { name: 'Credentials…' }).click();
  await expect(dialogOf(page).getByRole('listitem')).toHaveCount(3);
};

/** Alters entries of the preview's keychain, as a person with its tools could. */
const alter = (profile: string, change: (entries: Record<string, string>) => void): void => {
  const file = join(profile, 'keychain.json');
  const all = JSON.parse(readFileSync(file, 'utf8'));
  change(all.Branchdesk);
  writeFileSync(file, JSON.stringify(all));
};

test('tested, replaced and deleted; what was typed is nowhere on the page', async ({ desk, training }) => {
  const { page } = desk;
  await openCredentials(desk);
  await expectAccessibleInBothThemes(page);
  const wm = rowOf(page, 'WM');
  await expect(wm).toContainText('Held');
  await expect(wm).toContainText('days left of the token');
  await expect(wm).toContainText('It is not known since when');
  await rowOf(page, 'Capillary').getByRole('button', { name: 'Test the credentials for Capillary' }).click();
  await expect(rowOf(page, 'Capillary')).toContainText('Capillary takes them');
  await rowOf(page, 'airpay').getByRole('button', { name: 'Test the credentials for airpay' }).click();
  await expect(rowOf(page, 'airpay')).toContainText('That does not tell whether it takes the credentials');
  await wm.getByRole('button', { name: 'Test the credentials for WM' }).click();
  await expect(wm).toContainText('did not refuse them');

  await wm.getByRole('button', { name: 'Replace the credentials for WM' }).click();
  const form = page.getByRole('dialog', { name: 'Credentials for WM', exact: true });
  await expectAccessibleInBothThemes(page);
  await expect(form.getByLabel('Client id')).toBeFocused();
  await form.getByLabel('Client id').fill('desk');
  const token = form.getByLabel('Access token');
  await expect(token).toHaveAttribute('type', 'password');
  await token.fill('two words');
  await form.getByRole('button', { name: 'Store these' }).click();
  await expect(form.getByRole('alert')).toContainText('one long word');
  await expect(token).toHaveValue('');
  // As fast as a scanner sends.
  await form.getByLabel('Client id').fill('desk');
  await token.focus();
  await page.keyboard.type(`${CANARY}.token`, { delay: 0 });
  // What a scanner would end with presses nothing: the field has the text, and nobody was looked up.
  await page.keyboard.press('Enter');
  await expect(token).toHaveValue(`${CANARY}.token`);
  await form.getByRole('button', { name: 'Store these' }).click();
  await expect(form).toHaveCount(0);
  await expect(wm).toContainText('by test.op');
  await wm.getByRole('button', { name: 'Test the credentials for WM' }).click();
  await expect(wm).toContainText('WM does not accept');
  expect(await page.content()).not.toContain(CANARY);

  const { clientId, accessToken } = training.credentials.wm;
  await wm.getByRole('button', { name: 'Replace the credentials for WM' }).click();
  await form.getByLabel('Client id').fill(clientId);
  await token.fill(`Bearer ${accessToken}`);
  await form.getByRole('button', { name: 'Store these' }).click();
  await wm.getByRole('button', { name: 'Test the credentials for WM' }).click();
  await expect(wm).toContainText('did not refuse them');

  await wm.getByRole('button', { name: 'Delete the credentials for WM' }).click();
  const asked = page.getByRole('dialog', { name: 'Delete the credentials for WM', exact: true });
  await expectAccessibleInBothThemes(page);
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(wm).toContainText('Held');
  await wm.getByRole('button', { name: 'Delete the credentials for WM' }).click();
  await asked.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(wm).toContainText('None');
  await expect(wm).toContainText('Enter them here.');
  await dialogOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('This desk has no credentials for WM yet.')).toBeVisible();
});

test('each state of the keychain says what to do', async ({ app, desk }) => {
  const { page } = desk;
  await openCredentials(desk);
  const look = dialogOf(page).getByRole('button', { name: 'Look again' });
  const wm = rowOf(page, 'WM');
  let before = '';
  alter(app.profile, (entries) => {
    before = entries.wm ?? '';
    entries.wm = 'not an entry';
  });
  await look.click();
  await expect(wm).toContainText('Cannot be used');
  await expect(wm).toContainText('Replace them.');
  alter(app.profile, (entries) => {
    entries.wm = JSON.stringify({ ...JSON.parse(before), boundTo: 'https://other.example' });
  });
  await look.click();
  await expect(wm).toContainText('For another address');
  await expect(wm).toContainText('Set the address in the configuration back');
  alter(app.profile, (entries) => {
    delete entries.wm;
  });
  await look.click();
  await expect(wm).toContainText('None');
  let sentinel = '';
  alter(app.profile, (entries) => {
    sentinel = entries['.sentinel'] ?? '';
    delete entries['.sentinel'];
  });
  await look.click();
  await expect(wm).toContainText('Keychain locked');
  await expect(wm).toContainText('Unlock the keychain');
  alter(app.profile, (entries) => {
    entries['.sentinel'] = sentinel;
  });
  const file = join(app.profile, 'keychain.json');
  const all = readFileSync(file, 'utf8');
  writeFileSync(file, '{');
  await look.click();
  await expect(wm).toContainText('No answer');
  await expect(wm).toContainText('restart this desk');
  writeFileSync(file, all);
  await look.click();
  await expect(wm).toContainText('None');
  await wm.getByRole('button', { name: 'Enter the credentials for WM' }).click();
  const form = page.getByRole('dialog', { name: 'Credentials for WM', exact: true });
  await form.getByLabel('Client id').fill('c'.repeat(300));
  await form.getByLabel('Access token').fill('t'.repeat(2_390));
  await form.getByRole('button', { name: 'Store these' }).click();
  await expect(form.getByRole('alert')).toContainText('too long for the keychain');
});

test.describe('with a roster', () => {
  test.use({ configured: roster });

  test('an operator has no way there, an administrator is named', async ({ desk, training }) => {
    const { page } = desk;
    await desk.signIn(OPERATOR.name, TEST_PIN);
    await page.getByRole('button', { name: `Operator ${OPERATOR.name}` }).click();
    await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Credentials…' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await desk.signIn(ADMIN.name, TEST_PIN);
    await openCredentials(desk);
    const capillary = rowOf(page, 'Capillary');
    await capillary.getByRole('button', { name: 'Replace the credentials for Capillary' }).click();
    const form = page.getByRole('dialog', { name: 'Credentials for Capillary', exact: true });
    const { till, password } = training.credentials.capillary;
    await form.getByLabel('Till').fill(till);
    await form.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await expect(capillary).toContainText(`by ${ADMIN.name}`);
    await capillary.getByRole('button', { name: 'Test the credentials for Capillary' }).click();
    await expect(capillary).toContainText('Capillary takes them');
  });
});

test('a first start without any leads here', async ({ training, openBrowser }) => {
  const { config, credentials } = branchOf(training);
  const preview = await launchPreview({ config });
  const page = await (await (await openBrowser()).newContext()).newPage();
  await page.goto(preview.url);
  await expect(page.getByText('This desk has no credentials yet')).toBeVisible();
  await page.getByRole('button', { name: 'Enter credentials' }).click();
  for (const [name, fields] of [
    ['airpay', { Token: credentials.airpay.token ?? '', 'Secret key': credentials.airpay.secretKey }],
    [
      'Capillary',
      { Till: training.credentials.capillary.till, Password: training.credentials.capillary.password },
    ],
    ['WM', { 'Client id': credentials.wm.clientId, 'Access token': credentials.wm.accessToken }],
  ] as const) {
    await rowOf(page, name)
      .getByRole('button', { name: `Enter the credentials for ${name}` })
      .click();
    const form = page.getByRole('dialog', { name: `Credentials for ${name}`, exact: true });
    for (const [label, value] of Object.entries(fields))
      await form.getByLabel(label, { exact: true }).fill(value);
    await page.keyboard.press('Enter');
    await expect(rowOf(page, name)).toContainText('Held');
  }
  await dialogOf(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('This desk has no credentials')).toHaveCount(0);
  await createDesk(page).open(personTagged(training, 'two-cards'));
  await page.context().close();
  expect(await preview.stop()).toBe(0);
});
