import { personTagged } from '../../support/people.ts';
import { expectAccessibleInBothThemes } from '../fixtures/accessible.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { firstOnly } from '../fixtures/first-only.ts';

const OFF = { from: 'Allowed', to: 'Not allowed' } as const;
const CHANNELS = ['Contactless', 'ATM', 'POS', 'E-commerce'] as const;

test('each channel goes its own way: four lines, four requests, each confirmed', async ({
  desk,
  training,
}) => {
  await desk.open(personTagged(training, 'two-cards'));
  for (const name of CHANNELS) await desk.usage.set(desk.usage.channel(name), 'Not allowed');
  await expect(desk.basket.lines).toHaveCount(4);
  await desk.basket.apply.click();
  for (const name of CHANNELS) {
    await expectChange(desk.basket.line(new RegExp(`^${name}`)), OFF, 'Confirmed');
    await expect(desk.usage.radio(desk.usage.channel(name), 'Not allowed')).toBeChecked();
  }
  expect(training.ledger.entries({ call: 'set', applied: true })).toHaveLength(4);
});

test.describe('a preset', () => {
  const presets = [
    ['Safe default', ['Contactless', 'E-commerce']],
    ['Block everything', CHANNELS],
  ] as const;
  for (const preset of presets) {
    const [name, channels] = preset;
    test(
      `${name} stages what differs, and is applied like any other edit`,
      firstOnly(presets, preset),
      async ({ desk, training }) => {
        await desk.open(personTagged(training, 'two-cards'));
        await desk.usage.preset(name).click();
        await expect(desk.basket.lines).toHaveCount(channels.length);
        for (const channel of channels)
          await expectChange(desk.basket.line(new RegExp(`^${channel}`)), OFF, 'Draft');
        expect(training.ledger.entries({ call: 'set' })).toEqual([]);
        await desk.basket.apply.click();
        for (const channel of channels)
          await expectChange(desk.basket.line(new RegExp(`^${channel}`)), OFF, 'Confirmed');
      },
    );
  }

  test('Allow everything has nothing to add where all is allowed, and says so', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.usage.preset('Allow everything').click();
    await expect(desk.page.getByText('Every channel is as the preset wishes already.')).toBeVisible();
    await expect(desk.basket.lines).toHaveCount(0);
  });

  test('stages what airpay does not tell, whose lines say so and end as accepted', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'airpay-silent'));
    await desk.usage.preset('Allow everything').click();
    await expect(desk.basket.lines).toHaveCount(4);
    for (const line of await desk.basket.lines.all())
      await expect(line).toContainText('airpay does not tell the present state of this channel.');
    await desk.basket.apply.click();
    for (const name of CHANNELS)
      await expectChange(
        desk.basket.line(new RegExp(`^${name}`)),
        { from: 'Not told', to: 'Allowed' },
        'Accepted',
      );
    await expect(desk.usage.region.getByText(/^Last here: Allowed, .*: Accepted$/)).toHaveCount(4);
  });

  test('is not taken by its key while somebody types', async ({ desk, training }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.search.box.focus();
    await desk.page.keyboard.press('Alt+2');
    await desk.usage.region.getByRole('heading', { name: 'Card usage' }).click();
    await desk.page.keyboard.press('Alt+1');
    await expect(desk.basket.lines).toHaveCount(2);
    await expect(desk.basket.lines.getByText('Draft')).toHaveCount(2);
  });
});

test('a tenant whose get tells nothing is said once the third customer shows it', async ({
  desk,
  training,
}) => {
  const said = desk.usage.region.getByText('airpay tells this branch no states at all.');
  for (const tag of ['airpay-silent', 'airpay-silent-object']) {
    await desk.open(personTagged(training, tag));
    await expect(said).toHaveCount(0);
  }
  await desk.open(personTagged(training, 'airpay-silent-null'));
  await expect(said).toHaveCount(1);
  await expectAccessibleInBothThemes(desk.page);
});

test('several cards are warned of, one is not', async ({ desk, training }) => {
  const warning = desk.usage.region.getByText('Applies to the whole account: 2 cards.');
  await desk.open(personTagged(training, 'two-cards'));
  await expect(warning).toBeVisible();
  await desk.open(personTagged(training, 'one-card'));
  await expect(desk.usage.region.getByText('Applies to the whole account')).toHaveCount(0);
});

test.describe('where the tenant takes short entity ids', () => {
  test.use({ airpay: { entityIdLimit: 5 } });

  test('one that is too long is named with the limit, and nothing is sent', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    const person = personTagged(training, 'two-cards');
    await desk.open(person);
    const length = [...person.airpayEntityId].length;
    await expect(desk.usage.region).toContainText(
      `The customer's id has ${length} characters: airpay takes at most 5.`,
    );
    expect(training.ledger.entries({ upstream: 'airpay' })).toEqual([]);
  });
});

test.describe('where each customer has an airpay token', () => {
  test.use({ airpay: { tokenScope: 'per-customer' } });

  test('it is asked for at first use, serves that customer alone, and never comes back', async ({
    desk,
    training,
  }) => {
    const { token } = training.credentials.airpay;
    const enter = desk.usage.region.getByRole('button', { name: 'Enter the airpay token' });
    await desk.open(personTagged(training, 'two-cards'));
    await expect(desk.cards.region).toContainText('0019');
    expect(training.ledger.entries({ upstream: 'airpay' })).toEqual([]);
    await enter.click();
    const field = desk.page.getByRole('dialog').getByLabel('airpay token');
    await expect(field).toHaveAttribute('type', 'password');
    await expect(field).toBeFocused();
    await expectAccessibleInBothThemes(desk.page);
    await desk.usage.giveToken(token);
    await ATM_OFF.draft(desk, training);
    await desk.basket.apply.click();
    await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Confirmed');
    expect(await desk.page.content()).not.toContain(token);

    // The panel is read once more before the visit is let go.
    await expect(desk.basket.region).not.toHaveAttribute('aria-busy', 'true');
    const before = training.ledger.entries({ upstream: 'airpay' }).length;
    await desk.open(personTagged(training, 'one-card'));
    await expect(enter).toBeVisible();
    expect(training.ledger.entries({ upstream: 'airpay' })).toHaveLength(before);
  });

  test('one that has expired can be replaced, and nothing is repeated by itself', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await desk.usage.region.getByRole('button', { name: 'Enter the airpay token' }).click();
    await desk.usage.giveToken(training.credentials.airpay.token);
    await ATM_OFF.draft(desk, training);
    await training.faults.set('airpay', {
      fault: 'reject',
      call: 'set',
      code: 401,
      message: 'expired',
      times: 1,
    });
    await desk.basket.apply.click();
    const line = desk.basket.line(ATM_OFF.title);
    await expectChange(line, ATM_OFF, 'Rejected');
    await line.getByRole('button', { name: 'Replace the airpay token' }).click();
    await desk.usage.giveToken(training.credentials.airpay.token);
    await expect(desk.usage.radio(desk.usage.channel('ATM'), 'Allowed')).toBeChecked();
    expect(training.ledger.entries({ call: 'set' })).toHaveLength(1);
  });
});
