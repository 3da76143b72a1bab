import { expect, it } from 'vitest';
import { seedOfDay } from '../support/seed-of-day.ts';
import { FAULTS } from './faults/catalog.ts';
import { networksSuite } from './networks-suite.ts';
import { KINDS } from './plan/kinds.ts';
import { makePlan, OF_EVERY_CLASS } from './plan/plan.ts';
import { READS, type Spec } from './runs/spec.ts';

/** `npm test -- --full` has every fault at every call, and `npm run fault-lab -- --full` every byte besides. */
networksSuite({ seed: seedOfDay(), sample: OF_EVERY_CLASS, faults: 40 });

const lengths = new Map(KINDS.map((kind) => [kind, { request: 20, reply: 10 }]));

const nameOf = ({ fault }: Spec): string =>
  fault.is === 'named' ? fault.name : `cut ${fault.of} ${fault.at}`;
const named = (plan: readonly Spec[], at: (spec: Spec) => boolean): ReadonlySet<string> =>
  new Set(plan.filter(at).map(nameOf));

it('a full plan has every fault and every byte of every call, whatever the seed', () => {
  const plan = makePlan({ seed: 3, full: true, lengths });
  const bytes = 21 + 11;
  expect(FAULTS.length).toBeGreaterThanOrEqual(397);
  for (const kind of KINDS) {
    const isWrite = (spec: Spec): boolean =>
      spec.is === 'write' && spec.kind === kind && spec.phase === 'write';
    expect(named(plan, isWrite).size).toBe(FAULTS.length + bytes);
  }
  for (const read of READS)
    expect(named(plan, (spec) => spec.is === 'read' && spec.read === read).size).toBe(FAULTS.length);
});

it('a hundred samples have nearly every fault at every write', () => {
  const seen = new Map(KINDS.map((kind) => [kind, new Set<string>()]));
  for (let day = 20_260_101; day < 20_260_201; day += 1)
    for (const spec of makePlan({ seed: day, full: false, sample: OF_EVERY_CLASS, lengths }))
      if (spec.is === 'write' && spec.phase === 'write' && spec.fault.is === 'named')
        seen.get(spec.kind)?.add(spec.fault.name);
  for (const [kind, names] of seen) expect(names.size, kind).toBeGreaterThan(FAULTS.length * 0.99);
});
