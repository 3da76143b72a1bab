import { KINDS } from '../plan/kinds.ts';
import { type DiskFigures, type Failing, fullDisk, ioError, runDisks } from './disks.ts';
import { canTrace, traceDurability } from './durability.ts';
import type { DurabilityFigures } from './judge-trace.ts';
import { type KillFigures, runKills } from './kills.ts';
import { runTorn, type TornFigures } from './torn.ts';

/** How much of each is tried. */
export interface CrashOptions {
  readonly seed: number;
  readonly kills: number;
  /** Campaigns that go on side by side, each with a journal and systems of its own. */
  readonly campaigns: number;
  /** Changes under the tracer, one after another and as many side by side. */
  readonly traced: number;
  readonly onStep?: (step: string) => void;
}

/** Traced runs: changes one after another, and those of several customers side by side, which share commits. */
interface TraceFigures {
  readonly alone: DurabilityFigures;
  readonly sideBySide: DurabilityFigures;
}

/** What came of kills and of traced runs; a null cannot be made on this machine. */
export interface CrashFigures {
  readonly kills: KillFigures;
  readonly trace: TraceFigures | null;
}

/** How many runs on each kind of failing disk, and torn files. */
export interface DisksOptions {
  readonly seed: number;
  readonly runs: number;
  readonly onStep?: (step: string) => void;
}

/** What came of disks that fail; a null cannot be made on this machine. */
export interface DisksFigures {
  readonly full: DiskFigures | null;
  readonly io: DiskFigures | null;
  readonly torn: TornFigures;
}

const total = (all: readonly KillFigures[]): KillFigures => {
  const sum = (of: (figures: KillFigures) => number): number => all.reduce((so, one) => so + of(one), 0);
  return {
    kills: sum(({ kills }) => kills),
    atStart: sum(({ atStart }) => atStart),
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ lost }) => lost),
    between: sum(({ between }) => between),
    sent: new Map(KINDS.map((kind) => [kind, sum(({ sent }) => sent.get(kind) ?? 0)])),
    missteps: sum(({ missteps }) => missteps),
    unrecorded: sum(({ unrecorded }) => unrecorded),
    open: sum(({ open }) => open),
    overlooked: sum(({ overlooked }) => overlooked),
    cut: sum(({ cut }) => cut),
    unread: sum(({ unread }) => unread),
    misreported: sum(({ misreported }) => misreported),
    recoveryMs: all.flatMap(({ recoveryMs }) => recoveryMs),
    findings: all.flatMap(({ findings }) => findings),
  };
};

const ifPossible = (failing: Failing, runs: number, seed: number): Promise<DiskFigures | null> =>
  failing.can() ? runDisks(failing, runs, seed) : Promise.resolve(null);

/** Customers whose changes are traced side by side. */
export const TRACED_LANES = 8;

const traceIfPossible = async (changes: number, seed: number): Promise<TraceFigures | null> =>
  canTrace()
    ? {
        alone: await traceDurability({ changes, seed, lanes: 1 }),
        sideBySide: await traceDurability({ changes, seed, lanes: TRACED_LANES }),
      }
    : null;

/** Kills, then traces. */
export const runCrashes = async (options: CrashOptions): Promise<CrashFigures> => {
  const { seed, campaigns, onStep = () => {} } = options;
  let killed = 0;
  const onKill = (): void => {
    killed += 1;
    if (killed % 50 === 0) onStep(`${killed} of ${options.kills} kills`);
  };
  const kills = await Promise.all(
    Array.from({ length: campaigns }, (_, at) =>
      runKills({ kills: Math.ceil(options.kills / campaigns), seed: seed * 100 + at, onKill }),
    ),
  );
  onStep('trace');
  return { kills: total(kills), trace: await traceIfPossible(options.traced, seed) };
};

/** Tears, fills and breaks. */
export const runFailingDisks = async ({
  seed,
  runs,
  onStep = () => {},
}: DisksOptions): Promise<DisksFigures> => {
  onStep('torn files');
  const torn = await runTorn(runs, seed);
  onStep('full disk');
  const full = await ifPossible(fullDisk, runs, seed);
  onStep('I/O errors');
  return { torn, full, io: await ifPossible(ioError, runs, seed) };
};
