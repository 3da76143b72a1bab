import type { Systems } from '../../../src/main/compose/systems.ts';
import { type Clock, later } from '../../../src/main/ports/clock.ts';
import { assertNever } from '../../../src/shared/domain/assert-never.ts';
import type { Result } from '../../../src/shared/domain/problem.ts';
import type { UpstreamName } from '../../../src/shared/domain/upstream.ts';
import { personTagged } from '../../support/people.ts';
import { faultOf } from '../faults/of-spec.ts';
import { createLabClock } from '../stand/lab-clock.ts';
import type { ConnectOptions, Stand } from '../stand/stand.ts';
import type { ReadEvidence, Timed } from './evidence.ts';
import type { ReadName, ReadSpec } from './spec.ts';
import { PATIENCE_MS, within } from './within.ts';
import type { RunDeps } from './write-run.ts';

const UPSTREAM_OF: Readonly<Record<ReadName, UpstreamName>> = {
  'airpay card usage': 'airpay',
  'capillary token (OAuth), then customer by id': 'capillary',
  'capillary customer by id': 'capillary',
  'capillary customer by identifier': 'capillary',
  'capillary search': 'capillary',
  'capillary card': 'capillary',
  'capillary card history': 'capillary',
  'capillary series': 'capillary',
  'capillary labels': 'capillary',
  'wm preferences': 'wm',
  'wm preferences (XML)': 'wm',
};

/** A read that is ready to be made, again and again over the same connections. */
interface Ready {
  readonly read: () => Promise<Result<unknown>> | undefined;
  readonly close: () => Promise<void>;
}

/** Longer than any token lives. */
const A_DAY_MS = 86_400_000;

/** A clock that is put forward. */
const movable = (clock: Clock) => {
  let ahead = 0;
  return {
    clock: { ...clock, mark: () => later(clock.mark(), ahead) } satisfies Clock,
    forward: (ms: number): void => {
      ahead += ms;
    },
  };
};

const ready = (stand: Stand, name: ReadName, options: ConnectOptions): Ready => {
  const person = personTagged(stand.training, 'two-cards');
  const card = person.cards[0]?.number ?? '';
  const over = (own: ConnectOptions, read: (upstreams: Systems) => ReturnType<Ready['read']>): Ready => {
    const upstreams = stand.connect(own);
    return { read: () => read(upstreams), close: () => upstreams.close() };
  };
  switch (name) {
    case 'airpay card usage':
      return over(options, ({ readers }) => readers.sources.airpay?.read(person.airpayEntityId));
    case 'capillary token (OAuth), then customer by id': {
      const { clock, forward } = movable(options.clock);
      return over({ ...options, clock, auth: 'oauth' }, ({ readers }) => {
        // The token of the read before has ended by now: each read begins with the call for a new one.
        forward(A_DAY_MS);
        return readers.directory?.byId(person.capillaryId);
      });
    }
    case 'capillary customer by id':
      return over(options, ({ readers }) => readers.directory?.byId(person.capillaryId));
    case 'capillary customer by identifier':
      return over(options, ({ readers }) => readers.directory?.byIdentifier('mobile', person.mobile));
    case 'capillary search':
      return over(options, ({ readers }) =>
        readers.directory?.byPrefix(person.firstName ?? '', { limit: 10, offset: 0 }),
      );
    case 'capillary card':
      return over(options, ({ catalog }) => catalog?.card(card));
    case 'capillary card history':
      return over(options, ({ catalog }) => catalog?.history(card));
    case 'capillary series':
      return over(options, ({ catalog }) => catalog?.series());
    case 'capillary labels':
      return over(options, ({ catalog }) => catalog?.labels());
    case 'wm preferences':
      return over(options, ({ readers }) => readers.sources.wm?.read(person.wmCustomerId));
    case 'wm preferences (XML)':
      return over({ ...options, accept: 'xml' }, ({ readers }) =>
        readers.sources.wm?.read(person.wmCustomerId),
      );
    default:
      return assertNever(name);
  }
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
  const { read, close } = ready(stand, spec.read, {
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
  // A machine that is busy elsewhere may need another try to read what is so.
  let first = await read();
  for (let tries = 1; tries < 5 && !first?.ok; tries += 1) first = await read();
  if (first === undefined || !first.ok) {
    await close();
    return { spec, upstream, baseline: '', claimed: null, timed: [], missed: true, stuck: false };
  }
  await front.spoil({ fault, effect: 'applied', hits: spec.hits });
  const at = performance.now();
  const before = calls;
  let claimed: string | null = null;
  const stuck = !(await within(PATIENCE_MS, async () => {
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
  await close();
  return { spec, upstream, baseline: JSON.stringify(first.value), claimed, timed, missed: false, stuck };
};
