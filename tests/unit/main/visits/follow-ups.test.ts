import { afterEach, describe, expect, it } from 'vitest';
import { activityHandlers } from '../../../../src/main/ipc/activity-handlers.ts';
import { UNDO_MS } from '../../../../src/main/visits/undo-offers.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { until } from '../../../support/until.ts';
import { type FakeKindScript, finding, reply } from '../changes/fake-kind.ts';
import { openDesk } from './a-desk.ts';

let desk: Awaited<ReturnType<typeof openDesk>>;
afterEach(() => desk.close());

const open = async (script: FakeKindScript = {}) => {
  desk = await openDesk(script);
  await desk.begin();
  await desk.see(desk.isRead);
};

const lineOf = (changeId: string) => desk.now().lines.find(({ change }) => change.id === changeId);

/** Applies ATM off and gives its id. */
const atmOff = async (): Promise<string> => {
  const id = await desk.draftAtm();
  await desk.apply();
  return id;
};

const isOver = () => desk.see(({ applying }) => !applying, 'the end of applying');

describe('trying again', () => {
  /** ATM off, of which two read-backs showed the old state. */
  const notApplied = async (script: FakeKindScript = {}): Promise<string> => {
    let sent = 0;
    await open({
      send: () => {
        sent += 1;
        return reply(sent === 1 ? 'unknown' : 'accepted');
      },
      see: () => (sent === 1 ? 'prior' : 'requested'),
      ...script,
    });
    // Time stands still here: the second look is not due before it is moved.
    const id = await desk.draftAtm();
    desk.basket.apply();
    await isOver();
    expect(desk.needsLook.list()).toMatchObject([{ state: 'unknown', kept: false }]);
    expect(await desk.followUps.tryAgain(id)).toMatchObject({ problem: { code: 'retry.not-possible' } });
    await desk.clock.advance(45_000);
    await until(() => lineOf(id)?.view.state === 'not-applied', '"not applied"');
    return id;
  };

  it('is a new change with a fresh check and a request id of its own, linked to the first', async () => {
    const first = await notApplied();
    desk.kindAsked.length = 0;
    const again = await desk.followUps.tryAgain(first);
    if (!again.ok) throw new Error(again.problem.code);
    await isOver();
    const { changeId } = again.value;
    expect(desk.kindAsked).toEqual(['check 1', 'send 1', 'look 3']);
    expect(lineOf(changeId)).toMatchObject({ view: { state: 'confirmed', retryOf: first } });
    expect(lineOf(changeId)?.view.requestId).not.toBe(lineOf(first)?.view.requestId);
    expect(await desk.test.journal.change(changeId)).toMatchObject({ retryOf: first, outcome: 'confirmed' });
    expect(await desk.test.journal.change(first)).toMatchObject({ outcome: 'not-applied' });
    expect(desk.needsLook.list()).toEqual([]);
  });

  it('is done once, and not again after it came to something', async () => {
    const first = await notApplied();
    const both = await Promise.all([desk.followUps.tryAgain(first), desk.followUps.tryAgain(first)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await isOver();
    expect(await desk.followUps.tryAgain(first)).toMatchObject({ problem: { code: 'retry.already' } });
    expect(desk.kindAsked.filter((one) => one.startsWith('send')).length).toBe(2);
  });

  it('that came to nothing can be tried again, and needs a look until then', async () => {
    let checks = 0;
    const first = await notApplied({
      check: (changes) => {
        checks += 1;
        return checks === 3 ? changes.map(({ id }) => [id, [finding('block')]]) : [];
      },
    });
    const again = await desk.followUps.tryAgain(first);
    await isOver();
    expect(desk.now().lines.at(-1)?.view.state).toBe('refused');
    if (!again.ok) throw new Error(again.problem.code);
    expect((await desk.followUps.tryAgain(again.value.changeId)).ok).toBe(true);
    await isOver();
    expect(desk.now().lines.at(-1)?.view.state).toBe('confirmed');
  });

  it('never happens by itself', async () => {
    await notApplied();
    desk.kindAsked.length = 0;
    await desk.clock.advance(1_000_000);
    expect(desk.kindAsked).toEqual([]);
  });
});

describe('an undo', () => {
  it('can be had as soon as the outcome is known, while the panel is still being read', async () => {
    await open();
    const id = await desk.draftAtm();
    let readOn = (): void => {};
    const held = new Promise<void>((resolve) => {
      readOn = resolve;
    });
    const { usage } = desk.world;
    desk.world.usage = (entityId) => held.then(() => usage(entityId));
    desk.basket.apply();
    await until(() => lineOf(id)?.view.undo?.can === true, 'the offer');
    expect(lineOf(id)?.underWay).toBe(true);
    expect(await desk.followUps.undo(id)).toMatchObject({ ok: true, value: { sent: true } });
    readOn();
    await isOver();
    expect(desk.now().lines.map(({ view }) => view.state)).toEqual(['confirmed', 'confirmed']);
  });

  it('is offered on the line for 30 s from its outcome', async () => {
    await open();
    const id = await desk.draftAtm();
    // No time passes between the outcome and here, as it may while whoever applies waits for the panels.
    desk.basket.apply();
    await until(
      () => lineOf(id)?.view.state === 'confirmed' && lineOf(id)?.underWay === false,
      'the outcome',
    );
    await until(() => lineOf(id)?.view.undo?.can === true, 'the offer');
    await desk.clock.advance(0);
    desk.clock.step(-7_200_000);
    await desk.clock.advance(UNDO_MS - 1);
    expect(lineOf(id)?.view.undo).toMatchObject({ can: true });
    desk.clock.step(14_400_000);
    expect(lineOf(id)?.view.undo).toMatchObject({ can: true });
    await desk.clock.advance(1);
    expect(lineOf(id)?.view.undo).toBeUndefined();
  });

  it('is not offered, with the reason, where the kind has none', async () => {
    await open({ inverse: () => ({ none: problem('undo.prior-untold', { upstream: 'airpay' }) }) });
    const id = await atmOff();
    await until(() => lineOf(id)?.view.undo !== undefined, 'the offer');
    expect(lineOf(id)?.view.undo).toMatchObject({ can: false, why: { code: 'undo.prior-untold' } });
    expect(await desk.followUps.undo(id)).toMatchObject({ problem: { code: 'undo.prior-untold' } });
    expect(desk.now().lines.length).toBe(1);
    const { 'activity.ofCustomer': activity } = activityHandlers({
      ...{ journal: desk.test.journal, openVisit: desk.store.open, waysBack: desk.waysBack },
      ...{ operator: { id: 'rk' }, kinds: new Map() },
    });
    expect(await activity({ limit: 50 })).toMatchObject({
      value: { items: [{ changeId: id, noUndo: { code: 'undo.prior-untold' }, can: { undo: false } }] },
    });
  });

  it('leaves the drafts of the basket alone', async () => {
    await open();
    const id = await atmOff();
    desk.basket.put({ kind: 'card-usage.set', channel: 'POS', status: 'ALLOWED' });
    await desk.see(({ lines }) => lines.every(({ view }) => view.busy === null));
    await desk.followUps.undo(id);
    await isOver();
    expect(desk.now().lines.map(({ view }) => view.state)).toEqual(['confirmed', 'draft', 'confirmed']);
  });

  it('that needs a word with the customer waits in the basket with it', async () => {
    const first = problem('undo.ask-consent', { upstream: 'wm' });
    const back = { kind: 'card-usage.set', payload: { channel: 'ATM', status: 'ALLOWED' } } as const;
    await open({ inverse: () => ({ ask: back, prior: 'NOTALLOWED', first }) });
    const id = await atmOff();
    expect(await desk.followUps.undo(id)).toMatchObject({ value: { sent: false } });
    await desk.see(({ lines }) => lines.every(({ view }) => view.busy === null));
    expect(desk.now().lines.at(-1)).toMatchObject({
      links: { undoOf: id },
      view: { state: 'draft', notes: [first] },
    });
    expect(desk.kindAsked.filter((one) => one.startsWith('send')).length).toBe(1);
    await desk.apply();
    expect(desk.now().lines.at(-1)?.view.state).toBe('confirmed');
    expect((await desk.test.journal.change(desk.now().lines.at(-1)?.change.id ?? ''))?.undoOf).toBe(id);
  });

  it('has no undo of its own on the line', async () => {
    await open();
    const id = await atmOff();
    const undone = await desk.followUps.undo(id);
    if (!undone.ok) throw new Error(undone.problem.code);
    await isOver();
    await desk.clock.advance(0);
    expect(lineOf(undone.value.changeId)?.view.undo).toBeUndefined();
    expect(lineOf(id)?.view.undo).toBeUndefined();
  });

  it('of what nobody knows is refused, and so is everything while the journal is full', async () => {
    await open();
    expect(await desk.followUps.undo('nobody')).toMatchObject({ problem: { code: 'visit.gone' } });
    const id = await atmOff();
    desk.test.fill();
    await desk.followUps.undo(id);
    await isOver();
    expect(desk.now().lines.at(-1)?.view).toMatchObject({
      state: 'refused',
      reason: { code: 'journal.unavailable' },
    });
    desk.test.empty();
  });
});
