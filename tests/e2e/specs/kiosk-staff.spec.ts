import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { hashPin } from '../../../src/main/operators/pin.ts';
import { launchPreview } from '../../../tools/preview/launch.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessible } from '../fixtures/accessible.ts';
import { PEPPER } from '../fixtures/branch.ts';
import { expect } from '../fixtures/desk.ts';
import { kioskTest as base, type KioskMachine, STAFF_PIN } from '../fixtures/kiosk-machine.ts';
import { createKioskPage, type KioskPage } from '../pages/kiosk.ts';

/* Staff at the screen of a kiosk: the way in by touch and by keys, what they see, and everything that they can do. */

base.skip(({ shell }) => shell === 'electron', 'the app that ends is started again by the test');

interface Fixtures {
  readonly machine: KioskMachine;
}

const test = base.extend<Fixtures>({
  machine: async ({ openBrowser, startMachine }, use) => {
    await use(await startMachine(await openBrowser()));
  },
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Presses Tab until a button has the focus, then Enter. */
const reach = async (page: Page, name: string): Promise<void> => {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(button(page, name)).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press('Enter', { delay: 100 });
};

const health = async (at: KioskPage): Promise<void> => {
  await at.pin(STAFF_PIN);
  await expect(at.heading('This kiosk')).toBeVisible();
};

test('see how it is, close it, open it and restart it, by touches', async ({ machine }) => {
  const at = createKioskPage(machine.page());
  const { page } = at;
  await expect(at.attract).toBeAttached();
  await at.staffByTouch();
  await expectAccessible(page);
  await health(at);
  for (const line of ['The journal works.', 'No change needs a look.', 'Not provisioned'])
    await expect(page.getByText(line)).toBeVisible();
  await expect(page.getByText(/^Capillary: (can be reached|not tried yet)$/)).toBeVisible();
  await expectAccessible(page);

  await button(page, 'Look for a new bundle').tap();
  await expect(at.heading('A new bundle for this kiosk')).toBeVisible();
  await expect(page.getByText('There is no branchdesk.bundle where IT puts')).toBeVisible();
  await expectAccessible(page);
  await button(page, 'Back').tap();

  await button(page, 'Take out of service').tap();
  await expect(button(page, 'Open the kiosk')).toBeVisible();
  await button(page, 'Back to the customer’s screen').tap();
  await expect(at.heading('Out of service')).toBeVisible();
  await page.reload();
  await expect(at.heading('Out of service')).toBeVisible();
  await at.staffByTouch();
  await health(at);
  await button(page, 'Open the kiosk').tap();
  await expect(button(page, 'Take out of service')).toBeVisible();
  const again = machine.startedAgain();
  await button(page, 'Restart the kiosk').tap();
  await expect(createKioskPage(await again).attract).toBeAttached();
  expect(machine.ends).toEqual([86]);
});

test('leave it by keys alone', async ({ machine }) => {
  const at = createKioskPage(machine.page());
  await expect(at.attract).toBeAttached();
  await at.staffByKeys();
  await health(at);
  const again = machine.startedAgain();
  await reach(at.page, 'Leave the kiosk');
  await again;
  expect(machine.ends).toEqual([0]);
});

test('are nobody without the PIN, and wait after several wrong ones, over a restart', async ({ machine }) => {
  const at = createKioskPage(machine.page());
  await expect(at.attract).toBeAttached();
  await at.staffByTouch();
  const alert = at.page.getByRole('alert');
  for (let nth = 0; nth < 4; nth += 1) {
    await at.pin('864209');
    await expect(alert).toContainText('PIN');
    await expect(at.heading('This kiosk')).toHaveCount(0);
  }
  // The fifth makes everybody wait for longer than a start takes.
  await expect(async () => {
    await at.pin('864209');
    await expect(alert).toContainText(/1\d seconds/, { timeout: 1_000 });
  }).toPass();
  const again = machine.startedAgain();
  process.kill(machine.preview().pid, 'SIGKILL');
  const next = createKioskPage(await again);
  await expect(next.attract).toBeAttached();
  await next.staffByTouch();
  // The right one waits too.
  await next.pin(STAFF_PIN);
  await expect(next.page.getByRole('alert')).toContainText(/second/);
  await expect(next.heading('This kiosk')).toHaveCount(0);
});

test('end the visit of whoever stood there when they close it', async ({ machine, training }) => {
  const at = createKioskPage(machine.page());
  await at.enter(personTagged(training, 'two-cards'));
  await at.staffByTouch();
  await health(at);
  await button(at.page, 'Take out of service').tap();
  await expect(at.heading('Out of service')).toBeVisible();
  await expect(button(at.page, 'Cash machines')).toHaveCount(0);
});

base(
  'a kiosk that cannot be used says why behind the corner, and staff restart it',
  async ({ openBrowser, training: _ }) => {
    const folder = mkdtempSync(join(tmpdir(), 'branchdesk-unusable-'));
    const profile = join(folder, 'profile');
    mkdirSync(profile);
    // It was a kiosk when it was last configured, and has no configuration now.
    const staffPin = await hashPin(STAFF_PIN, PEPPER, 10);
    writeFileSync(
      join(profile, 'kiosk'),
      JSON.stringify({ languages: ['en', 'ar'], controlsInLowerHalf: true, staffPin }),
    );
    const preview = await launchPreview({
      ...{ profile, installed: true },
      credentials: { operators: { pepper: PEPPER } },
    });
    const context = await (await openBrowser()).newContext({
      viewport: { width: 1080, height: 1440 },
      hasTouch: true,
    });
    const page = await context.newPage();
    await page.goto(preview.url);
    const at = createKioskPage(page);
    await expect(at.heading('Out of service')).toBeVisible();
    for (const name of ['Not configured', 'Start training', 'Choose a file…'])
      await expect(page.getByText(name)).toHaveCount(0);
    await expectAccessible(page);
    await at.staffByTouch();
    await expect(page.getByText('The configuration of this machine cannot be used.')).toBeVisible();
    await expectAccessible(page);
    await health(at);
    await expect(button(page, 'Take out of service')).toHaveCount(0);
    await button(page, 'Restart the kiosk').tap();
    expect(await preview.ended).toBe(86);
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
