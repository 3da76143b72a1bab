import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  await page.keyboard.type('ankle bread copper dozen ember fossil grave');
  await page.keyboard.press('Enter');
  await expect(refused).toContainText('That is not the passphrase of this bundle. Nothing was changed.');
  await expectAccessibleInBothThemes(page);
  expect(stateOf(place.profile)).toBeNull();
  await passphrase.focus();
  await page.keyboard.type(PASSPHRASE);
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
    more: ['--bundle-version', '99991231'],
  });
  const elsewhere = await administrator.seal(branch, {
    ...{
      name: 'elsewhere',
      forDesk: join(place.profile, '../other'),
      more: ['--bundle-version', '99991230'],
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
