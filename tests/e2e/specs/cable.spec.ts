import { personTagged } from '../../support/people.ts';
import { ATM_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';

const SYSTEMS = ['airpay', 'capillary', 'wm'] as const;

test('the cable is pulled mid-save: said within 2 s, unknown; on return it is read back within 3 s without a key', {
  tag: '@timed',
}, async ({ desk, training }) => {
  const { faults, ledger } = training;
  await desk.open(personTagged(training, 'two-cards'));
  await ATM_OFF.draft(desk, training);
  await faults.set('airpay', { fault: 'delay', ms: 20_000, call: 'set', when: 'after' });
  await desk.basket.apply.click();
  await expect.poll(() => ledger.entries({ call: 'set' }).length, { intervals: [20] }).toBe(1);

  const pulled = performance.now();
  for (const upstream of SYSTEMS) await faults.set(upstream, { fault: 'refuse' });
  await expect(desk.offline).toBeVisible({ timeout: 2_000 });
  expect(performance.now() - pulled).toBeLessThan(2_000);
  const line = desk.basket.line(ATM_OFF.title);
  await expectChange(line, ATM_OFF, 'Outcome unknown');
  await expect(desk.usage.region).toContainText(/airpay cannot be reached since \d\d:\d\d/);
  const sent = ledger.entries().length;

  await faults.clear();
  const returned = performance.now();
  await expectChange(line, ATM_OFF, 'Confirmed');
  expect(performance.now() - returned).toBeLessThan(3_000);
  await expect(desk.offline).toHaveCount(0);
  await expect(desk.usage.region).not.toContainText('cannot be reached');
  expect(ledger.entries({ call: 'set' })).toHaveLength(1);
  expect(ledger.entries().length).toBeGreaterThan(sent);
});

test('offline, Apply sends nothing and queues nothing: on return the draft is still a draft', async ({
  desk,
  training,
}) => {
  const { faults, ledger } = training;
  await desk.open(personTagged(training, 'two-cards'));
  await ATM_OFF.draft(desk, training);
  const line = desk.basket.line(ATM_OFF.title);
  await expectChange(line, ATM_OFF, 'Draft');
  await expect(line).not.toContainText('Checking');
  for (const upstream of SYSTEMS) await faults.set(upstream, { fault: 'refuse' });
  await desk.page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(desk.offline).toBeVisible();
  await desk.basket.apply.click();
  await expectChange(line, ATM_OFF, 'Blocked');
  await expect(line).toContainText('Nothing was sent.');

  await faults.clear();
  await expect(desk.offline).toHaveCount(0);
  expect(ledger.entries({ call: 'set' })).toEqual([]);
  await expectChange(line, ATM_OFF, 'Blocked');
});
