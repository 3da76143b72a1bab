import { personTagged } from '../../support/people.ts';
import { rosterOf, TEST_PIN, UNHURRIED } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import type { Desk } from '../pages/desk.ts';

test.use({ perMinute: UNHURRIED });

const roster = await rosterOf([
  { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' },
  { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' },
]);

const UPSTREAMS = ['airpay', 'capillary', 'wm'] as const;

const OVERLAYS: readonly (readonly [name: string, open: (desk: Desk) => Promise<void>])[] = [
  ['What the marks mean', ({ page }) => page.getByRole('button', { name: 'What the marks mean' }).click()],
  ['Link a card', ({ cards }) => cards.openLink()],
  ['Delink', ({ cards }) => cards.openDelink(cards.card('0027'))],
  ['History', ({ cards }) => cards.openHistory(cards.card('0027'))],
  [
    'More for a card',
    ({ cards }) =>
      cards
        .card('0027')
        .getByRole('button', { name: /^More for / })
        .click(),
  ],
];

for (const [name, open] of OVERLAYS) {
  test(`what came of a change is said while "${name}" is open`, async ({ desk, training }) => {
    const { page, basket } = desk;
    await desk.open(personTagged(training, 'two-cards'));
    await ATM_OFF.draft(desk, training);
    await training.faults.set('airpay', { fault: 'delay', ms: 2_000, call: 'set', when: 'before' });
    await basket.apply.click();
    await open(desk);
    await expect(page.locator('[inert], [aria-hidden="true"] [role="region"]').first()).toBeAttached();
    await expect(desk.said('ATM: Confirmed.')).toHaveCount(1);
    await training.faults.clear();
    for (const upstream of UPSTREAMS) await training.faults.set(upstream, { fault: 'refuse' });
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await expect(desk.offline).toBeVisible();
  });
}

interface Act {
  readonly name: string;
  do(desk: Desk): Promise<void>;
}

const press = async ({ page, basket }: Desk, name: string | RegExp): Promise<void> => {
  await basket.region.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
};

/** One visit, act by act: each begins where the one before it left the focus. */
const ACTS: readonly Act[] = [
  {
    name: 'a choice, by key',
    do: async ({ usage, page }) => {
      await usage.channel('ATM').getByRole('radio', { name: 'Allowed', exact: true }).focus();
      await page.keyboard.press('ArrowRight');
    },
  },
  { name: 'Apply, by its keys', do: ({ page }) => page.keyboard.press('Control+Enter') },
  { name: 'Undo', do: (desk) => press(desk, /^Undo/) },
  { name: 'Clear finished', do: (desk) => press(desk, 'Clear finished') },
  {
    name: 'a preset',
    do: async ({ usage, page }) => {
      await usage.region.getByRole('button', { name: /^Safe/ }).first().focus();
      await page.keyboard.press('Enter');
    },
  },
  { name: 'Apply, pressed', do: (desk) => press(desk, /^Apply/) },
  {
    name: 'Stop all texts',
    do: async ({ communication, page }) => {
      await communication.region.getByRole('button', { name: 'Stop all texts' }).focus();
      await page.keyboard.press('Enter');
    },
  },
  { name: 'Remove from basket', do: (desk) => press(desk, /^Remove from basket/) },
  {
    name: 'a receipt, opened and closed',
    do: async (desk) => {
      await press(desk, 'Print receipt');
      await expect(desk.page.getByRole('dialog')).toBeVisible();
      await desk.page.keyboard.press('Escape');
      await expect(desk.page.getByRole('dialog')).toHaveCount(0);
    },
  },
];

const settled = async ({ basket }: Desk): Promise<void> => {
  await expect(basket.region).not.toHaveAttribute('aria-busy', 'true');
  await expect(basket.region).not.toContainText(/Checking…|Reading it back…|Sending/);
};

test('after each act, at once and when all came of it, the focus is on something that is in sight', async ({
  desk,
  training,
}) => {
  test.slow();
  const { page } = desk;
  await desk.open(personTagged(training, 'two-cards'));
  for (const act of ACTS) {
    await test.step(act.name, async () => {
      await act.do(desk);
      for (const when of ['at once', 'in the end']) {
        if (when === 'in the end') await settled(desk);
        await expect(page.locator('body'), `${act.name}, ${when}`).not.toBeFocused();
        await expect(page.locator(':focus'), `${act.name}, ${when}`).toBeVisible();
      }
    });
  }
});

test.describe('in a window of 640 x 400, as at 200% zoom', () => {
  test.use({
    display: { viewport: { width: 640, height: 400 } },
    configured: { policies: { merges: 'with-approval' }, ...roster },
  });

  test('an approval opens at its top, with what is compared in view', async ({ desk, training }) => {
    await desk.signIn('Rekha Kumar', TEST_PIN);
    await desk.open(personTagged(training, 'merge-target'));
    await desk.cards.add('Mobile', personTagged(training, 'merge-source').mobile);
    await desk.basket
      .line(/^Add Mobile/)
      .getByRole('button', { name: 'Approve…' })
      .click();
    const dialog = desk.page.getByRole('dialog', { name: 'Approve a change', exact: true });
    await expect(dialog).toBeFocused();
    await expect(dialog.getByRole('heading', { name: 'Approve a change' })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByText('This cannot be undone.')).toBeInViewport({ ratio: 1 });
    await desk.page.keyboard.press('Tab');
    await expect(dialog.getByRole('combobox', { name: 'Who decides' })).toBeFocused();
  });
});
