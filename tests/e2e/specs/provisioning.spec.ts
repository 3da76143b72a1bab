import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchPreview, type Preview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { branchOf, rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { createAdministrator, provision } from '../fixtures/bundles.ts';
import { test as base, expect } from '../fixtures/desk.ts';
import { heldOf } from '../fixtures/held-by-page.ts';
import { watchPage } from '../fixtures/watch-page.ts';
import { createDesk, type Desk } from '../pages/desk.ts';

const LEELA = { id: 'leela.n', name: 'Leela Nair', role: 'administrator' };
const REKHA = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const roster = await rosterOf([LEELA, REKHA]);
const PASSPHRASE = 'ankle bread copper dozen ember fossil gravel';

type Administrator = ReturnType<typeof createAdministrator>;

interface Fixtures {
  readonly administrator: Administrator;
  readonly stranger: Administrator;
  /** A desk that is installed and not configured, over starts. */
  readonly place: {
    readonly profile: string;
    start(): Promise<{ readonly desk: Desk; readonly preview: Preview }>;
    /** The system's dialog answers with this file from now on; null: it is called off. */
    choose(file: string | null): void;
  };
}

const test = base.extend<Fixtures>({
  administrator: async ({ shell: _ }, use) => {
    const administrator = createAdministrator();
    await use(administrator);
    administrator.end();
  },
  stranger: async ({ shell: _ }, use) => {
    const stranger = createAdministrator();
    await use(stranger);
    stranger.end();
  },
  place: async ({ openBrowser, display }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-provisioned-'));
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    const context = await (await openBrowser()).newContext(display);
    const page = await context.newPage();
    const misdeeds = await watchPage(page);
    const started: Preview[] = [];
    await use({
      profile,
      start: async () => {
        const preview = await launchPreview({ profile, installed: true });
        started.push(preview);
        await page.goto(preview.url);
        return { desk: createDesk(page), preview };
      },
      choose: (file) => writeFileSync(join(profile, 'preview.open'), file ?? ''),
    });
    await context.close();
    await Promise.all(started.map((preview) => preview.stop()));
    rmSync(folder, { recursive: true, force: true });
    expect(misdeeds()).toEqual([]);
  },
});

test.skip(({ shell }) => shell === 'electron', 'only the preview’s own dialog opens a file without asking');

const setUpPart = ({ page }: Desk) => {
  const part = page.getByRole('region', { name: 'Set up from a file', exact: true });
  return {
    part,
    choose: part.getByRole('button', { name: /^Choose (a|another) file…$/ }),
    setUp: part.getByRole('button', { name: 'Set up this desk', exact: true }),
    passphrase: part.getByLabel('Passphrase', { exact: true }),
    refused: part.getByRole('alert'),
  };
};

const expectNotConfigured = async ({ page }: Desk): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, name: 'Not configured' })).toBeVisible();
};

/** As fast as fingers are. */
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 70 });

const stateOf = (profile: string): string | null => {
  const file = join(profile, 'provisioned/state.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

test('a desk is set up from a file by clicks, and goes on with its people and its customers', async ({
  training,
  administrator,
  place,
}) => {
  const branch = branchOf(training, { configured: roster });
  const file = await administrator.seal(branch, { name: 'first', forDesk: place.profile });
  const { desk } = await place.start();
  await expectNotConfigured(desk);
  const { part, choose, setUp } = setUpPart(desk);
  place.choose(null);
  await choose.click();
  await expect(part.getByRole('heading', { name: 'What this file is' })).toHaveCount(0);
  await expect(part.getByRole('alert')).toHaveCount(0);

  place.choose(file);
  await choose.click();
  await expect(part.getByRole('heading', { name: 'What this file is' })).toBeFocused();
  await expect(part).toContainText('first.bundle');
  await expect(part).toContainText('IT of the bank');
  await expect(part).toContainText(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
  await expect(part).toContainText('credentials for Capillary');
  await expect(part).toContainText('2 people who work here');
  await expect(part).toContainText('From now on this desk takes files of this key alone.');
  await expectAccessibleInBothThemes(desk.page);
  expect(stateOf(place.profile)).toBeNull();
  await setUp.click();
  await desk.signIn(LEELA.name, TEST_PIN);
  await desk.open(personTagged(training, 'two-cards'));
  await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
  await desk.basket.apply.click();
  await expect(desk.basket.line(/^ATM/)).toHaveAccessibleName(/Confirmed$/);
  const { airpay, capillary, wm } = branch.credentials;
  const secrets = [airpay.secretKey, wm.accessToken, ...Object.values(capillary)].map(String);
  expect(await heldOf(desk.page, secrets)).toEqual([]);
});

test('a desk is set up with the keyboard alone; a wrong passphrase changes nothing', async ({
  training,
  administrator,
  place,
}) => {
  const branch = branchOf(training, { configured: roster });
  const file = await administrator.seal(branch, { name: 'locked', passphrase: PASSPHRASE });
  const { desk } = await place.start();
  const { page } = desk;
  await expectNotConfigured(desk);
  const { part, choose, setUp, passphrase, refused } = setUpPart(desk);
  place.choose(file);
  await choose.focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('heading', { name: 'What this file is' })).toBeFocused();
  await expect(setUp).toBeDisabled();
  await page.keyboard.press('Tab');
  await expect(passphrase).toBeFocused();
  await type(page, 'ankle bread copper dozen ember fossil grave');
  await page.keyboard.press('Enter');
  await expect(refused).toContainText('That is not the passphrase of this bundle. Nothing was changed.');
  await expectAccessibleInBothThemes(page);
  expect(stateOf(place.profile)).toBeNull();
  await passphrase.focus();
  await type(page, PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(desk.people).toBeVisible();
  expect(await heldOf(page, [PASSPHRASE])).toEqual([]);
  await desk.signIn(REKHA.name, TEST_PIN);
  await desk.open(personTagged(training, 'one-card'));
});

test('what is no bundle, was changed, or is signed by a stranger is refused in its own words', async ({
  training,
  administrator,
  stranger,
  place,
}) => {
  const branch = branchOf(training, { configured: roster });
  const own = await administrator.seal(branch, { name: 'own', forDesk: place.profile });
  const foreign = await stranger.seal(branch, {
    name: 'foreign',
    forDesk: place.profile,
    more: ['--bundle-version', '99991231000000'],
  });
  const elsewhere = await administrator.seal(branch, {
    ...{
      name: 'elsewhere',
      forDesk: join(place.profile, '../other'),
      more: ['--bundle-version', '99991230000000'],
    },
  });
  // The keychain remembers which key counts, whatever becomes of the state.
  await provision(place.profile, own);
  rmSync(join(place.profile, 'provisioned'), { recursive: true });
  const { desk } = await place.start();
  await expectNotConfigured(desk);
  const { part, choose, setUp, refused } = setUpPart(desk);
  const broken = join(place.profile, 'broken.bundle');
  const text = readFileSync(own, 'utf8');
  for (const [change, words] of [
    [foreign, 'which does not count here'],
    [`${text.slice(0, 300)}${text[300] === 'A' ? 'B' : 'A'}${text.slice(301)}`, 'Nothing was changed'],
    ['{"no":"bundle"}', 'This file is not a bundle, or not the whole of one.'],
    [join(place.profile, 'nowhere'), 'Nothing was changed'],
  ] as const) {
    const isPath = change.startsWith('/');
    if (!isPath) writeFileSync(broken, change);
    place.choose(isPath ? change : broken);
    await choose.click();
    await expect(refused).toContainText(words);
    await expect(setUp).toHaveCount(0);
    expect(stateOf(place.profile)).toBeNull();
  }
  // What is in it is told before it is known for whom it was sealed.
  place.choose(elsewhere);
  await choose.click();
  await expect(part).toContainText('This key counts at this desk already.');
  await setUp.click();
  await expect(refused).toContainText('This bundle was not made for this machine and this user.');
  expect(stateOf(place.profile)).toBeNull();
  place.choose(own);
  await choose.click();
  await expect(part).toContainText('own.bundle');
  await setUp.click();
  await expect(desk.people).toBeVisible();
});

test('an administrator makes a bundle of a desk, and another desk takes it in', async ({
  training,
  administrator,
  place,
  openBrowser,
}) => {
  const branch = branchOf(training, { configured: roster });
  await provision(
    place.profile,
    await administrator.seal(branch, { name: 'first', forDesk: place.profile, more: ['--expires', '20'] }),
  );
  const { desk } = await place.start();
  const { page } = desk;
  const notice = page.getByRole('region', { name: 'Set-up of this desk', exact: true });
  const fromMenu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: /^Operator / }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  // Who has nothing to do with it is not told of it.
  await desk.signIn(REKHA.name, TEST_PIN);
  await expect(desk.search.box).toBeVisible();
  await expect(notice).toHaveCount(0);
  await fromMenu('Sign out');
  await desk.signIn(LEELA.name, TEST_PIN);
  await expect(notice).toContainText(/What this desk is set up with ends in (19|20) days\./);
  await notice.getByRole('button', { name: 'Look at it' }).click();
  const dialog = page.getByRole('dialog');
  const part = dialog.getByRole('region', { name: 'Provisioning', exact: true });
  await expect(part).toContainText('IT of the bank');
  await expect(part).toContainText('nothing that can be gone back to');
  await expectAccessibleInBothThemes(page);

  await dialog.getByRole('button', { name: 'Make a bundle…' }).click();
  const make = dialog.getByRole('button', { name: 'Make and save…' });
  await dialog.getByRole('radio', { name: 'Whoever knows a passphrase' }).check();
  const enter = async (passphrase: string, again = passphrase): Promise<void> => {
    await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await dialog.getByLabel('Passphrase again', { exact: true }).fill(again);
  };
  await enter('password password', 'password passwort');
  await expect(dialog.getByText('It is not the same yet.')).toBeVisible();
  await expect(make).toBeDisabled();
  await expectAccessibleInBothThemes(page);
  await enter('password password');
  await make.click();
  await expect(dialog.getByRole('alert')).toContainText('This passphrase has too few words.');
  await enter(PASSPHRASE);
  await make.click();
  await expect(dialog).toContainText('The bundle is saved.');
  const key = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/.exec((await dialog.textContent()) ?? '')?.[0] ?? '-';
  expect(await heldOf(page, [PASSPHRASE, String(branch.credentials.airpay.secretKey)])).toEqual([]);
  const [file = ''] = readdirSync(place.profile).filter((name) => name.endsWith('.bundle'));
  expect(file).toMatch(/^BLR-014-\d{14}\.bundle$/);
  await dialog.getByRole('button', { name: 'Close' }).click();

  const other = join(place.profile, '../other');
  mkdirSync(other);
  writeFileSync(join(other, 'preview.open'), join(place.profile, file));
  const preview = await launchPreview({ profile: other, installed: true });
  const context = await (await openBrowser()).newContext();
  const second = createDesk(await context.newPage());
  await second.page.goto(preview.url);
  const here = setUpPart(second);
  await here.choose.click();
  await expect(here.part).toContainText(key);
  await expect(here.part).toContainText('Leela Nair');
  await here.passphrase.fill(PASSPHRASE);
  await here.setUp.click();
  await second.signIn(REKHA.name, TEST_PIN);
  await second.open(personTagged(training, 'two-cards'));
  await context.close();
  expect(await preview.stop()).toBe(0);
});
