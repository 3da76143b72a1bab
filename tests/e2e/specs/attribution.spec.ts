import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { personTagged } from '../../support/people.ts';
import { rosterOf, TEST_PIN } from '../fixtures/branch.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { runSwitch } from '../fixtures/run-switch.ts';
import { createApprovals } from '../pages/approvals.ts';
import type { Desk } from '../pages/desk.ts';

const MAKER = { id: 'rekha.k', name: 'Rekha Kumar', role: 'operator' };
const SECOND = { id: 'meera.s', name: 'Meera Shah', role: 'supervisor' };
const THIRD = { id: 'leela.n', name: 'Leela Nair', role: 'administrator' };

test.use({
  configured: {
    ...(await rosterOf([MAKER, SECOND, THIRD])),
    roles: { operator: { secondPerson: ['card-usage.set'] } },
  },
});

test.skip(
  ({ shell }) => shell === 'electron',
  'only the preview’s keychain can be read by a switch from here',
);

interface Exported {
  readonly seq: number;
  readonly type: string;
  readonly facts: {
    readonly operator?: string;
    readonly maker?: string;
    readonly what?: string;
    readonly changes?: readonly { readonly kind: string }[];
  };
}

/** The records of a journal, as an auditor gets them: each with who it is about, from the plain part of the export. */
const exportOf = async (profile: string): Promise<readonly Exported[]> => {
  const file = join(profile, 'export.jsonl');
  const { status, output } = await runSwitch('preview', ['--export-journal', file], null, profile);
  expect(output).toContain('signed by device key');
  expect(status).toBe(0);
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): Exported & { readonly end?: true } => JSON.parse(line))
    .filter(({ seq, end }) => seq !== undefined && end !== true)
    .map((line) => ({ ...line, facts: JSON.parse(String(line.facts)) }));
};

const stopTexts = async (desk: Desk): Promise<void> => {
  const toggled = desk.communication.region.getByRole('switch', { checked: true }).first();
  await toggled.click();
  await desk.basket.apply.click();
  await expect(desk.basket.lines.first()).toContainText('Confirmed');
};

test('the export of the journal names the right person for all that three people did, one after another', async ({
  desk,
  training,
  app,
}) => {
  const { page } = desk;
  const first = personTagged(training, 'two-cards');
  const approvals = createApprovals(page);
  await desk.signIn(MAKER.name, TEST_PIN);
  await desk.open(first);
  await ATM_OFF.draft(desk, training);
  const line = desk.basket.line(ATM_OFF.title);
  await expectChange(line, ATM_OFF, 'Needs approval');
  await page.keyboard.press('Alt+a');
  await approvals.who.selectOption(SECOND.name);
  await approvals.pin.fill(TEST_PIN);
  await approvals.approve.click();
  await expect(line).toContainText('Approved by');
  await desk.basket.apply.click();
  await expectChange(line, ATM_OFF, 'Confirmed');

  await page.keyboard.press('Control+l');
  await desk.signIn(SECOND.name, '864209');
  await expect(page.getByRole('alert')).toContainText('not the right PIN');
  await desk.signIn(SECOND.name, TEST_PIN);
  await desk.open(personTagged(training, 'merge-target'));
  await stopTexts(desk);

  await page.keyboard.press('Control+l');
  await desk.signIn(THIRD.name, TEST_PIN);
  await desk.open(first);
  await page.keyboard.press('Alt+r');
  await page.getByRole('textbox', { name: 'Reason' }).fill('The customer asked');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(first.mobile);
  // Locked by the system: what is revealed goes with it.
  await app.power('suspend');
  await desk.signIn(MAKER.name, TEST_PIN);
  await desk.expectOpen(first.name);
  await stopTexts(desk);

  const told = (await exportOf(app.profile)).flatMap(({ type, facts: { operator, maker, what, changes } }) =>
    operator === undefined || type.startsWith('journal.')
      ? []
      : [[operator, type, what ?? changes?.map(({ kind }) => kind).join() ?? maker].join(' ').trimEnd()],
  );
  expect(told).toEqual([
    `${MAKER.id} operator.session signed-in`,
    `${SECOND.id} operator.session proved`,
    `${SECOND.id} approval.given ${MAKER.id}`,
    `${MAKER.id} attempt.intended card-usage.set`,
    `${MAKER.id} operator.session locked`,
    `${SECOND.id} operator.session wrong-pin`,
    `${SECOND.id} operator.session signed-in`,
    `${SECOND.id} attempt.intended communication.set`,
    `${SECOND.id} operator.session locked`,
    `${THIRD.id} operator.session signed-in`,
    `${THIRD.id} value.revealed`,
    `${THIRD.id} operator.session locked`,
    `${MAKER.id} operator.session signed-in`,
    `${MAKER.id} attempt.intended communication.set`,
  ]);
});
