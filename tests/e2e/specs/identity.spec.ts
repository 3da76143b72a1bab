import { personTagged } from '../../support/people.ts';
import { expect, test } from '../fixtures/desk.ts';
import { firstOnly } from '../fixtures/first-only.ts';

test.describe('an id that the record does not tell', () => {
  for (const { tag, panel, field, system, idOf, shows } of [
    {
      tag: 'no-external-id',
      panel: 'usage',
      field: 'airpay entity id',
      system: 'airpay',
      idOf: 'airpayEntityId',
      shows: 'radiogroup',
    },
    {
      tag: 'no-wm-id',
      panel: 'communication',
      field: 'WM customer id',
      system: 'WM',
      idOf: 'wmCustomerId',
      shows: 'switch',
    },
  ] as const) {
    test(`${system}: it is asked for, shown, kept after a second confirmation, and forgotten`, async ({
      desk,
      training,
    }) => {
      const person = personTagged(training, tag);
      const { region } = desk[panel];
      await desk.open(person);
      await expect(region).toContainText(`does not tell the customer's id at ${system}`);
      await region.getByRole('textbox', { name: field, exact: true }).fill(person[idOf]);
      await region.getByRole('button', { name: `Show what ${system} holds` }).click();

      await expect(region.getByRole('alert')).toContainText(`This is what ${system} holds under`);
      await expect(region.getByRole('alert')).toContainText('The id is not kept yet.');
      await expect(region.getByRole(shows).first()).toBeVisible();
      await region.getByRole('button', { name: 'Use this id' }).click();

      const forget = region.getByRole('button', { name: 'Forget the id' });
      await expect(forget).toBeVisible();
      await desk.page.reload();
      await desk.expectOpen(person.name);
      await forget.click();
      await expect(region.getByRole('textbox', { name: field, exact: true })).toBeVisible();
      expect(training.ledger.entries({ applied: true })).toEqual([]);
    });
  }

  test('a proposed id that is not the right one is dropped', { tag: '@full' }, async ({ desk, training }) => {
    const person = personTagged(training, 'no-external-id');
    const { region } = desk.usage;
    await desk.open(person);
    await region.getByRole('textbox', { name: 'airpay entity id' }).fill(person.airpayEntityId);
    await region.getByRole('button', { name: 'Show what airpay holds' }).click();
    await region.getByRole('button', { name: 'Not this one' }).click();
    await expect(region.getByRole('textbox', { name: 'airpay entity id' })).toBeVisible();
  });
});

test.describe('a customer airpay tells nothing about', () => {
  const silent = ['airpay-silent', 'airpay-silent-object', 'airpay-silent-null', 'airpay-silent-missing'];
  for (const tag of silent) {
    test(
      `${tag}: neither is checked, and the words say so`,
      firstOnly(silent, tag),
      async ({ desk, training }) => {
        await desk.open(personTagged(training, tag));
        for (const name of ['Contactless', 'ATM', 'POS', 'E-commerce'] as const) {
          const channel = desk.usage.channel(name);
          await expect(desk.usage.radio(channel, 'Allowed')).not.toBeChecked();
          await expect(desk.usage.radio(channel, 'Not allowed')).not.toBeChecked();
          await expect(channel).toHaveAccessibleDescription(/Not told by airpay/);
        }
        await expect(desk.usage.region.getByText('Not told by airpay')).toHaveCount(4);
      },
    );
  }

  test('a change is accepted, not confirmed: a read-back shows nothing', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'airpay-silent'));
    const atm = desk.usage.channel('ATM');
    await desk.usage.set(atm, 'Not allowed');
    await desk.basket.apply.click();
    const line = desk.basket.line(/^ATM/);
    await expect(line).toHaveAccessibleName('ATM: Not told → Not allowed. Accepted');
    await expect(desk.usage.radio(atm, 'Allowed')).not.toBeChecked();
    await expect(desk.usage.radio(atm, 'Not allowed')).not.toBeChecked();
    await expect(desk.usage.region).toContainText('Last here: Not allowed');
    expect(training.ledger.entries({ applied: true })).toHaveLength(1);
  });
});
