import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CardUsage } from '../../../../src/shared/domain/card-usage.ts';
import { fail, ok, type Result } from '../../../../src/shared/domain/problem.ts';
import { until } from '../../../support/until.ts';
import { gate, openDesk, USAGE, withoutExternalId } from './a-desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeEach(async () => {
  desk = await openDesk();
  desk.world.record = async () => ok(withoutExternalId);
  await desk.begin();
  await desk.see(desk.isRead);
});
afterEach(() => desk.close());

const panel = () => desk.now().panels.airpay;
const remembered = () => desk.test.journal.identities('capillary:4001');

/** Types an id and confirms it. */
const confirm = async (id: string): Promise<void> => {
  expect(await desk.visits.propose('airpay', id)).toEqual(ok(null));
  expect(await desk.visits.confirm('airpay')).toEqual(ok(null));
};

describe('an id that the record does not tell', () => {
  it('is asked for; what is held under the typed one is shown, and nothing remembered yet', async () => {
    expect(panel()).toMatchObject({ state: 'needs-id', problem: { code: 'identity.unresolved' } });
    await desk.visits.propose('airpay', ' CUST0009 ');
    expect(panel()).toMatchObject({ state: 'confirm-id', typed: 'CUST0009', data: USAGE });
    expect(await remembered()).toEqual([]);
  });

  it('is remembered, journaled and used once it is confirmed', async () => {
    await confirm('CUST0009');
    expect(panel()).toMatchObject({ state: 'ready', remembered: true });
    expect(desk.now().keys.ids.airpay).toBe('CUST0009');
    expect(desk.test.events()).toMatchObject([
      { type: 'identity.remembered', customer: 'capillary:4001', upstream: 'airpay', id: 'CUST0009' },
    ]);
  });

  it('is not used when it cannot be recorded', async () => {
    await desk.visits.propose('airpay', 'CUST0009');
    desk.test.fill();
    expect(await desk.visits.confirm('airpay')).toEqual(fail('journal.unavailable', { why: 'refused' }));
    expect(panel().state).toBe('confirm-id');
  });

  it('that is wrong leaves the panel as it was', async () => {
    desk.world.usage = async () => fail('upstream.rejected');
    expect(await desk.visits.propose('airpay', 'nobody')).toEqual(fail('upstream.rejected'));
    expect(panel().state).toBe('needs-id');
    desk.world.preferences = async () => ok(null);
    expect(await desk.visits.propose('wm', '1')).toEqual(fail('identity.invalid', { upstream: 'wm' }));
  });

  it('cannot be confirmed before it was shown', async () => {
    expect(await desk.visits.confirm('airpay')).toEqual(fail('visit.gone'));
    desk.visits.close();
    expect(await desk.visits.confirm('airpay')).toEqual(fail('visit.none'));
  });
});

describe('forgetting', () => {
  it('asks for the id again, and journals that it was forgotten', async () => {
    await confirm('CUST0009');
    expect(await desk.visits.forget('airpay')).toEqual(ok(null));
    expect(panel().state).toBe('needs-id');
    expect(desk.now().keys.ids.airpay).toBeUndefined();
    expect(await remembered()).toEqual([]);
    expect(desk.test.events().at(-1)).toMatchObject({ type: 'identity.forgotten', upstream: 'airpay' });
  });

  it('drops a proposed id without a word in the journal', async () => {
    await desk.visits.propose('airpay', 'CUST0009');
    await desk.visits.forget('airpay');
    expect(panel().state).toBe('needs-id');
    expect(desk.test.events()).toEqual([]);
  });

  it('works where the system no longer answers for the remembered id', async () => {
    await confirm('CUST0009');
    const { id } = desk.now();
    desk.world.usage = async () => fail('upstream.rejected');
    desk.store.update(id, (visit) => ({
      ...visit,
      panels: { ...visit.panels, airpay: { state: 'loading' } },
    }));
    await desk.reading.one(id, 'airpay');
    expect(panel().state).toBe('failed');
    await desk.visits.forget('airpay');
    expect(panel().state).toBe('needs-id');
    expect(await remembered()).toEqual([]);
  });

  it('takes out the drafts that would have gone to that id, and no others', async () => {
    await confirm('CUST0009');
    await desk.draftAtm();
    const selection = desk.refs.of('selection', 'Service', 'Text', 'Billing phone', '919810000001');
    desk.basket.put({ kind: 'communication.set', selection, optIn: 'N' });
    await desk.visits.forget('airpay');
    expect(desk.now().lines.map(({ change }) => change.kind)).toEqual(['communication.set']);
  });

  it('waits while changes are being applied', async () => {
    await confirm('CUST0009');
    await desk.draftAtm();
    desk.basket.apply();
    expect(await desk.visits.forget('airpay')).toEqual(fail('visit.busy'));
    await desk.see(({ applying }) => !applying);
  });

  it('is not undone by a reading under the old id that returns late', async () => {
    await confirm('CUST0009');
    const slow = gate<Result<CardUsage>>();
    desk.world.usage = () => slow.promise;
    const reading = desk.reading.one(desk.now().id, 'airpay');
    await until(() => desk.asked.at(-1) === 'usage CUST0009');
    desk.world.usage = async () => ok(USAGE);
    await desk.visits.forget('airpay');
    slow.resolve(ok(USAGE));
    await reading;
    expect(panel().state).toBe('needs-id');
    expect(desk.now().keys.ids.airpay).toBeUndefined();
  });

  it('is not undone by a proposal that returns late', async () => {
    const slow = gate<Result<CardUsage>>();
    desk.world.usage = () => slow.promise;
    const proposing = desk.visits.propose('airpay', 'CUST0009');
    await desk.visits.forget('airpay');
    slow.resolve(ok(USAGE));
    expect(await proposing).toEqual(fail('visit.gone'));
    expect(panel().state).toBe('needs-id');
  });
});

describe('two typed ids', () => {
  it('show the one that was typed last, in whatever order they answer', async () => {
    const slow = gate<Result<CardUsage>>();
    desk.world.usage = () => slow.promise;
    const first = desk.visits.propose('airpay', 'FIRST');
    desk.world.usage = async () => ok(USAGE);
    expect(await desk.visits.propose('airpay', 'SECOND')).toEqual(ok(null));
    slow.resolve(ok(USAGE));
    expect(await first).toEqual(fail('visit.gone'));
    expect(panel()).toMatchObject({ state: 'confirm-id', typed: 'SECOND' });
  });

  it('show the last one also when the first answers before it', async () => {
    const slow = gate<Result<CardUsage>>();
    const first = desk.visits.propose('airpay', 'FIRST');
    desk.world.usage = () => slow.promise;
    const second = desk.visits.propose('airpay', 'SECOND');
    await first;
    slow.resolve(ok(USAGE));
    expect(await second).toEqual(ok(null));
    expect(panel()).toMatchObject({ state: 'confirm-id', typed: 'SECOND' });
  });
});
