import type { Training } from '../../../src/main/training/start.ts';
import { personTagged } from '../../support/people.ts';
import { expectAccessible, expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { createApprovals } from '../pages/approvals.ts';
import { createBranchActivity } from '../pages/branch-activity.ts';
import type { Desk } from '../pages/desk.ts';
import { createReceipt } from '../pages/receipt.ts';

const ADDED = { from: 'Not on record', to: 'On record' };
const writes = (training: Training, call = 'changeIdentifier') => training.ledger.entries({ call });

const MAKER = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const SECOND = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const THIRD = { id: 'leela.n', name: 'Leela Nair', role: 'administrator' };
const merges = { policies: { merges: 'with-approval' } };
const bySecond = { roles: { operator: { secondPerson: ['card-usage.set'] } } };

const two = await rosterOf([MAKER, SECOND]);
const shortly = await rosterOf([MAKER, SECOND], { approvalMinutes: 1 });
const three = await rosterOf([MAKER, SECOND, THIRD]);

test.describe('with merges by approval', () => {
  test.use({ configured: { ...merges, ...two } });

  test('a merge waits for a second person, who types the other customer’s name', async ({
    desk,
    training,
  }) => {
    const target = personTagged(training, 'merge-target');
    const source = personTagged(training, 'merge-source');
    await desk.signIn(MAKER.name, TEST_PIN);
    await desk.open(target);
    await desk.cards.add('Mobile', source.mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Needs approval');
    await expect(line).toContainText('This cannot be undone');
    await expect(desk.basket.apply).toBeDisabled();

    await line.getByRole('button', { name: 'Approve…' }).click();
    const { dialog, who, pin, typed, approve, decline, difference } = createApprovals(desk.page);
    await expect(difference).toContainText('Not on record');
    await expectAccessibleInBothThemes(desk.page);
    await expect(approve).toBeDisabled();
    await expect(who.getByRole('option')).toHaveText(['Choose a person', SECOND.name]);
    await expect(who).toHaveValue(SECOND.id);
    await pin.fill(TEST_PIN);
    await expect(decline).toBeEnabled();
    await expect(approve).toBeDisabled();
    await typed.fill('Somebody Else');
    await approve.click();
    await expect(dialog.getByRole('alert')).toContainText('not the name of the other customer');
    await typed.fill(source.name);
    await pin.fill('864209');
    await approve.click();
    await expect(dialog.getByRole('alert')).toContainText('not the right PIN');
    await pin.fill(TEST_PIN);
    await approve.click();
    await expect(dialog).toHaveCount(0);
    await expectChange(line, ADDED, 'Draft');
    await expect(line).toContainText('Approved by Meera Shah');
    expect(writes(training)).toEqual([]);

    await desk.basket.apply.click();
    await expectChange(line, ADDED, 'Confirmed');
    await expect(line).toContainText('merge');
    expect(writes(training)).toHaveLength(1);
  });
});

test.describe('with a role whose changes go to a second person', () => {
  test.use({ configured: { ...bySecond, ...three } });

  /** The maker drafts that ATM is turned off. */
  const draftAtm = async (desk: Desk, training: Training) => {
    await desk.signIn(MAKER.name, TEST_PIN);
    await desk.open(personTagged(training, 'two-cards'));
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    const line = desk.basket.line(ATM_OFF.title);
    await expectChange(line, ATM_OFF, 'Needs approval');
    return { line, approvals: createApprovals(desk.page) };
  };

  test('is approved with the keyboard, and both stand in Activity, for the branch and on the receipt', async ({
    desk,
    training,
  }) => {
    const { page } = desk;
    const { line, approvals } = await draftAtm(desk, training);
    await expect(line.getByRole('button', { name: 'Approve…' })).toContainText('Alt A');
    await page.keyboard.press('Alt+a');
    const { dialog, who, pin, difference } = approvals;
    await expect(dialog).toContainText('Rekha Kumar asks for this for');
    await expect(dialog).toContainText('A second person has to agree to this change.');
    await expect(difference.getByRole('row').last()).toHaveText(/^Not allowed\s*ATM\s*differs\s*Allowed$/);
    await expect(who.getByRole('option')).toHaveText(['Choose a person', SECOND.name, THIRD.name]);
    await expect(who).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(pin).toBeFocused();
    await page.keyboard.type(TEST_PIN);
    await expect(approvals.approve).toBeEnabled();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(desk.said('ATM: Approved by Meera Shah.')).toHaveCount(1);
    await expect(line).toContainText('Approved by Meera Shah');
    await page.keyboard.press('Control+Enter');
    await expectChange(line, ATM_OFF, 'Confirmed');
    await expect(line).toContainText('Approved by Meera Shah');

    await expect(desk.activity.item(/^ATM/)).toContainText('by rekha.k, approved by meera.s');
    const receipt = createReceipt(page);
    await receipt.open.click();
    await expect(receipt.lines.first()).toContainText('by rekha.k, approved by meera.s');
    await receipt.close.click();
    const branch = createBranchActivity(page);
    await branch.open.click();
    await branch.rows.first().click();
    await expect(branch.chosen).toContainText('Approved bymeera.s');
  });

  test('that has moved since is asked again, with what is there now', async ({ desk, training }) => {
    await training.faults.set('airpay', { fault: 'empty-get', call: 'get' });
    await desk.signIn(MAKER.name, TEST_PIN);
    await desk.open(personTagged(training, 'two-cards'));
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    const line = desk.basket.line(/^ATM/);
    const approvals = createApprovals(desk.page);
    const approve = async (): Promise<void> => {
      await approvals.who.selectOption(SECOND.name);
      await approvals.pin.fill(TEST_PIN);
      await approvals.approve.click();
      await expect(approvals.dialog).toHaveCount(0);
      await expect(line).toContainText('Approved by Meera Shah');
    };
    await line.getByRole('button', { name: 'Approve…' }).click();
    await approve();
    await training.faults.clear();
    await desk.basket.apply.click();
    await expect(line).toHaveAccessibleName(/Needs approval$/);
    await expect(line).toContainText('What Meera Shah approved is no longer what is there');
    await expect(line).not.toContainText('Approved by');
    expect(writes(training, 'set')).toEqual([]);
    await line.getByRole('button', { name: 'Approve…' }).click();
    await expect(approvals.difference).toContainText('It was “Not told” when this was asked for.');
    await expect(approvals.difference.getByRole('cell').last()).toHaveText('Allowed');
    await expectAccessibleInBothThemes(desk.page);
    await approve();
    await desk.basket.apply.click();
    await expect(line).toHaveAccessibleName(/Confirmed$/);
  });

  test('is declined with a reason, and stays blocked until it is drafted anew', async ({
    desk,
    training,
  }) => {
    const { line, approvals } = await draftAtm(desk, training);
    await line.getByRole('button', { name: 'Approve…' }).click();
    await approvals.who.selectOption(THIRD.name);
    await approvals.pin.fill(TEST_PIN);
    await approvals.reason.fill('The customer has left');
    const [yes, no] = [await approvals.approve.boundingBox(), await approvals.decline.boundingBox()];
    expect([yes?.width, yes?.height]).toEqual([no?.width, no?.height]);
    await approvals.decline.click();
    await expectChange(line, ATM_OFF, 'Blocked');
    await expect(line).toContainText('Declined by Leela Nair: The customer has left.');
    await expect(desk.activity.item(/^ATM/)).toContainText('Declined by Leela Nair');
    await desk.usage.region.getByRole('button', { name: 'Read airpay again' }).click();
    await expect(desk.usage.region).not.toHaveAttribute('aria-busy', 'true');
    await expectChange(line, ATM_OFF, 'Blocked');
    await line.getByRole('button', { name: /^Remove/ }).click();
    await expect(desk.basket.lines).toHaveCount(0);
    await desk.usage.set(desk.usage.channel('ATM'), 'Not allowed');
    await expectChange(line, ATM_OFF, 'Needs approval');
    expect(writes(training, 'set')).toEqual([]);
  });

  test('waits in the inbox for whoever signs in, and never offers the maker', async ({ desk, training }) => {
    const { page } = desk;
    const { approvals } = await draftAtm(desk, training);
    await desk.usage.set(desk.usage.channel('POS'), 'Not allowed');
    await expect(approvals.status).toContainText('2 changes to approve');
    const signOut = async (): Promise<void> => {
      await page.getByRole('button', { name: /^Operator / }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
    };
    await signOut();
    await desk.signIn(SECOND.name, TEST_PIN);
    await expect(desk.customer).toHaveText('No customer open');
    await expect(approvals.status).toContainText('2 changes to approve');
    await page.keyboard.press('Alt+a');
    await expect(approvals.list.getByRole('listitem')).toHaveCount(2);
    await expect(approvals.who.getByRole('option')).toHaveText(['Choose a person', SECOND.name, THIRD.name]);
    await expect(approvals.who).toHaveValue(SECOND.id);
    await expect(approvals.pin).toBeFocused();
    await expectAccessibleInBothThemes(page);
    for (const left of [1, 0]) {
      await expect(approvals.pin).toBeFocused();
      await page.keyboard.type(TEST_PIN);
      await expect(approvals.approve).toBeEnabled();
      await page.keyboard.press('Enter');
      if (left > 0) await expect(approvals.status).toContainText('1 change to approve');
    }
    await expect(approvals.dialog).toHaveCount(0);
    await expect(approvals.status).toHaveCount(0);
    await expect(desk.said('POS: Approved.')).toHaveCount(1);

    await signOut();
    await desk.signIn(MAKER.name, TEST_PIN);
    await expect(desk.basket.line(/^ATM/)).toContainText('Approved by Meera Shah');
    await desk.basket.apply.click();
    await expect(desk.basket.line(/^ATM/)).toHaveAccessibleName(/Confirmed$/);
    await expect(desk.basket.line(/^POS/)).toHaveAccessibleName(/Confirmed$/);
  });

  for (const [name, how] of [
    ['right to left', 'rtl'],
    ['forced colors', 'forced'],
    ['200% zoom', 'zoom'],
  ] as const)
    test(`is decided with ${name}`, { tag: '@full' }, async ({ desk, training }) => {
      const { page } = desk;
      const { line, approvals } = await draftAtm(desk, training);
      if (how === 'rtl') await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      if (how === 'forced') await page.emulateMedia({ forcedColors: 'active' });
      if (how === 'zoom') await page.setViewportSize({ width: 640, height: 400 });
      await line.getByRole('button', { name: 'Approve…' }).click();
      await expect(approvals.difference).toBeVisible();
      await expectAccessible(page);
      const wide = await approvals.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await approvals.who.selectOption(SECOND.name);
      await approvals.pin.fill(TEST_PIN);
      await expect(approvals.approve).toBeInViewport({ ratio: 1 });
      await approvals.approve.click();
      await expect(line).toContainText('Approved by Meera Shah');
    });
});

test.describe('with approvals that hold for a minute', () => {
  test.use({ configured: { ...bySecond, ...shortly } });

  test('one that is too old is asked for again, with its reason, and nothing was sent', async ({
    desk,
    training,
  }) => {
    test.setTimeout(150_000);
    await desk.signIn(MAKER.name, TEST_PIN);
    await desk.open(personTagged(training, 'two-cards'));
    await ATM_OFF.draft(desk, training);
    const line = desk.basket.line(ATM_OFF.title);
    await expectChange(line, ATM_OFF, 'Needs approval');
    const { dialog, pin, approve, status } = createApprovals(desk.page);
    const decide = async (): Promise<void> => {
      await line.getByRole('button', { name: 'Approve…' }).click();
      await pin.fill(TEST_PIN);
      await approve.click();
      await expect(dialog).toHaveCount(0);
      await expectChange(line, ATM_OFF, 'Draft');
    };
    await decide();
    await expect(status).toHaveCount(0);
    await expect(line).toHaveAccessibleName(/Needs approval$/, { timeout: 75_000 });
    await expect(line).toContainText('is too old now: it held for 1 minute.');
    await expect(line).not.toContainText('Approved by');
    await expect(status).toContainText('1 change to approve');
    await expect(desk.basket.apply).toBeDisabled();
    await expectAccessibleInBothThemes(desk.page);
    expect(writes(training, 'set')).toEqual([]);
    await decide();
    await desk.basket.apply.click();
    await expectChange(line, ATM_OFF, 'Confirmed');
    expect(writes(training, 'set')).toHaveLength(1);
  });
});

test.describe('without a roster', () => {
  test.use({ configured: merges });

  test('nobody can prove to be a second person: a merge is blocked', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'merge-target'));
    await desk.cards.add('Mobile', personTagged(training, 'merge-source').mobile);
    const line = desk.basket.line(/^Add Mobile/);
    await expectChange(line, ADDED, 'Blocked');
    await expect(line).toContainText('nobody can prove to be one at this desk');
    expect(writes(training)).toEqual([]);
  });
});
