import { afterEach, expect, it } from 'vitest';
import { activityHandlers } from '../../../../src/main/ipc/activity-handlers.ts';
import { createCommunicationSetKind } from '../../../../src/main/systems/wm/communication-set.ts';
import { withEdits } from '../../../../src/main/systems/wm/complete-set.ts';
import { createWaysBack } from '../../../../src/main/visits/ways-back.ts';
import type { CommunicationPreferences } from '../../../../src/shared/domain/communication.ts';
import { ok } from '../../../../src/shared/domain/problem.ts';
import { giantSet } from '../../../support/giant.ts';
import { realIds } from '../../../support/ids.ts';
import { openDesk } from '../visits/a-desk.ts';

type Desk = Awaited<ReturnType<typeof openDesk>>;
let desk: Desk;
afterEach(() => desk.close());

/** A desk at which so many selections were turned off and confirmed. */
const afterStopping = async (count: number): Promise<void> => {
  let set: CommunicationPreferences = giantSet(count);
  const kind = createCommunicationSetKind({
    ids: realIds,
    client: {
      get: async () => ok(set),
      put: async (_id, wanted) => {
        set = withEdits(wanted, []);
        return {
          ...{ outcome: 'accepted', reason: null, notes: [], upstreamRequestId: null },
          ...{ httpStatus: 200, mergedInto: null },
        };
      },
    },
  });
  desk = await openDesk({}, {}, [], [kind]);
  desk.world.preferences = async () => ok(set);
  await desk.begin();
  await desk.see(desk.isRead);
  desk.basket.putAll(
    giantSet(count).categories.flatMap(({ channels }) =>
      channels.flatMap(({ selections }) =>
        selections.map(({ category, channel, type, value }) => ({
          kind: 'communication.set' as const,
          selection: desk.refs.of('selection', category, channel, type, value),
          optIn: 'N' as const,
        })),
      ),
    ),
  );
  await desk.see(({ lines }) => lines.length === count && lines.every(({ view }) => view.busy === null));
  await desk.apply();
};

it.each([1, 8, 50])('Activity of %d changes asks the journal no more often than of one', async (count) => {
  await afterStopping(count);
  const asked: string[] = [];
  const journal = new Proxy(desk.test.journal, {
    get: (of, name, self) => {
      const member: unknown = Reflect.get(of, name, self);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        asked.push(String(name));
        return Reflect.apply(member, of, given);
      };
    },
  });
  const handlers = activityHandlers({
    ...{ journal, kinds: desk.kinds, operator: { id: 'asha.op' }, openVisit: () => desk.now() },
    waysBack: createWaysBack({ journal, kinds: desk.kinds }),
  });
  const shown = await handlers['activity.ofCustomer']({ limit: 50 });
  expect(shown.ok && shown.value.items.map(({ can, outcome }) => [can.undo, outcome])).toEqual(
    Array.from({ length: count }, () => [true, 'confirmed']),
  );
  expect(asked.toSorted()).toEqual(['activity', 'apart', 'changes']);
  await handlers['activity.ofCustomer']({ limit: 50 });
  expect(asked.filter((name) => name === 'changes' || name === 'change')).toEqual(['changes']);
});
