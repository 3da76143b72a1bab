import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { personTagged } from '../../support/people.ts';
import { ATM_OFF, CHANGES, ONE_OF_EACH, TEXT_OFF } from '../fixtures/changes.ts';
import { expect, test } from '../fixtures/desk.ts';
import { expectChange } from '../fixtures/expect-change.ts';
import { firstOnly } from '../fixtures/first-only.ts';

test.beforeEach(async ({ desk, training }) => {
  await desk.open(personTagged(training, 'two-cards'));
});

test.describe('a change to its outcome', () => {
  for (const change of CHANGES) {
    const ofSystem = CHANGES.filter(({ upstream }) => upstream === change.upstream);
    test(
      `${change.name} is confirmed, and made once`,
      firstOnly(ofSystem, change),
      async ({ desk, training }) => {
        const { basket, activity } = desk;
        await change.draft(desk, training);
        const line = basket.line(change.title);
        await expectChange(line, change, 'Draft');
        expect(training.ledger.entries({ applied: true })).toEqual([]);

        await basket.apply.click();
        await expectChange(line, change, 'Confirmed');
        const { upstream, call } = change;
        expect(training.ledger.entries({ upstream, call })).toHaveLength(1);
        expect(training.ledger.entries({ applied: true })).toMatchObject([{ upstream, call }]);

        const item = activity.item(change.title);
        await expectChange(item, change, 'Confirmed');
        await expect(item).toContainText(/by \S+/);
        await expect(item.getByRole('time')).toBeVisible();
        await expect(basket.apply).toBeDisabled();
      },
    );
  }

  test('after applying, the panels show what is so', async ({ desk, training }) => {
    for (const change of CHANGES) await change.draft(desk, training);
    await expect(desk.basket.lines).toHaveCount(CHANGES.length);
    await desk.basket.apply.click();
    for (const change of CHANGES) await expectChange(desk.basket.line(change.title), change, 'Confirmed');

    const { usage, cards, communication } = desk;
    await expect(usage.radio(usage.channel('ATM'), 'Not allowed')).toBeChecked();
    await expect(cards.card('0100')).toBeVisible();
    await expect(cards.card('0027')).toHaveCount(0);
    await expect(cards.identifier('E-mail')).toHaveCount(1);
    await expect(communication.selection('Service Notification', 'Text', 'BPHONE')).not.toBeChecked();
    await expect(desk.activity.items).toHaveCount(CHANGES.length);
    expect(training.ledger.entries({ applied: true })).toHaveLength(CHANGES.length);
  });

  test('Stop all texts turns off every text and nothing else, as one request', async ({ desk, training }) => {
    const { communication, basket } = desk;
    await communication.stopTexts.click();
    await expect(basket.lines).toHaveCount(2);
    await expect(communication.stopTexts).toBeDisabled();
    await basket.apply.click();
    for (const category of ['Service Notification', 'Service Exception']) {
      await expectChange(basket.line(`${category}, Text`), TEXT_OFF, 'Confirmed');
      await expect(communication.selections(category, 'Text')).not.toBeChecked();
      await expect(communication.selections(category, 'Email')).toBeChecked();
    }
    expect(training.ledger.entries({ upstream: 'wm', call: 'put' })).toHaveLength(1);
  });
});

test('a yes that three read-backs belie is contradicted, and the panel shows what is so', async ({
  desk,
  training,
}) => {
  await ATM_OFF.draft(desk, training);
  await training.faults.set('airpay', { fault: 'yes-without-effect', call: 'set' });
  await desk.basket.apply.click();
  await expectChange(desk.basket.line(ATM_OFF.title), ATM_OFF, 'Contradicted');
  await expectChange(desk.activity.item(ATM_OFF.title), ATM_OFF, 'Contradicted');
  await expect(desk.usage.radio(desk.usage.channel('ATM'), 'Allowed')).toBeChecked();
  expect(training.ledger.entries({ applied: true })).toEqual([]);
});

test.describe('a rejection', () => {
  const CODES: { readonly [U in UpstreamName]?: number } = { airpay: 400, capillary: 3031, wm: 422 };

  for (const rejected of ONE_OF_EACH) {
    test(
      `of ${rejected.upstream} is shown with its code and message; the other lines stand`,
      firstOnly(ONE_OF_EACH, rejected),
      async ({ desk, training }) => {
        const { upstream, call } = rejected;
        const code = CODES[upstream] ?? 400;
        for (const change of ONE_OF_EACH) await change.draft(desk, training);
        await expect(desk.basket.lines).toHaveCount(ONE_OF_EACH.length);
        await training.faults.set(upstream, { fault: 'reject', call, code, message: 'Not for this one' });
        await desk.basket.apply.click();

        for (const change of ONE_OF_EACH) {
          const word = change === rejected ? 'Rejected' : 'Confirmed';
          await expectChange(desk.basket.line(change.title), change, word);
          await expectChange(desk.activity.item(change.title), change, word);
        }
        const line = desk.basket.line(rejected.title);
        await expect(line).toContainText(new RegExp(`says no: “Not for this one.*” \\(code ${code}\\)`));
        await expect(line).toContainText('Nothing was changed.');
        expect(training.ledger.entries({ upstream, applied: true })).toEqual([]);
      },
    );
  }
});

test.describe('a reply that never comes', () => {
  for (const change of ONE_OF_EACH) {
    const { upstream, call } = change;

    test(
      `${upstream} made the change: it is confirmed by reading it back, and sent once`,
      firstOnly(ONE_OF_EACH, change),
      async ({ desk, training }) => {
        await change.draft(desk, training);
        await training.faults.set(upstream, { fault: 'cut-after-effect', call, times: 1 });
        await desk.basket.apply.click();
        await expectChange(desk.basket.line(change.title), change, 'Confirmed');
        expect(training.ledger.entries({ upstream, call })).toHaveLength(1);
      },
    );

    test(
      `${upstream} did not make the change: the outcome is unknown, and stays so when it is read back now`,
      firstOnly(ONE_OF_EACH, change),
      async ({ desk, training }) => {
        await change.draft(desk, training);
        await training.faults.set(upstream, { fault: 'cut-before-effect', call, times: 1 });
        await desk.basket.apply.click();
        const line = desk.basket.line(change.title);
        await expectChange(line, change, 'Outcome unknown');
        await expect(line).toContainText('The change may have been made.');

        const readsBefore = training.ledger.entries({ upstream }).length;
        await line.getByRole('button', { name: 'Read back now' }).click();
        await expect.poll(() => training.ledger.entries({ upstream }).length).toBeGreaterThan(readsBefore);
        await expectChange(line, change, 'Outcome unknown');
        await expect(desk.basket.apply).toBeDisabled();
        expect(training.ledger.entries({ upstream, call })).toHaveLength(1);
      },
    );
  }

  test('Read back now confirms what was made, once it can be read', async ({ desk, training }) => {
    const { faults, ledger } = training;
    await ATM_OFF.draft(desk, training);
    await faults.set('airpay', { fault: 'delay', ms: 1000, call: 'set' });
    await faults.set('airpay', { fault: 'cut-after-effect', call: 'set' });
    await desk.basket.apply.click();
    await expect.poll(() => ledger.entries({ call: 'set' }).length, { intervals: [20] }).toBe(1);
    await faults.set('airpay', { fault: 'status', status: 503, call: 'get' });
    const line = desk.basket.line(ATM_OFF.title);
    await expectChange(line, ATM_OFF, 'Outcome unknown');
    const readBack = line.getByRole('button', { name: 'Read back now' });
    await expect(readBack).toBeEnabled();
    await expectChange(line, ATM_OFF, 'Outcome unknown');

    await faults.clear();
    await readBack.click();
    await expectChange(line, ATM_OFF, 'Confirmed');
    expect(ledger.entries({ call: 'set' })).toHaveLength(1);
  });
});
