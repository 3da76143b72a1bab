import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { cardsOf, ONE_OF_EACH, stageOne } from '../../support/one-of-each.ts';
import { personTagged } from '../../support/people.ts';
import { capillary, codes } from '../training/raw.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const survivor = () => personTagged(app.training, 'merge-target');
const victim = () => personTagged(app.training, 'merge-source');

/** Somebody else links an identifier of the one customer to the other: Capillary merges them for good. */
const mergeBehindOurBack = async (): Promise<void> => {
  const reply = await capillary(
    app.training,
    'POST',
    `/v2/customers/${survivor().capillaryId}/changeIdentifier?source=INSTORE`,
    { add: [{ type: 'mobile', value: victim().mobile }] },
  );
  expect([reply.status, codes(reply)]).toEqual([200, []]);
};

describe('a customer who was merged into another while open', () => {
  it('is shown as the survivor after it was read again, and which of two ids counts is asked, not guessed', async () => {
    const before = await app.open(victim().mobile);
    expect(before.customer.name).toBe(victim().name);
    expect([before.panels.airpay.state, before.panels.wm.state]).toEqual(['ready', 'ready']);
    await mergeBehindOurBack();
    await app.must('visits.refresh', { upstream: 'capillary' });
    const after = await app.until(
      (visit) =>
        visit.customer.name === survivor().name &&
        visit.panels.airpay.state === 'needs-id' &&
        visit.panels.wm.state === 'needs-id' &&
        visit,
    );
    expect(cardsOf(after).cards.length).toBe(survivor().cards.length + victim().cards.length);
    expect(after.customer.sources).toEqual(['INSTORE', 'WECHAT']);
    for (const panel of [after.panels.airpay, after.panels.wm]) {
      expect(panel).toMatchObject({ problem: { code: 'identity.ambiguous', data: { count: 2 } } });
    }
    expect(after.customer.visit).toBe(before.customer.visit);
    expect(after.customer.merged).toEqual({ from: victim().name });
    expect(after.customer.names).toEqual([
      { source: 'INSTORE', name: survivor().name },
      { source: 'WECHAT', name: expect.stringContaining('Meera') },
    ]);
  });

  it.each(ONE_OF_EACH.filter(({ upstream }) => upstream === 'capillary'))(
    '$kind: a draft from before the merge is refused with the merge as the reason, and nothing is sent',
    async (one) => {
      const visit = await app.open(victim().mobile);
      await stageOne(app, visit, one);
      await mergeBehindOurBack();
      const writes = app.training.ledger.entries({ call: one.call }).length;
      const [line] = await app.apply();
      expect(line).toMatchObject({ state: 'refused', reason: { code: 'upstream.merged' } });
      expect(app.training.ledger.entries({ call: one.call }).length).toBe(writes);
    },
  );

  it.each(ONE_OF_EACH.filter(({ upstream }) => upstream === 'capillary'))(
    '$kind: a change that was made just before the merge is confirmed by reading the survivor',
    async (one) => {
      const visit = await app.open(victim().mobile);
      await stageOne(app, visit, one);
      const { faults, ledger } = app.training;
      await faults.set('capillary', { fault: 'delay', ms: 300, when: 'after', call: one.call, times: 1 });
      await app.must('drafts.apply', {});
      await expect.poll(() => ledger.entries({ call: one.call, applied: true }).length).toBe(1);
      await mergeBehindOurBack();
      const after = await app.until(
        (now) => !now.applying && now.basket.every(({ busy }) => busy === null) && now,
      );
      expect(after.basket).toMatchObject([{ state: 'confirmed' }]);
      expect(after.customer.name).toBe(survivor().name);
      expect(ledger.entries({ call: one.call }).length).toBe(2);
    },
  );
});

describe('a customer who was merged into another before', () => {
  it('is found under the old id as the survivor, who says so until it is dismissed', async () => {
    await mergeBehindOurBack();
    const visit = await app.open(victim().capillaryId);
    const old = `•••• ${victim().capillaryId.slice(-3)}`;
    expect(visit.customer).toMatchObject({ name: survivor().name, merged: { from: old } });
    await app.must('visits.dismissMerged', {});
    await app.until(({ customer }) => customer.merged === null);
    const found = await app.must('customers.find', { text: victim().capillaryId, as: 'customerId' });
    expect(found).toMatchObject({
      tried: ['customerId'],
      foundAs: ['customerId'],
      matches: [{ name: survivor().name, mergedFrom: old }],
    });
  });

  it('is found by what was theirs as the survivor, of whom nothing is left to say', async () => {
    await mergeBehindOurBack();
    const visit = await app.open(victim().mobile);
    expect(visit.customer).toMatchObject({ name: survivor().name, merged: null });
  });

  it('of whom Capillary does not name the survivor is told as merged, not as nobody', async () => {
    await app.training.faults.set('capillary', { fault: 'reject', call: 'customer', code: 8069 });
    const answer = await app.call('customers.find', { text: victim().capillaryId, as: 'customerId' });
    expect(answer).toMatchObject({ ok: false, problem: { code: 'upstream.merged', data: { code: 8069 } } });
  });
});
