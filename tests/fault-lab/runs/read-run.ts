import type { Upstreams } from '../../../src/main/compose-upstreams.ts';
import type { Result } from '../../../src/shared/domain/problem.ts';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { personTagged } from '../../support/people.ts';
import { faultOf } from '../faults/of-spec.ts';
import { createLabClock } from '../stand/lab-clock.ts';
import type { Stand } from '../stand/stand.ts';
import type { ReadEvidence, Timed } from './evidence.ts';
import type { ReadName, ReadSpec } from './spec.ts';
import { within } from './within.ts';
import type { RunDeps } from './write-run.ts';

const UPSTREAM_OF: Readonly<Record<ReadName, UpstreamName>> = {
  'airpay card usage': 'airpay',
  'capillary customer by id': 'capillary',
  'capillary customer by identifier': 'capillary',
  'capillary search': 'capillary',
  'capillary card': 'capillary',
  'capillary series': 'capillary',
  'capillary labels': 'capillary',
  'wm preferences': 'wm',
};

const readers = (stand: Stand, { readers: { cardUsage, communication, directory }, catalog }: Upstreams) => {
  const person = personTagged(stand.training, 'two-cards');
  const card = person.cards[0]?.number ?? '';
  return {
    'airpay card usage': () => cardUsage?.read(person.airpayEntityId),
    'capillary customer by id': () => directory?.byId(person.capillaryId),
    'capillary customer by identifier': () => directory?.byIdentifier('mobile', person.mobile),
    'capillary search': () => directory?.byPrefix(person.firstName ?? '', { limit: 10, offset: 0 }),
    'capillary card': () => catalog?.card(card),
    'capillary series': () => catalog?.series(),
    'capillary labels': () => catalog?.labels(),
    'wm preferences': () => communication?.read(person.wmCustomerId),
  } satisfies Record<ReadName, () => Promise<Result<unknown>> | undefined>;
};

/** Reads once with nothing in the way and once with the fault. */
export const runRead = async (
  { stand, lag }: Pick<RunDeps, 'stand' | 'lag'>,
  spec: ReadSpec,
): Promise<ReadEvidence> => {
  const upstream = UPSTREAM_OF[spec.read];
  const fault = faultOf(spec.fault);
  const front = stand.fronts[upstream];
  await stand.reset();
  const timed: Timed[] = [];
  let calls = 0;
  const upstreams = stand.connect({
    clock: createLabClock(),
    upstream,
    fault,
    onCall: ({ durationMs }) => {
      calls += 1;
      timed.push({
        what: 'call',
        ms: durationMs,
        calls: 1,
        lagMs: lag.since(performance.now() - durationMs),
      });
    },
  });
  const read = readers(stand, upstreams)[spec.read];
  // A machine that is busy elsewhere may need another try to read what is so.
  let first = await read();
  for (let tries = 1; tries < 5 && !first?.ok; tries += 1) first = await read();
  if (first === undefined || !first.ok) throw new Error(`${spec.read} cannot be read at all`);
  await front.spoil({ fault, effect: 'applied', hits: spec.hits });
  const at = performance.now();
  const before = calls;
  let claimed: string | null = null;
  const stuck = !(await within(8_000, async () => {
    const second = await read();
    claimed = second?.ok ? JSON.stringify(second.value) : null;
  }));
  timed.push({
    what: 'read',
    ms: performance.now() - at,
    calls: Math.max(1, calls - before),
    lagMs: lag.since(at),
  });
  await front.heal();
  await upstreams.close();
  return { spec, upstream, baseline: JSON.stringify(first.value), claimed, timed, stuck };
};
