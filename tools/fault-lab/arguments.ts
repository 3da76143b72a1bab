import { parseArgs } from 'node:util';
import { KINDS } from '../../tests/fault-lab/plan/kinds.ts';

/** The parts of the lab, in their order. */
export const PART_NAMES = [
  'networks',
  'crashes',
  'disks',
  'tampering',
  'attacks',
  'canaries',
  'replies',
  'scans',
  'members',
  'codes',
  'values',
  'clocks',
  'provisioning',
  'rate',
] as const;

/** A part of the lab. */
export type PartName = (typeof PART_NAMES)[number];

const USAGE = `fault-lab [--full] [--seed N] [--only PART,…] [--kinds KIND,…] [--results FILE]
  --full     everything, and docs/reliability.md is written; else a sample of each
  --only     of ${PART_NAMES.join(', ')}; the document keeps the parts that are not made
  --kinds    on networks, of ${KINDS.join(', ')}, reads
  --results  keeps what came of the runs on networks in a file, and does not make those again that are in it;
             the document's part is written once none is left`;

/** What the lab is asked for. */
export interface LabArguments {
  readonly full: boolean;
  readonly seed: number;
  readonly only: ReadonlySet<PartName>;
  /** Kinds of change, and `reads`; null: all. */
  readonly kinds: ReadonlySet<string> | null;
  readonly results: string | null;
}

const isPart = (name: string): name is PartName => PART_NAMES.some((part) => part === name);

/** Reads the arguments. Pure. */
export const readArguments = (argv: readonly string[]): LabArguments | { readonly unusable: string } => {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      full: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      kinds: { type: 'string' },
      results: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const only = values.only?.split(',') ?? PART_NAMES;
  const kinds = values.kinds?.split(',') ?? null;
  const known: readonly string[] = [...KINDS, 'reads'];
  const isUsable =
    Number.isSafeInteger(seed) &&
    only.every(isPart) &&
    (kinds?.every((kind) => known.includes(kind)) ?? true);
  if (!isUsable) return { unusable: USAGE };
  return {
    full: values.full,
    seed,
    only: new Set(only.filter(isPart)),
    kinds: kinds && new Set(kinds),
    results: values.results ?? null,
  };
};
