import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCommunicationSetKind } from '../../../../src/main/systems/wm/communication-set.ts';
import { withEdits } from '../../../../src/main/systems/wm/complete-set.ts';
import type { CommunicationPreferences } from '../../../../src/shared/domain/communication.ts';
import { ok } from '../../../../src/shared/domain/problem.ts';
import { giantSet } from '../../../support/giant.ts';
import { realIds } from '../../../support/ids.ts';
import { gate, openDesk } from '../visits/a-desk.ts';

/** WM with a set of this many selections, all on; counts what it is asked. */
const wmWith = (selections: number) => {
  let set: CommunicationPreferences = giantSet(selections);
  const asked = { reads: 0, writes: 0 };
  let held: Promise<void> = Promise.resolve();
  const kind = createCommunicationSetKind({
    ids: realIds,
    client: {
      get: async () => {
        asked.reads += 1;
        await held;
        return ok(set);
      },
      put: async (_id, wanted) => {
        asked.writes += 1;
        set = withEdits(wanted, []);
        return {
          ...{ outcome: 'accepted', reason: null, notes: [], upstreamRequestId: null },
          ...{ httpStatus: 200, mergedInto: null },
        };
      },
    },
  });
  return {
    kind,
    asked,
    set: () => set,
    /** Lets every read from now on wait. */
    answersAfter: (promise: Promise<void>): void => {
      held = promise;
    },
  };
};

type Desk = Awaited<ReturnType<typeof openDesk>>;
let desk: Desk;
afterEach(() => desk.close());

const openWith = async (selections: number) => {
  const wm = wmWith(selections);
  desk = await openDesk({}, {}, [], [wm.kind]);
  desk.world.preferences = async () => ok(wm.set());
  await desk.begin();
  const visit = await desk.see(desk.isRead);
  const data = visit.panels.wm.state === 'ready' ? visit.panels.wm.data : null;
  const requests = (data?.categories ?? []).flatMap(({ channels }) =>
    channels.flatMap(({ selections: all }) =>
      all.map(({ category, channel, type, value }) => ({
        kind: 'communication.set' as const,
        selection: desk.refs.of('selection', category, channel, type, value),
        optIn: 'N' as const,
      })),
    ),
  );
  return { wm, requests };
};

const allChecked = (count: number) =>
  desk.see(({ lines }) => lines.length === count && lines.every(({ view }) => view.busy === null));

describe('many drafts of one customer', () => {
  it.each([2, 200])('%d are checked with one read', async (count) => {
    const { wm, requests } = await openWith(count);
    expect(desk.basket.putAll(requests).ok).toBe(true);
    const { lines } = await allChecked(count);
    expect(lines.every(({ view }) => view.state === 'draft')).toBe(true);
    expect(wm.asked.reads).toBe(1);
  });

  it('that come one by one are checked with few', async () => {
    const { wm, requests } = await openWith(200);
    const { promise, resolve } = gate<void>();
    wm.answersAfter(promise);
    for (const request of requests) {
      desk.basket.put(request);
      await nextTurn();
    }
    expect(wm.asked.reads).toBe(8);
    resolve();
    await allChecked(200);
    expect(wm.asked.reads).toBe(9);
  });

  it('are no more than fit in: what does not is said, and not added', async () => {
    const { requests } = await openWith(600);
    expect(desk.basket.putAll(requests)).toMatchObject({ ok: false, problem: { code: 'basket.full' } });
    expect(desk.now().lines.length).toBe(500);
    const [first, ...others] = requests;
    const last = others.at(-1);
    if (first === undefined || last === undefined) throw new Error('no requests');
    expect(desk.basket.put(last)).toMatchObject({ ok: false, problem: { code: 'basket.full' } });
    // One that takes another's place needs no room.
    expect(desk.basket.put(first).ok).toBe(true);
    expect(desk.now().lines.length).toBe(500);
  });

  it('of which several are of one thing leave the last', async () => {
    const { requests } = await openWith(2);
    const [first] = requests;
    if (first === undefined) throw new Error('no requests');
    const put = desk.basket.putAll([first, { ...first, optIn: 'Y' }, first]);
    expect(put.ok && put.value[2]).toBe(desk.now().lines[0]?.change.id);
    expect(desk.now().lines.length).toBe(1);
    desk.basket.putAll([{ ...first, optIn: 'Y' }]);
    expect(desk.now().lines.length).toBe(0);
  });

  it.each([3, 200])(
    '%d that are sent together are offered their undo after one look at the journal',
    async (count) => {
      const { requests } = await openWith(count);
      const single = vi.spyOn(desk.test.journal, 'change');
      const together = vi.spyOn(desk.test.journal, 'changes');
      desk.basket.putAll(requests);
      await allChecked(count);
      await desk.apply();
      const { lines } = await desk.see((visit) => visit.lines.every(({ view }) => view.undo !== undefined));
      expect(lines.every(({ view }) => view.state === 'confirmed')).toBe(true);
      expect(single).toHaveBeenCalledTimes(0);
      // Once for the yes, and once for what was read back.
      expect(together.mock.calls.length).toBeLessThanOrEqual(2);
    },
  );

  it('are recorded in a text that grows with them, and no faster', async () => {
    const size = async (count: number): Promise<number> => {
      const { requests } = await openWith(count);
      desk.basket.putAll(requests);
      await allChecked(count);
      await desk.apply();
      const [intent] = desk.test.events().filter(({ type }) => type === 'attempt.intended');
      return JSON.stringify(intent).length / count;
    };
    const few = await size(20);
    await desk.close();
    expect(await size(200)).toBeLessThan(few * 1.5);
  });

  it('are each as complete in the journal as a single one', async () => {
    const { requests } = await openWith(3);
    desk.basket.putAll(requests);
    await allChecked(3);
    await desk.apply();
    const ids = desk.now().lines.map(({ change }) => change.id);
    const records = await desk.test.journal.changes(ids);
    const saw = records.map(({ recorded: { change } }) => 'saw' in change.payload && change.payload.saw);
    expect(saw.map((text) => typeof text === 'string' && text.split(' ').length)).toEqual([3, 3, 3]);
  });
});
