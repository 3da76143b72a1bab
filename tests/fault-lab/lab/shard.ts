import type { ChangeKind } from '../../../src/main/ports/change-kind.ts';
import type { Timed } from '../runs/evidence.ts';
import { runRead } from '../runs/read-run.ts';
import type { Spec } from '../runs/spec.ts';
import { type RunDeps, runWrite } from '../runs/write-run.ts';
import { DEADLINE_MS } from '../stand/stand.ts';
import { judgeRead, judgeWrite, type Verdict } from '../verdict.ts';
import { faultNameOf, type Result } from './result.ts';
import { openWorkshop } from './workshop.ts';

/** How often a run is made for which the machine was too busy: side by side with others, and then alone. */
const TRIES = { beside: 2, alone: 20 };

/** What a shard makes. */
export interface ShardOptions {
  readonly specs: readonly Spec[];
  /** Runs under way at the same time, each on a stand of its own. */
  readonly lanes: number;
  readonly onResult: (result: Result) => void;
  readonly tamper?: (kind: ChangeKind) => ChangeKind;
}

const msOf = (timed: readonly Timed[], what: Timed['what']): number | null =>
  timed.find((one) => one.what === what)?.ms ?? null;

/** One making of a run; `again`: the machine was too busy for it to tell anything. */
interface Made {
  readonly result: Result;
  readonly again: boolean;
}

/** What no busy machine excuses. A yes that stayed one may be a false yes whose read-backs found no time. */
const isWrong = ({ misreported, duplicate, unrecorded, outcome }: Verdict): boolean =>
  (misreported.length > 0 && outcome !== 'accepted') || duplicate || unrecorded;

const runOnce = async (deps: RunDeps, spec: Spec): Promise<Made> => {
  const name = faultNameOf(spec);
  if (spec.is === 'read') {
    const evidence = await runRead(deps, spec);
    const verdict = judgeRead(evidence, DEADLINE_MS);
    const ms = msOf(evidence.timed, 'read');
    return { result: { spec, ...name, verdict, applied: null, ms }, again: evidence.missed };
  }
  const evidence = await runWrite(deps, spec);
  const verdict = judgeWrite(evidence, DEADLINE_MS);
  const applied = evidence.truth.applied > 0;
  const ms = msOf(evidence.timed, 'send');
  const again = evidence.strayed || (evidence.missed && !isWrong(verdict));
  return { result: { spec, ...name, verdict, applied, ms }, again };
};

/** Makes a run, again where the machine was too busy for it. The last try stands as it is. */
const runOne = async (deps: RunDeps, spec: Spec, tries: number): Promise<Made> => {
  let made = await runOnce(deps, spec);
  for (let tried = 1; tried < tries && made.again; tried += 1) made = await runOnce(deps, spec);
  return made;
};

/** Makes the runs of some specs in this thread, over one journal on disk. Rejects when a run could not be made. */
export const runShard = async ({ specs, lanes, onResult, tamper }: ShardOptions): Promise<void> => {
  const workshop = await openWorkshop();
  const queue = specs[Symbol.iterator]();
  const missed: Spec[] = [];
  const lane = async (deps: RunDeps): Promise<void> => {
    for (const spec of queue) {
      const { result, again } = await runOne(deps, spec, TRIES.beside);
      if (again) missed.push(spec);
      else onResult(result);
    }
  };
  try {
    const ready: RunDeps[] = [];
    for (let at = 0; at < Math.min(lanes, specs.length); at += 1) {
      const deps = await workshop.prepare();
      ready.push(tamper === undefined ? deps : { ...deps, tamper });
    }
    const ended = await Promise.allSettled(ready.map(lane));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    const [alone] = ready;
    for (const spec of missed) {
      if (alone === undefined) break;
      const { result, again } = await runOne(alone, spec, TRIES.alone);
      if (again && spec.is === 'read') throw new Error(`${spec.read} cannot be read at all`);
      onResult(result);
    }
  } finally {
    await workshop.close();
  }
};
