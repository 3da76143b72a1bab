import { afterEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../../src/main/ports/change-kind.ts';
import { fail, ok } from '../../../../src/shared/domain/problem.ts';
import type { DraftRequest } from '../../../../src/shared/kinds/requests.ts';
import { until } from '../../../support/until.ts';
import { type FakeKindScript, finding, reply } from '../changes/fake-kind.ts';
import { gate, openDesk } from './a-desk.ts';
import { aCard } from './people.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
afterEach(() => desk.close());

const open = async (script: FakeKindScript = {}, ...more: readonly FakeKindScript[]) => {
  desk = await openDesk(script, {}, more);
  await desk.begin();
  await desk.see(desk.isRead);
};

const atm = (status: 'ALLOWED' | 'NOTALLOWED'): DraftRequest => ({
  kind: 'card-usage.set',
  channel: 'ATM',
  status,
});
const pos: DraftRequest = { kind: 'card-usage.set', channel: 'POS', status: 'ALLOWED' };
const states = () => desk.now().lines.map(({ view }) => view.state);

describe('drafting', () => {
  it('needs an open customer', async () => {
    desk = await openDesk();
    expect(desk.basket.put(pos)).toEqual(fail('visit.none'));
    expect(desk.basket.apply()).toEqual(fail('visit.none'));
    expect(desk.basket.clear()).toEqual(fail('visit.none'));
    expect(await desk.basket.readBack('x')).toEqual(fail('visit.none'));
  });

  it('replaces the draft of the same thing, and takes it back when nothing is left to change', async () => {
    await open();
    await desk.draftAtm();
    desk.basket.put(pos);
    await desk.draftAtm();
    expect(desk.now().lines.map(({ slot }) => slot)).toEqual(['["usage","POS"]', '["usage","ATM"]']);
    expect(desk.basket.put(atm('ALLOWED'))).toEqual(ok(null));
    expect(desk.now().lines.map(({ slot }) => slot)).toEqual(['["usage","POS"]']);
  });

  it('records who asked, what was seen, and under which ids', async () => {
    await open();
    await desk.draftAtm();
    expect(desk.now().lines[0]?.change).toMatchObject({
      operator: 'asha.op',
      prior: 'ALLOWED',
      draftedAt: desk.clock.now(),
      customer: { key: 'capillary:4001', ids: { airpay: 'CUST0001' } },
    });
    expect(desk.kindAsked).toEqual(['check 1']);
    expect(desk.test.events()).toEqual([]);
  });

  it.each([
    ['block', 'refused'],
    ['needs-approval', 'needs-approval'],
    ['warn', 'draft'],
  ] as const)('shows what the check found: %s is %s', async (level, state) => {
    await open({ check: ([change]) => [[change?.id ?? '', [finding(level)]]] });
    await desk.draftAtm();
    expect(desk.now().lines[0]?.view).toMatchObject({ state, findings: [{ level }] });
    expect(desk.now().lines[0]?.view.reason === null).toBe(level !== 'block');
  });

  it('names the series of a card that was scanned straight into the basket, once it is checked', async () => {
    await open({}, { name: 'card.link' });
    desk.world.card = async (number) => ok({ card: aCard(number), ownerId: null });
    desk.basket.put({ kind: 'card.link', cardNumber: '6375000000020077' });
    const checked = await desk.see(({ lines }) => lines[0]?.view.busy === null);
    expect(checked.lines[0]?.summary).toEqual({ kind: 'card.link', card: '•••• 0077', series: 'Gold' });
  });

  it('leaves the series open where the card cannot be read', async () => {
    await open({}, { name: 'card.link' });
    desk.world.card = async () => fail('net.deadline');
    desk.basket.put({ kind: 'card.link', cardNumber: '6375000000020077' });
    const checked = await desk.see(({ lines }) => lines[0]?.view.busy === null);
    expect(checked.lines[0]?.summary).toMatchObject({ series: null });
  });

  it('takes drafts out one by one or all at once', async () => {
    await open();
    const id = await desk.draftAtm();
    desk.basket.put(pos);
    expect(desk.basket.remove(id)).toEqual(ok(null));
    expect(desk.now().lines.length).toBe(1);
    desk.basket.clear();
    expect(desk.now().lines).toEqual([]);
    expect(desk.basket.remove('gone')).toEqual(ok(null));
  });
});

describe('applying', () => {
  it('shows each result, reads the panel again, and lets the visit go', async () => {
    await open();
    await desk.draftAtm();
    const readings = desk.asked.length;
    const visit = await desk.apply();
    expect(visit).toMatchObject({
      applying: false,
      lines: [{ underWay: false, view: { state: 'confirmed' } }],
    });
    expect(desk.asked.slice(readings)).toEqual(['usage CUST0001']);
    expect(visit.lastUsage).toMatchObject([{ channel: 'ATM', to: 'NOTALLOWED', outcome: 'confirmed' }]);
  });

  it('of nothing does nothing', async () => {
    await open();
    expect(desk.basket.apply()).toEqual(ok(null));
    expect(desk.now().applying).toBe(false);
  });

  it('cannot be asked for again, nor its changes be taken out or replaced, while it runs', async () => {
    const answer = gate<Reply>();
    await open({ send: () => answer.promise });
    const id = await desk.draftAtm();
    desk.basket.apply();
    expect(desk.basket.apply()).toEqual(fail('visit.busy'));
    // Even before the request is made: it will be.
    expect(states()).toEqual(['draft']);
    expect(desk.basket.remove(id)).toEqual(fail('visit.busy'));
    expect(desk.basket.put(atm('ALLOWED'))).toEqual(fail('visit.busy'));
    desk.basket.clear();
    desk.basket.dismiss();
    expect(desk.now().lines.map(({ change }) => change.id)).toEqual([id]);
    await until(() => desk.kindAsked.includes('send 1'));
    expect(desk.basket.remove(id)).toEqual(fail('visit.busy'));
    answer.resolve(reply('rejected'));
    await desk.see(({ applying }) => !applying);
    expect(states()).toEqual(['rejected']);
    expect(desk.kindAsked.filter((one) => one.startsWith('send'))).toEqual(['send 1']);
  });

  it('leaves what is drafted meanwhile for the next time', async () => {
    const answer = gate<Reply>();
    await open({ send: () => answer.promise });
    await desk.draftAtm();
    desk.basket.apply();
    await until(() => desk.kindAsked.includes('send 1'));
    expect(desk.basket.put(pos).ok).toBe(true);
    answer.resolve(reply('rejected'));
    await desk.see(({ applying }) => !applying);
    expect(states()).toEqual(['rejected', 'draft']);
  });

  it('goes on for a customer whose visit is no longer the open one', async () => {
    const answer = gate<Reply>();
    await open({ send: () => answer.promise });
    await desk.draftAtm();
    const { id } = desk.now();
    desk.basket.apply();
    desk.visits.close();
    answer.resolve(reply('rejected'));
    await until(() => desk.store.get(id)?.applying === false, 'the end of applying');
    expect(desk.store.get(id)?.lines[0]?.view.state).toBe('rejected');
  });

  it('always ends, also when a reading after it fails as nobody foresaw', async () => {
    await open();
    await desk.draftAtm();
    desk.world.usage = () => Promise.reject(new Error('unforeseen'));
    const visit = await desk.apply();
    expect(visit).toMatchObject({ applying: false, lines: [{ view: { state: 'confirmed' } }] });
  });

  it('always ends when the journal fails', async () => {
    await open();
    await desk.draftAtm();
    desk.test.fill();
    const visit = await desk.apply();
    expect(visit).toMatchObject({
      applying: false,
      lines: [{ underWay: false, view: { state: 'refused', reason: { code: 'journal.unavailable' } } }],
    });
    expect(desk.kindAsked).not.toContain('send 1');
  });
});

describe('after applying', () => {
  it('finished lines can be dismissed; one of unknown outcome stays', async () => {
    await open({ send: () => reply('unknown'), see: () => 'unavailable' });
    await desk.draftAtm();
    await desk.apply();
    desk.basket.dismiss();
    expect(states()).toEqual(['unknown']);
  });

  it('an unknown outcome can be read back by the operator, and the panel follows', async () => {
    let seen: 'unavailable' | 'requested' = 'unavailable';
    await open({ send: () => reply('unknown'), see: () => seen });
    const id = await desk.draftAtm();
    // Time stands still here: no second look is under way that the operator's would join.
    desk.basket.apply();
    await desk.see(({ applying }) => !applying, 'the end of applying');
    const readings = desk.asked.length;
    seen = 'requested';
    expect(await desk.basket.readBack(id)).toEqual(ok(null));
    await until(() => desk.asked.length > readings, 'the reading');
    await until(() => states()[0] === 'confirmed', 'the outcome');
    expect(await desk.basket.readBack(id)).toEqual(fail('visit.gone'));
    desk.basket.dismiss();
    expect(desk.now().lines).toEqual([]);
  });

  it('a refused change can be applied again once a check no longer stops it', async () => {
    let level: 'block' | 'note' = 'block';
    await open({ check: ([change]) => [[change?.id ?? '', [finding(level)]]] });
    await desk.draftAtm();
    await desk.apply();
    expect(states()).toEqual(['refused']);
    level = 'note';
    await desk.apply();
    expect(states()).toEqual(['refused']);
    desk.basket.recheck(desk.now().id, 'airpay');
    await desk.see(({ lines }) => lines.every(({ view }) => view.state === 'draft'), 'the check');
    await desk.apply();
    expect(states()).toEqual(['confirmed']);
  });
});

describe('reading a panel again', () => {
  it('checks its drafts again', async () => {
    let level: 'block' | 'note' = 'note';
    await open({ check: ([change]) => [[change?.id ?? '', [finding(level)]]] });
    await desk.draftAtm();
    level = 'block';
    desk.visits.refresh('airpay');
    await desk.see(({ lines }) => lines[0]?.view.state === 'refused');
    const checks = desk.kindAsked.length;
    desk.visits.refresh('wm');
    await until(() => desk.asked.filter((one) => one.startsWith('preferences')).length === 2);
    expect(desk.kindAsked.length).toBe(checks);
  });

  it('never shows an older check over a newer one', async () => {
    const slow = gate<void>();
    let checks = 0;
    await open({
      check: async ([change]) => {
        checks += 1;
        if (checks > 1) return [];
        await slow.promise;
        return [[change?.id ?? '', [finding('block')]]];
      },
    });
    desk.basket.put(atm('NOTALLOWED'));
    desk.visits.refresh('airpay');
    await desk.see(({ lines }) => lines[0]?.view.busy === null, 'the second check');
    slow.resolve();
    await desk.clock.advance(0);
    expect(checks).toBe(2);
    expect(states()).toEqual(['draft']);
  });

  it('never shows a check that was begun before over what came of applying', async () => {
    const slow = gate<void>();
    const ends: string[] = [];
    let checks = 0;
    await open({
      check: async ([change]) => {
        checks += 1;
        const [nth, id] = [checks, change?.id ?? ''];
        if (nth === 2) await slow.promise;
        ends.push(`check ${nth}`);
        return nth === 3 ? [[id, [finding('block')]]] : [];
      },
    });
    await desk.draftAtm();
    desk.visits.refresh('airpay');
    await until(() => checks === 2, 'the check after the reading');
    await desk.apply();
    expect(states()).toEqual(['refused']);
    slow.resolve();
    await until(() => ends.includes('check 2'), 'the end of the slow check');
    await desk.clock.advance(0);
    expect(ends).toEqual(['check 1', 'check 3', 'check 2']);
    expect(states()).toEqual(['refused']);
  });
});
