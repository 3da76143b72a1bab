import { createCommunicationSetKind } from '../../src/main/systems/wm/communication-set.ts';
import { createRefs } from '../../src/main/visits/refs.ts';
import { viewOf } from '../../src/main/visits/view.ts';
import { unreadPanels, type Visit } from '../../src/main/visits/visit.ts';
import { ASKED_AT_THE_COUNTER } from '../../src/shared/domain/asked.ts';
import type { Change } from '../../src/shared/domain/change.ts';
import { ok } from '../../src/shared/domain/problem.ts';
import { seenSetOf } from '../../src/shared/domain/seen-set.ts';
import { giantCustomer, giantSet } from '../../tests/support/giant.ts';
import { median } from './statistics.ts';

/** What a customer who holds very much costs the main process, in milliseconds. */
export interface Growth {
  /** Telling the screen of 10,000 mobiles, 1,000 cards and 5,000 selections: the first time, and once more. */
  readonly firstTelling: number;
  readonly nextTelling: number;
  /** Checking one draft of a set of 500, of 2 and of 200 that are drafted together. */
  readonly draftOfTwo: number;
  readonly draftOfMany: number;
}

const CHANGE_TYPES: readonly string[] = ['mobile', 'email'];
const keys = { key: 'capillary:1', ids: { capillary: '1', wm: '77' } };

const giantVisit = (): Visit => {
  const read = { at: 1, mark: { awake: 0, whole: 0 } };
  const ready = <T>(data: T) =>
    ({ state: 'ready', data, read, readAt: 1, remembered: false, stale: null }) as const;
  const own = { id: '1', name: 'Asha Verma', profiles: [], identifiers: [] };
  return {
    ...{ id: 'visit-1', keys, name: 'Asha Verma', merged: null, toldNothing: false },
    panels: {
      ...unreadPanels(() => true),
      capillary: ready(giantCustomer(own, { mobiles: 10_000, cards: 1_000 })),
      wm: ready(giantSet(5_000)),
    },
    ...{ lastUsage: [], lines: [], applied: [], applying: false },
    asked: ASKED_AT_THE_COUNTER,
  };
};

const timed = async (work: () => unknown): Promise<number> => {
  // Not the thread's own time: its clock is too coarse for one draft, and gave 0.
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** Checks so many drafts of one customer, each by itself as it is while it waits; milliseconds for one of them. */
const checkEach = async (count: number): Promise<number> => {
  const set = giantSet(500);
  const kind = createCommunicationSetKind({
    client: { get: async () => ok(set), put: () => Promise.reject(new Error('nothing is sent here')) },
    ids: { v7: () => '', v4: () => '' },
  });
  const selections = set.categories.flatMap(({ channels }) => channels.flatMap((one) => one.selections));
  const took = await timed(async () => {
    for (const { category, channel, type, value } of selections.slice(0, count)) {
      const change: Change<'communication.set'> = {
        ...{
          id: value,
          kind: 'communication.set',
          customer: keys,
          prior: 'Y',
          operator: 'bench',
          draftedAt: 1,
        },
        payload: { category, channel, type, value, optIn: 'N', saw: seenSetOf(set) },
      };
      await kind.check([change]);
    }
  });
  return took / count;
};

/** Measures the medians of `rounds` rounds, each over a customer of its own. */
export const measureGrowth = async (rounds = 7): Promise<Growth> => {
  const first: number[] = [];
  const next: number[] = [];
  const two: number[] = [];
  const many: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const visit = giantVisit();
    const refs = createRefs();
    const took = [
      await timed(() => viewOf(visit, refs, CHANGE_TYPES)),
      await timed(() => viewOf(visit, refs, CHANGE_TYPES)),
      await checkEach(2),
      await checkEach(200),
    ] as const;
    // The first round warms up.
    if (round > 0) for (const [at, list] of [first, next, two, many].entries()) list.push(took[at] ?? 0);
  }
  return {
    firstTelling: median(first),
    nextTelling: median(next),
    draftOfTwo: median(two),
    draftOfMany: median(many),
  };
};
