import { type ChangeKindName, upstreamOf } from '../../../src/shared/kinds/kinds.ts';
import { effectsOf, FAULTS } from '../faults/catalog.ts';
import type { Ending } from '../faults/cuts.ts';
import type { Effect, Fault } from '../faults/fault.ts';
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

/** How much of each a plan tries that is not full. */
export interface Sample {
  /** Faults that each write and each read meets. */
  readonly faults: number;
  /** Bytes at which each request and each reply is cut, beside the first and the last. */
  readonly positions: number;
  /** Faults that the checks and the read-backs of each kind meet. */
  readonly around: number;
}

/** Every fault at every call, and a sample of the rest. */
export const EVERY_FAULT: Sample = { faults: FAULTS.length, positions: 12, around: 30 };

/** A few faults of every class at every call, others with every seed. */
export const OF_EVERY_CLASS: Sample = { faults: 44, positions: 4, around: 10 };

/** What a run of the lab covers. */
export interface PlanOptions {
  readonly seed: number;
  /** Every byte, both effects and every phase; else a sample. */
  readonly full: boolean;
  /** How much a plan tries that is not full: `EVERY_FAULT` where it is left out. */
  readonly sample?: Sample | undefined;
  readonly lengths: LengthsByKind;
}

/** How a plan that is not full chooses. */
interface Choice extends Sample {
  readonly random: () => number;
}

const EFFECTS: readonly [Effect, Effect] = ['applied', 'not-applied'];
const ENDINGS: readonly [Ending, Ending] = ['end', 'reset'];
const HITS: readonly ['all', 'first'] = ['all', 'first'];

/** Faults of each class that any sample holds. */
const OF_A_CLASS = 2;

/** So many faults, some of every class among them, in their order. */
const someFaults = ({ random, faults }: Choice): readonly Fault[] => {
  const ofEach = [...Map.groupBy(FAULTS, (fault) => fault.class).values()].flatMap((all) =>
    sample(random, all, OF_A_CLASS),
  );
  const others = FAULTS.filter((fault) => !ofEach.includes(fault));
  const drawn = new Set([...ofEach, ...sample(random, others, Math.max(0, faults - ofEach.length))]);
  return FAULTS.filter((fault) => drawn.has(fault));
};

/** What brings a change of any kind to each end that there is: in every plan that is not full. */
const ENDS: readonly Pick<WriteSpec, 'phase' | 'fault' | 'effect'>[] = (
  [
    ['write', 'json-with-unknown-members', 'not-applied'],
    ['write', '400-own-words', 'not-applied'],
    ['write', 'refused', 'not-applied'],
    ['write', 'silence', 'applied'],
    ['write', 'silence', 'not-applied'],
    ['check', 'refused', 'applied'],
    ['read-back', 'refused', 'not-applied'],
  ] as const
).map(([phase, name, effect]) => ({ phase, fault: { is: 'named', name }, effect }));

const named = (name: string): FaultSpec => ({ is: 'named', name });

const positions = (length: number): readonly number[] => Array.from({ length: length + 1 }, (_, at) => at);

const cuts = (kind: ChangeKindName, lengths: Lengths, short: Choice | null): readonly WriteSpec[] =>
  (['request', 'reply'] as const).flatMap((of) => {
    const all = positions(lengths[of]);
    const ends = [all[0] ?? 0, all.at(-1) ?? 0];
    const tried =
      short === null ? all : [...new Set([...ends, ...sample(short.random, all, short.positions)])];
    return tried.flatMap((at) =>
      EFFECTS.flatMap((effect) =>
        (short === null ? ENDINGS : [pick(short.random, ENDINGS)]).map(
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

const writes = (kind: ChangeKindName, short: Choice | null): readonly WriteSpec[] =>
  (short === null ? FAULTS : someFaults(short)).flatMap((fault) => {
    const [first = 'not-applied', ...rest] = effectsOf(fault, upstreamOf(kind));
    const tried = short === null ? [first, ...rest] : [pick(short.random, [first, ...rest])];
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
  short: Choice | null,
): readonly WriteSpec[] => {
  const faults = short === null ? FAULTS : sample(short.random, FAULTS, short.around);
  // Only a write whose reply was lost may have had an effect or not.
  const effects = phase === 'read-back' ? EFFECTS : (['applied'] as const);
  return faults.flatMap((fault) =>
    (short === null ? effects : [pick(short.random, [effects[0], ...effects.slice(1)])]).flatMap((effect) =>
      (short === null ? HITS : [pick(short.random, HITS)]).map(
        (hits): WriteSpec => ({ is: 'write', kind, phase, fault: named(fault.name), effect, hits }),
      ),
    ),
  );
};

const reads = (read: ReadName, short: Choice | null): readonly Spec[] =>
  (short === null ? FAULTS : someFaults(short)).flatMap((fault) =>
    (short === null ? HITS : (['all'] as const)).map(
      (hits): Spec => ({ is: 'read', read, fault: named(fault.name), hits }),
    ),
  );

const ends = (kind: ChangeKindName): readonly WriteSpec[] =>
  ENDS.map((end) => ({
    is: 'write',
    kind,
    phase: end.phase,
    fault: end.fault,
    effect: end.effect,
    hits: 'all',
  }));

const eachOnce = (specs: readonly Spec[]): readonly Spec[] => [
  ...new Map(specs.map((spec) => [JSON.stringify(spec), spec])).values(),
];

/** Every run of a plan. The same seed and lengths give the same plan. */
export const makePlan = ({ seed, full, sample: some, lengths }: PlanOptions): readonly Spec[] => {
  const short = full ? null : { random: createRandom(seed), ...(some ?? EVERY_FAULT) };
  return eachOnce([
    ...(short === null ? [] : KINDS.flatMap(ends)),
    ...KINDS.flatMap((kind) => writes(kind, short)),
    ...KINDS.flatMap((kind) => cuts(kind, lengths.get(kind) ?? { request: 0, reply: 0 }, short)),
    ...PHASES.flatMap((phase) =>
      phase === 'write' ? [] : KINDS.flatMap((kind) => around(kind, phase, short)),
    ),
    ...READS.flatMap((read) => reads(read, short)),
  ]);
};
