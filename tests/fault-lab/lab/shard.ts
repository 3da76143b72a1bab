import type { ChangeKind } from '../../../src/main/ports/change-kind.ts';
import type { Timed } from '../runs/evidence.ts';
import { runRead } from '../runs/read-run.ts';
import type { Spec } from '../runs/spec.ts';
import { type RunDeps, runWrite } from '../runs/write-run.ts';
import { DEADLINE_MS } from '../stand/stand.ts';
import { judgeRead, judgeWrite } from '../verdict.ts';
import { faultNameOf, type Result } from './result.ts';
import { openWorkshop } from './workshop.ts';

const TRIES = 4;

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

const runOnce = async (deps: RunDeps, spec: Spec): Promise<{ result: Result; missed: boolean }> => {
  const name = faultNameOf(spec);
  if (spec.is === 'read') {
    const evidence = await runRead(deps, spec);
    const verdict = judgeRead(evidence, DEADLINE_MS);
    const ms = msOf(evidence.timed, 'read');
    return { result: { spec, ...name, verdict, applied: null, ms }, missed: false };
  }
  const evidence = await runWrite(deps, spec);
  const verdict = judgeWrite(evidence, DEADLINE_MS);
  const applied = evidence.truth.applied > 0;
  const ms = msOf(evidence.timed, 'send');
  return { result: { spec, ...name, verdict, applied, ms }, missed: evidence.missed };
};

/** Where the machine was too busy for calls that nothing spoiled, the run tells nothing and is made again. */
const runOne = async (deps: RunDeps, spec: Spec): Promise<Result> => {
  let run = await runOnce(deps, spec);
  for (let tries = 1; tries < TRIES && run.missed; tries += 1) run = await runOnce(deps, spec);
  return run.result;
};

/** Makes the runs of some specs in this thread, over one journal on disk. Rejects when a run could not be made. */
export const runShard = async ({ specs, lanes, onResult, tamper }: ShardOptions): Promise<void> => {
  const workshop = await openWorkshop();
  const queue = specs[Symbol.iterator]();
  const lane = async (deps: RunDeps): Promise<void> => {
    for (const spec of queue) onResult(await runOne(deps, spec));
  };
  try {
    const ready: RunDeps[] = [];
    for (let at = 0; at < Math.min(lanes, specs.length); at += 1) ready.push(await workshop.prepare());
    const ended = await Promise.allSettled(
      ready.map((deps) => lane(tamper === undefined ? deps : { ...deps, tamper })),
    );
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  } finally {
    await workshop.close();
  }
};
