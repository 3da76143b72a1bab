import { personTagged } from '../../support/people.ts';
import { ADD_EMAIL, ATM_OFF, TEXT_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

test.describe('one upstream down on its own', () => {
  test('airpay: its panel says so, the others work, and it comes back', async ({ desk, training }) => {
    await training.faults.set('airpay', { fault: 'refuse' });
    await desk.open(personTagged(training, 'two-cards'));
    const { region } = desk.usage;
    await expect(region.getByRole('alert')).toContainText('airpay cannot be read');
    await expect(region).toContainText(/Since \d\d:\d\d/);
    await expect(region).toContainText('Still works: Capillary, WM.');
    await expect(region.getByRole('radiogroup')).toHaveCount(0);
    await expect(desk.offline).toHaveCount(0);

    for (const change of [ADD_EMAIL, TEXT_OFF]) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(2);
    await desk.basket.apply.click();
    for (const change of [ADD_EMAIL, TEXT_OFF])
      await expectChange(desk.basket.line(change.title), change, 'Confirmed');

    await training.faults.clear();
    await region.getByRole('button', { name: 'Try again' }).click();
    await expect(desk.usage.radio(desk.usage.channel('ATM'), 'Allowed')).toBeChecked();
  });

  test('WM: its panel says so, the others work, and it comes back', { tag: '@full' }, async ({
    desk,
    training,
  }) => {
    await training.faults.set('wm', { fault: 'refuse' });
    await desk.open(personTagged(training, 'two-cards'));
    const { region } = desk.communication;
    await expect(region.getByRole('alert')).toContainText('WM cannot be read');
    await expect(region).toContainText('Still works: airpay, Capillary.');
    await expect(region.getByRole('switch')).toHaveCount(0);

    for (const change of [ADD_EMAIL, ATM_OFF]) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(2);
    await desk.basket.apply.click();
    for (const change of [ADD_EMAIL, ATM_OFF])
      await expectChange(desk.basket.line(change.title), change, 'Confirmed');

    await training.faults.clear();
    await region.getByRole('button', { name: 'Try again' }).click();
    await expect(desk.communication.selection('Service Notification', 'Text', 'BPHONE')).toBeChecked();
  });

  test('Capillary: its panel says that it is from before, the others work, and it comes back', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await training.faults.set('capillary', { fault: 'refuse' });
    const { region } = desk.cards;
    await region.getByRole('button', { name: 'Read Capillary again' }).click();
    await expect(region.getByRole('alert')).toContainText('The last reading failed');
    await expect(region.getByRole('alert')).toContainText('Capillary');
    await expect(desk.cards.card('0019')).toBeVisible();

    for (const change of [ATM_OFF, TEXT_OFF]) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(2);
    await desk.basket.apply.click();
    for (const change of [ATM_OFF, TEXT_OFF])
      await expectChange(desk.basket.line(change.title), change, 'Confirmed');

    await training.faults.clear();
    await region.getByRole('button', { name: 'Try again' }).click();
    await expect(region.getByRole('alert')).toHaveCount(0);
  });

  test('a change drafted before its upstream went down is not sent, and the line says so', async ({
    desk,
    training,
  }) => {
    await desk.open(personTagged(training, 'two-cards'));
    await ATM_OFF.draft(desk, training);
    const line = desk.basket.line(ATM_OFF.title);
    await expectChange(line, ATM_OFF, 'Draft');
    await expect(line).not.toContainText('Checking');
    await training.faults.set('airpay', { fault: 'refuse' });
    await desk.basket.apply.click();
    await expectChange(line, ATM_OFF, 'Blocked');
    await expect(line).toContainText('airpay');
    await expect(line).toContainText('Nothing was sent.');

    await training.faults.clear();
    await desk.basket.apply.click();
    await expectChange(line, ATM_OFF, 'Confirmed');
    expect(training.ledger.entries({ upstream: 'airpay', call: 'set' })).toHaveLength(1);
  });
});

test('a reply that is not as agreed: the panel names the upstream, the call and the place, and so does one read before', async ({
  desk,
  training,
}) => {
  await training.faults.set('wm', { fault: 'wrong-json', call: 'get' });
  await desk.open(personTagged(training, 'two-cards'));
  const failed = desk.communication.region.getByRole('alert');
  await expect(failed).toContainText('The reply of WM does not have the agreed form.');
  await expect(failed).toContainText('Call communication.get, status 200, at preferences');

  await training.faults.set('airpay', { fault: 'wrong-json', call: 'get' });
  await desk.usage.region.getByRole('button', { name: 'Read airpay again' }).click();
  const stale = desk.usage.region.getByRole('alert');
  await expect(stale).toContainText('The last reading failed.');
  await expect(stale).toContainText('Call card-usage.get, status 200, at status');
});

test('all upstreams down: the screen says that nothing is sent, until one answers again', async ({
  desk,
  training,
}) => {
  await desk.open(personTagged(training, 'two-cards'));
  await expect(desk.offline).toHaveCount(0);
  for (const [upstream, name, panel] of [
    ['airpay', 'airpay', desk.usage],
    ['capillary', 'Capillary', desk.cards],
    ['wm', 'WM', desk.communication],
  ] as const) {
    await training.faults.set(upstream, { fault: 'refuse' });
    await panel.region.getByRole('button', { name: `Read ${name} again` }).click();
    await expect(panel.region.getByRole('alert')).toContainText('The last reading failed');
  }
  await expect(desk.offline).toBeVisible();
  await expect(desk.offline).toHaveText('Offline: nothing is sent');

  await training.faults.clear();
  await desk.usage.region.getByRole('button', { name: 'Try again' }).click();
  await expect(desk.offline).toHaveCount(0);
});
