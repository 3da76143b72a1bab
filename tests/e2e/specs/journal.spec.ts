import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import type { Training } from '../../../src/main/training/start.ts';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { branchOf } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { createDesk, type Desk } from '../pages/desk.ts';

test.skip(({ shell }) => shell === 'electron', 'what is prepared here is the profile of a preview');

/** Starts the app over one profile, each time on a page of its own, and ends it again. */
const startsOver = (training: Training, openBrowser: () => Promise<Browser>) => {
  const folder = mkdtempSync(join(tmpdir(), 'branchdesk-journal-'));
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  return {
    journal: join(profile, 'journal.db'),
    during: async (work: (desk: Desk) => Promise<void>): Promise<void> => {
      const preview = await launchPreview({ ...branchOf(training), profile });
      const context = await (await openBrowser()).newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await page.goto(preview.url);
      await work(createDesk(page));
      await context.close();
      expect(await preview.stop()).toBe(0);
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** The desk tells before anybody tries that nothing is sent, and sends nothing when somebody does. */
const expectRefusal = async (desk: Desk, training: Training, what: string, next: string): Promise<void> => {
  const notice = desk.page.getByRole('region', { name: 'Journal', exact: true });
  await expect(notice).toContainText(what);
  await expect(notice).toContainText(next);
  await expectAccessibleInBothThemes(desk.page);

  await desk.open(personTagged(training, 'two-cards'));
  await ATM_OFF.draft(desk, training);
  const line = desk.basket.line(ATM_OFF.title);
  await expectChange(line, ATM_OFF, 'Draft');
  const before = training.ledger.entries({ upstream: 'airpay', call: 'set' }).length;
  await desk.basket.apply.click();
  await expectChange(line, ATM_OFF, 'Blocked');
  await expect(line).toContainText(`${what} Nothing was sent. ${next}`);
  expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toHaveLength(before);
  await expect(notice).toBeVisible();
};

const confirmed = async (desk: Desk, training: Training): Promise<void> => {
  await expect(desk.page.getByRole('region', { name: 'Journal', exact: true })).toHaveCount(0);
  await desk.open(personTagged(training, 'two-cards'));
  await ATM_OFF.draft(desk, training);
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
};

test('a journal that is no file: told at the start and on the change, and nothing is sent', async ({
  training,
  openBrowser,
}) => {
  const { journal, during, end } = startsOver(training, openBrowser);
  await during((desk) => confirmed(desk, training));
  for (const part of ['', '-wal', '-shm']) rmSync(journal + part, { force: true });
  mkdirSync(journal);
  await training.reset();
  await during((desk) =>
    expectRefusal(
      desk,
      training,
      'The journal of this desk is damaged, or is no journal.',
      'Do not delete anything. Tell IT',
    ),
  );
  end();
});

test('an older copy in the place of the journal: told as that, and nothing is sent', async ({
  training,
  openBrowser,
}) => {
  const { journal, during, end } = startsOver(training, openBrowser);
  await during(async () => {});
  copyFileSync(journal, `${journal}.older`);
  await during((desk) => confirmed(desk, training));
  copyFileSync(`${journal}.older`, journal);
  await training.reset();
  await during((desk) =>
    expectRefusal(
      desk,
      training,
      'an older copy or another journal was put in its place.',
      'Do not delete anything. Tell IT',
    ),
  );
  end();
});
