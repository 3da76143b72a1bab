import { afterEach, describe, expect, it } from 'vitest';
import { createStopAll } from '../../../../src/main/visits/stop-all.ts';
import { ok } from '../../../../src/shared/domain/problem.ts';
import { giantSet } from '../../../support/giant.ts';
import { gate, openDesk } from '../visits/a-desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;
let desk: Desk;
afterEach(() => desk.close());

/** A customer with so many selections, a quarter of them texts; WM takes what is sent and answers no check until told. */
const openWith = async (selections: number) => {
  const set = giantSet(selections);
  desk = await openDesk();
  desk.world.preferences = async () => ok(set);
  await desk.begin();
  await desk.see(desk.isRead);
  const stopAll = createStopAll({ basket: desk.basket, refs: desk.refs, openVisit: () => desk.now() });
  const all = set.categories.flatMap(({ channels }) => channels.flatMap((one) => one.selections));
  return { stopAll, all };
};

/** What the drafts of the basket would turn off. */
const stopped = () =>
  desk
    .now()
    .lines.flatMap(({ change }) =>
      change.kind === 'communication.set' && 'optIn' in change.payload && change.payload.optIn === 'N'
        ? [change.payload]
        : [],
    );

describe('stopping all texts', () => {
  it.each([4, 500, 1_999, 2_000])('means all of %d selections, shown or not', async (count) => {
    const { stopAll, all } = await openWith(count);
    expect(stopAll('texts')).toEqual(ok(null));
    expect(stopped().map(({ value }) => value)).toEqual(
      all.filter(({ channel }) => channel === 'Text').map(({ value }) => value),
    );
  });

  it('of more than the basket holds stages as many as fit, and says how many are left', async () => {
    const { stopAll } = await openWith(5_000);
    expect(stopAll('texts')).toMatchObject({
      ok: false,
      problem: { code: 'basket.part', data: { left: 750, most: 500 } },
    });
    expect([stopped().length, stopped().every(({ channel }) => channel === 'Text')]).toEqual([500, true]);
    expect(stopAll('texts')).toMatchObject({ ok: false, problem: { code: 'basket.full' } });
    expect(stopped().length).toBe(500);
  });

  it('goes on with the rest once those are out of the basket', async () => {
    const { stopAll, all } = await openWith(3_000);
    stopAll('texts');
    const first = new Set(stopped().map(({ value }) => value));
    // As WM has it once these were applied.
    const left = giantSet(3_000).categories.map((category) => ({
      ...category,
      channels: category.channels.map((channel) => ({
        ...channel,
        selections: channel.selections.map((one) =>
          first.has(one.value) ? ({ ...one, optIn: 'N' } as const) : one,
        ),
      })),
    }));
    desk.basket.clear();
    desk.world.preferences = async () => ok({ categories: left });
    desk.visits.refresh('wm');
    await desk.see(({ panels: { wm } }) => wm.state === 'ready' && wm.data.categories === left);
    expect(stopAll('texts')).toEqual(ok(null));
    const second = stopped().map(({ value }) => value);
    expect(new Set([...first, ...second]).size).toBe(all.filter(({ channel }) => channel === 'Text').length);
    expect(second.some((value) => first.has(value))).toBe(false);
  });

  it('leaves what is drafted off already as it is', async () => {
    const { stopAll, all } = await openWith(8);
    const [one] = all.filter(({ channel }) => channel === 'Text');
    if (one === undefined) throw new Error('there is no text');
    const { category, channel, type, value } = one;
    const selection = desk.refs.of('selection', category, channel, type, value);
    desk.basket.put({ kind: 'communication.set', selection, optIn: 'N' });
    const [before] = desk.now().lines;
    expect(stopAll('everything')).toEqual(ok(null));
    expect(desk.now().lines[0]).toMatchObject({ change: { id: before?.change.id } });
    expect(stopped().length).toBe(8);
    expect(stopAll('everything')).toEqual(ok(null));
    expect(desk.now().lines.length).toBe(8);
  });

  it('stages nothing twice while they are being applied', async () => {
    const { stopAll } = await openWith(8);
    const { promise, resolve } = gate<void>();
    const read = desk.world.preferences;
    desk.world.preferences = async (id) => {
      await promise;
      return read(id);
    };
    stopAll('texts');
    desk.basket.apply();
    expect(stopAll('texts')).toEqual(ok(null));
    expect(stopped().length).toBe(2);
    resolve();
    await desk.see(({ applying }) => !applying);
  });
});
