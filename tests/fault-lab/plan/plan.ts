import { type ChangeKindName, upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import { effectsOf, FAULTS } from '../faults/catalog.ts';
import type { Ending } from '../faults/cuts.ts';
import type { Effect } from '../faults/fault.ts';
import {
  type FaultSpec,
  PHASES,
  type Phase,
  READS,
  type ReadName,
  type Spec,
  type WriteSpec,
} from '../runs/spec.ts';
import { KINDS } from './kinds.ts';
import { createRandom, pick, sample } from './random.ts';

/** How long the write of a kind and its reply are on the wire, in bytes. */
interface Lengths {
  readonly request: number;
  readonly reply: number;
}

/** The lengths of every kind. */
export type LengthsByKind = ReadonlyMap<string, Lengths>;

/** What a run of the lab covers. */
export interface PlanOptions {
  readonly seed: number;
  /** Every byte, both effects and every phase; else a sample. */
  readonly full: boolean;
  readonly lengths: LengthsByKind;
}

const EFFECTS: readonly [Effect, Effect] = ['applied', 'not-applied'];
const ENDINGS: readonly [Ending, Ending] = ['end', 'reset'];
const HITS: readonly ['all', 'first'] = ['all', 'first'];

/** Byte positions of a kind that the short run tries in each of request and reply. */
const SHORT_POSITIONS = 12;
/** Faults that the short run tries in each of checks and read-backs of a kind. */
const SHORT_FAULTS = 30;

const named = (name: string): FaultSpec => ({ is: 'named', name });

const positions = (length: number): readonly number[] => Array.from({ length: length + 1 }, (_, at) => at);

const cuts = (kind: ChangeKindName, lengths: Lengths, short: (() => number) | null): readonly WriteSpec[] =>
  (['request', 'reply'] as const).flatMap((of) => {
    const all = positions(lengths[of]);
    const ends = [all[0] ?? 0, all.at(-1) ?? 0];
    const tried = short === null ? all : [...new Set([...ends, ...sample(short, all, SHORT_POSITIONS)])];
    return tried.flatMap((at) =>
      EFFECTS.flatMap((effect) =>
        (short === null ? ENDINGS : [pick(short, ENDINGS)]).map(
          (ending): WriteSpec => ({
            is: 'write',
            kind,
            phase: 'write',
            fault: { is: 'cut', of, at, ending },
            effect,
            hits: 'all',
          }),
        ),
      ),
    );
  });

const writes = (kind: ChangeKindName, short: (() => number) | null): readonly WriteSpec[] =>
  FAULTS.flatMap((fault) => {
    const [first = 'not-applied', ...rest] = effectsOf(fault, upstreamOf(kind));
    const tried = short === null ? [first, ...rest] : [pick(short, [first, ...rest])];
    return tried.map(
      (effect): WriteSpec => ({
        is: 'write',
        kind,
        phase: 'write',
        fault: named(fault.name),
        effect,
        hits: 'all',
      }),
    );
  });

const around = (
  kind: ChangeKindName,
  phase: Exclude<Phase, 'write'>,
  short: (() => number) | null,
): readonly WriteSpec[] => {
  const faults = short === null ? FAULTS : sample(short, FAULTS, SHORT_FAULTS);
  // Only a write whose reply was lost may have had an effect or not.
  const effects = phase === 'read-back' ? EFFECTS : (['applied'] as const);
  return faults.flatMap((fault) =>
    (short === null ? effects : [pick(short, [effects[0], ...effects.slice(1)])]).flatMap((effect) =>
      (short === null ? HITS : [pick(short, HITS)]).map(
        (hits): WriteSpec => ({ is: 'write', kind, phase, fault: named(fault.name), effect, hits }),
      ),
    ),
  );
};

const reads = (read: ReadName, short: (() => number) | null): readonly Spec[] =>
  FAULTS.flatMap((fault) =>
    (short === null ? HITS : (['all'] as const)).map(
      (hits): Spec => ({ is: 'read', read, fault: named(fault.name), hits }),
    ),
  );

/** Every run of a plan. The same seed and lengths give the same plan. */
export const makePlan = ({ seed, full, lengths }: PlanOptions): readonly Spec[] => {
  const short = full ? null : createRandom(seed);
  return [
    ...KINDS.flatMap((kind) => writes(kind, short)),
    ...KINDS.flatMap((kind) => cuts(kind, lengths.get(kind) ?? { request: 0, reply: 0 }, short)),
    ...PHASES.flatMap((phase) =>
      phase === 'write' ? [] : KINDS.flatMap((kind) => around(kind, phase, short)),
    ),
    ...READS.flatMap((read) => reads(read, short)),
  ];
};
