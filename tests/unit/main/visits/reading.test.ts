import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNow } from '../../../../src/main/ports/clock.ts';
import type { CardUsage } from '../../../../src/shared/domain/card-usage.ts';
import type { LoyaltyCustomer } from '../../../../src/shared/domain/customer.ts';
import { maskValue } from '../../../../src/shared/domain/mask.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { NO_SOURCES } from '../../../support/sources.ts';
import { until } from '../../../support/until.ts';
import { gate, openDesk, USAGE, withoutExternalId } from './a-desk.ts';
import { asha } from './people.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const open = async () => {
  await desk.begin();
  return desk.see(desk.isRead);
};

const atm = (status: 'ALLOWED' | 'NOTALLOWED'): CardUsage => ({ ...USAGE, ATM: status });
const shownAtm = () => {
  const { airpay: cardUsage } = desk.now().panels;
  return cardUsage.state === 'ready' ? cardUsage.data.ATM : cardUsage.state;
};

describe('opening a customer', () => {
  it('reads the record, then both other systems under the ids that it tells', async () => {
    const visit = await open();
    expect(desk.asked).toEqual(['record 4001', 'usage CUST0001', 'preferences 77001']);
    expect(visit.keys).toEqual({
      key: 'capillary:4001',
      ids: { capillary: '4001', airpay: 'CUST0001', wm: '77001' },
    });
  });

  it('does not read again what the search has just read', async () => {
    await desk.begin({ told: { customer: asha, unread: [] } });
    await desk.see(desk.isRead);
    expect(desk.asked).not.toContain('record 4001');
  });

  describe('of whom the search read a part', () => {
    const WECHAT = { source: 'WECHAT', accountId: 'wx-1' };
    const told = { customer: asha, unread: [WECHAT] };
    const elsewhere = { type: 'externalId', value: 'CUST0002', source: 'WECHAT', accountId: 'wx-1' };
    const disagreeing = {
      ...asha,
      identifiers: [...asha.identifiers, { ...elsewhere, primary: false }],
    };

    it('shows who it is at once, and of the record nothing before all sources have told', async () => {
      const rest = gate<Result<LoyaltyCustomer>>();
      desk.world.rest = () => rest.promise;
      await desk.begin({ told });
      const visit = await desk.see(() => desk.asked.length > 0);
      expect(visit.name).toBe('Asha Verma');
      const loading = { state: 'loading' };
      expect(visit.panels).toMatchObject({ airpay: loading, capillary: loading, wm: loading });
      expect(visit.keys.ids).toEqual({ capillary: '4001' });
      rest.resolve(ok({ ...asha, tier: 'Platinum' }));
      expect((await desk.see(desk.isRead)).panels).toMatchObject({
        capillary: { state: 'ready', data: { tier: 'Platinum' } },
        airpay: { state: 'ready' },
      });
      expect(desk.asked).not.toContain('record 4001');
    });

    it('takes no id from a part of the record: another source may tell another one', async () => {
      desk.world.rest = async () => ok(disagreeing);
      await desk.begin({ told });
      const visit = await desk.see(desk.isRead);
      expect(visit.panels.airpay).toMatchObject({
        state: 'needs-id',
        problem: { code: 'identity.ambiguous' },
      });
      expect(visit.keys.ids.airpay).toBeUndefined();
    });

    it('says what the rest says of a merge: of the record itself, or by the survivor', async () => {
      desk.world.rest = async () => ok({ ...asha, mergedAway: true });
      await desk.begin({ told });
      await desk.see(desk.isRead);
      expect(desk.store.view().open?.customer.mergedAway).toBe(true);
      desk.world.rest = async () => ok({ ...asha, id: '5001', name: 'Asha V' });
      await desk.begin({ id: '4002', told: { ...told, customer: { ...asha, id: '4002' } } });
      const visit = await desk.see(({ keys }) => keys.ids.capillary === '5001');
      expect(visit).toMatchObject({ name: 'Asha V', merged: { from: 'Asha Verma' } });
    });

    it('shows no part as the whole where the rest cannot be read, and reads it all when asked again', async () => {
      desk.world.rest = async () => fail('net.deadline');
      await desk.begin({ told });
      const visit = await desk.see(desk.isRead);
      expect(visit).toMatchObject({
        name: 'Asha Verma',
        panels: { capillary: { state: 'failed', problem: { code: 'net.deadline' } } },
      });
      expect(visit.keys.ids.airpay).toBeUndefined();
      desk.visits.refresh('capillary');
      await desk.see(({ panels }) => panels.capillary.state === 'ready' && panels.airpay.state === 'ready');
      expect(desk.asked).toContain('record 4001');
    });
  });

  it('reads again what the search read a while ago', async () => {
    const read = readNow(desk.clock);
    await desk.clock.advance(10_000);
    await desk.begin({ told: { customer: asha, unread: [] }, read });
    await desk.see(desk.isRead);
    expect(desk.asked).toContain('record 4001');
  });

  it('that was opened before reads everything again: what the search read may be older than a change', async () => {
    await open();
    const changed = { ...asha, tier: 'Platinum' };
    desk.world.record = async () => ok(changed);
    await desk.begin({ told: { customer: asha, unread: [] } });
    await desk.see(
      ({ panels: { capillary: loyalty } }) => loyalty.state === 'ready' && loyalty.data.tier === 'Platinum',
    );
    expect(desk.store.view().recent.length).toBe(1);
  });

  it('that nobody found is gone', async () => {
    expect(await desk.visits.open('never given out')).toEqual(fail('visit.gone'));
    expect(desk.visits.reopen('nor this')).toEqual(fail('visit.gone'));
    expect(desk.visits.refresh('wm')).toEqual(fail('visit.none'));
  });

  it('goes on where the record fails, and follows once it is there', async () => {
    desk.world.record = async () => fail('net.deadline');
    const visit = await open();
    expect(visit.panels.capillary).toMatchObject({ state: 'failed', problem: { code: 'net.deadline' } });
    expect(visit.panels.airpay).toMatchObject({ state: 'needs-id' });
    desk.world.record = async () => ok(asha);
    desk.visits.refresh('capillary');
    const after = await desk.see(
      ({ panels: { airpay, wm } }) => airpay.state === 'ready' && wm.state === 'ready',
    );
    expect(after.panels.capillary.state).toBe('ready');
  });

  it('says that a customer is gone whom Capillary does not know', async () => {
    desk.world.record = async () => ok(null);
    expect((await open()).panels.capillary).toMatchObject({
      state: 'failed',
      problem: { code: 'customer.gone' },
    });
  });
});

describe('reading a panel again', () => {
  it('keeps what is shown, marked, when it fails', async () => {
    await open();
    desk.world.usage = async () => fail('net.deadline');
    desk.visits.refresh('airpay');
    const {
      panels: { airpay: cardUsage },
    } = await desk.see(({ panels: { airpay: panel } }) => panel.state === 'ready' && panel.stale !== null);
    expect(cardUsage).toMatchObject({ data: USAGE, stale: { code: 'net.deadline' } });
  });

  it('never shows an older reading over a newer one, in whatever order they answer', async () => {
    await open();
    const slow = gate<Result<CardUsage>>();
    desk.world.usage = () => slow.promise;
    const first = desk.reading.one(desk.now().id, 'airpay');
    await until(() => desk.asked.filter((one) => one.startsWith('usage')).length === 2);
    desk.world.usage = async () => ok(atm('NOTALLOWED'));
    await desk.reading.one(desk.now().id, 'airpay');
    expect(shownAtm()).toBe('NOTALLOWED');
    slow.resolve(ok(atm('ALLOWED')));
    await first;
    expect(shownAtm()).toBe('NOTALLOWED');
  });

  it('never shows an older record over a newer one', async () => {
    await open();
    const slow = gate<Result<LoyaltyCustomer>>();
    desk.world.record = () => slow.promise;
    const first = desk.reading.one(desk.now().id, 'capillary');
    desk.world.record = async () => ok({ ...asha, tier: 'Platinum' });
    await desk.reading.one(desk.now().id, 'capillary');
    slow.resolve(ok(asha));
    await first;
    const { capillary: loyalty } = desk.now().panels;
    expect(loyalty.state === 'ready' && loyalty.data.tier).toBe('Platinum');
  });

  it('does not disturb another customer who was opened meanwhile', async () => {
    await open();
    const slow = gate<Result<CardUsage>>();
    desk.world.usage = () => slow.promise;
    const first = desk.reading.one(desk.now().id, 'airpay');
    await until(() => desk.asked.filter((one) => one.startsWith('usage')).length === 2);
    desk.world.usage = async () => ok(USAGE);
    desk.world.record = async (id) => ok({ ...asha, id, name: 'Ravi Iyer' });
    await desk.begin({ id: '4002', name: 'Ravi Iyer' });
    await desk.see(desk.isRead);
    slow.resolve(ok(atm('NOTALLOWED')));
    await first;
    expect(desk.now().name).toBe('Ravi Iyer');
    expect(shownAtm()).toBe('ALLOWED');
  });

  it('follows an id that the record tells differently now, and shows nothing of the old one', async () => {
    await open();
    const moved = asha.identifiers.map((one) =>
      one.type === 'externalId' ? { ...one, value: 'CUST0002' } : one,
    );
    desk.world.record = async () => ok({ ...asha, identifiers: moved });
    desk.world.usage = async () => fail('net.deadline');
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ panels: { airpay: cardUsage } }) => cardUsage.state === 'failed');
    expect(visit.keys.ids.airpay).toBe('CUST0002');
    expect(desk.asked.filter((one) => one.startsWith('preferences')).length).toBe(1);
  });
});

describe('a customer who was merged into another', () => {
  const survivor = { ...withoutExternalId, id: '5009', name: 'Asha V. Rao' };

  it('is followed to the survivor, and the ids that were remembered are dropped', async () => {
    desk.world.record = async () => ok(withoutExternalId);
    await open();
    await desk.visits.propose('airpay', 'TYPED1');
    await desk.visits.confirm('airpay');
    await desk.see(
      ({ panels: { airpay: cardUsage } }) => cardUsage.state === 'ready' && cardUsage.remembered,
    );

    desk.world.record = async () => ok(survivor);
    desk.visits.refresh('capillary');
    const visit = await desk.see(
      ({ panels: { airpay: cardUsage } }) => cardUsage.state === 'needs-id',
      'the question for an id',
    );
    expect(visit.name).toBe('Asha V. Rao');
    expect(visit.keys).toMatchObject({ key: 'capillary:5009', ids: { capillary: '5009' } });
    expect(visit.keys.ids.airpay).toBeUndefined();
    expect(await desk.test.journal.identities('capillary:4001')).toEqual([]);
    expect(desk.test.events().at(-1)).toMatchObject({
      type: 'identity.forgotten',
      customer: 'capillary:4001',
      upstream: 'airpay',
      operator: 'asha.op',
    });
  });

  it('says under what the merged record was known, until that is dismissed', async () => {
    await open();
    expect(desk.now().merged).toBeNull();
    desk.world.record = async () => ok(survivor);
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ keys }) => keys.key === 'capillary:5009');
    expect(visit.merged).toEqual({ from: 'Asha Verma' });
    expect(desk.visits.dismissMerged()).toEqual(ok(null));
    expect(desk.now().merged).toBeNull();
  });

  it('of the same name is told by the masked id of the record that is gone', async () => {
    await open();
    desk.world.record = async () => ok({ ...survivor, name: 'Asha Verma' });
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ keys }) => keys.key === 'capillary:5009');
    expect(visit.merged).toEqual({ from: maskValue('customerId', '4001') });
  });

  it('and was found under the id of the record that is gone says so, also when the survivor was open before', async () => {
    await desk.begin({ mergedFrom: '•••• 122' });
    expect((await desk.see(desk.isRead)).merged).toEqual({ from: '•••• 122' });
    desk.visits.dismissMerged();
    await desk.begin();
    expect((await desk.see(desk.isRead)).merged).toBeNull();
    await desk.begin({ mergedFrom: '•••• 122' });
    expect(desk.now().merged).toEqual({ from: '•••• 122' });
  });

  it('is followed to the survivor whom the reply named, where Capillary knows the one before no more', async () => {
    await open();
    const before = desk.now().keys.ids.capillary;
    desk.world.record = async (id) =>
      id === '5009' ? ok(survivor) : fail('upstream.merged', { upstream: 'capillary' });
    desk.reading.survivor(desk.now().id, '5009');
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ keys }) => keys.key === 'capillary:5009');
    expect(before).toBe('4001');
    expect(visit.merged).toEqual({ from: 'Asha Verma' });
  });

  it('is not left for another one while Capillary still knows the customer, whatever a reply named', async () => {
    await open();
    desk.reading.survivor(desk.now().id, '5009');
    desk.visits.refresh('capillary');
    await desk.see(desk.isRead);
    expect(desk.now().keys.ids.capillary).toBe('4001');
  });

  it('keeps the ids that are remembered for the survivor', async () => {
    await desk.test.journal.append({
      type: 'identity.remembered',
      customer: 'capillary:5009',
      upstream: 'airpay',
      id: 'SURVIVOR1',
      operator: 'asha.op',
    });
    await open();
    desk.world.record = async () => ok(survivor);
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ keys }) => keys.ids.airpay === 'SURVIVOR1');
    expect(visit.panels.airpay.state).not.toBe('needs-id');
    expect(await desk.test.journal.identities('capillary:5009')).toHaveLength(1);
  });

  it('keeps the drafts under the ids that the operator saw when drafting', async () => {
    await open();
    await desk.draftAtm();
    desk.world.record = async () => ok(survivor);
    desk.visits.refresh('capillary');
    const visit = await desk.see(({ keys }) => keys.key === 'capillary:5009');
    expect(visit.lines[0]?.change.customer).toMatchObject({
      ids: { capillary: '4001', airpay: 'CUST0001' },
    });
  });
});

describe('with Capillary off', () => {
  it('a customer is the id that was typed; the other system is asked for', async () => {
    const off = await openDesk({}, { directory: null });
    try {
      await off.begin({ upstream: 'airpay', id: 'CUST0001' });
      const visit = await off.see(off.isRead);
      expect(visit).toMatchObject({
        panels: {
          capillary: { state: 'off' },
          airpay: { state: 'ready', remembered: false },
          wm: { state: 'needs-id', problem: { code: 'identity.unresolved' } },
        },
        keys: { key: 'airpay:CUST0001', ids: { airpay: 'CUST0001' } },
      });
      expect(await off.reading.one(visit.id, 'capillary')).toBeUndefined();
    } finally {
      await off.close();
    }
  });

  it('a system that is off has no panel and takes no id', async () => {
    const off = await openDesk({}, { sources: NO_SOURCES });
    try {
      await off.begin();
      expect((await off.see(off.isRead)).panels.airpay).toEqual({ state: 'off' });
      expect(await off.visits.propose('airpay', '1')).toEqual(fail('find.off', { upstream: 'airpay' }));
    } finally {
      await off.close();
    }
  });
});
