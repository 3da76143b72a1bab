import { availableParallelism } from 'node:os';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangeKindName } from '../../src/shared/kinds/kinds.ts';
import type { Result } from './lab/result.ts';
import { runLab } from './lab/run-lab.ts';
import { KINDS } from './plan/kinds.ts';
import type { Sample } from './plan/plan.ts';
import { describeFindings, figuresOf } from './report.ts';
import { READS } from './runs/spec.ts';

/** Kinds of which nobody can look what became of them once their reply is lost. */
const UNTOLD_WITHOUT_REPLY: readonly ChangeKindName[] = ['card.generate'];

/** For a machine that is busy elsewhere: how long it takes decides nothing here. */
const PATIENCE_MS = 1_200_000;

/** What holds on any network, over a sample of a plan. `faults`: how many kinds of fault each call has to have met. */
export const networksSuite = ({
  seed,
  sample,
  faults,
}: {
  readonly seed: number;
  readonly sample: Sample;
  readonly faults: number;
}): void => {
  let results: readonly Result[] = [];
  beforeAll(async () => {
    const shards = Math.min(4, availableParallelism());
    ({ results } = await runLab({ seed, full: false, sample, shards, lanes: 8 }));
  }, PATIENCE_MS);

  describe(`a network that behaves badly (seed ${seed})`, () => {
    it('never makes an outcome claim what is not so, sends nothing twice and holds no call up', () => {
      expect(describeFindings(results)).toEqual([]);
      expect(figuresOf(results)).toMatchObject({ misreported: 0, duplicates: 0, hung: 0, unrecorded: 0 });
    });

    it(`has met every call with at least ${faults} kinds of fault`, () => {
      const kindsAt = (holds: (result: Result) => boolean): number =>
        new Set(results.filter(holds).map(({ fault }) => fault)).size;
      for (const kind of KINDS)
        expect(
          kindsAt(({ spec }) => spec.is === 'write' && spec.kind === kind && spec.phase === 'write'),
        ).toBeGreaterThanOrEqual(faults);
      for (const read of READS)
        expect(kindsAt(({ spec }) => spec.is === 'read' && spec.read === read)).toBeGreaterThanOrEqual(
          faults,
        );
    });

    it('leaves nothing open that a healthy read-back can tell', () => {
      const open = results.filter(
        ({ spec, verdict }) =>
          spec.is === 'write' &&
          !UNTOLD_WITHOUT_REPLY.includes(spec.kind) &&
          spec.phase === 'write' &&
          verdict.outcome.includes('unknown'),
      );
      expect(open.map(({ spec }) => JSON.stringify(spec))).toEqual([]);
    });

    it('brings every kind of change to each end that there is', () => {
      for (const kind of KINDS) {
        const ends = new Set(
          results
            .filter(({ spec }) => spec.is === 'write' && spec.kind === kind)
            .map(({ verdict }) => verdict.outcome),
        );
        for (const end of [
          'confirmed',
          ...(UNTOLD_WITHOUT_REPLY.includes(kind) ? [] : ['not-applied']),
          'contradicted',
          'not-sent',
          'rejected',
          'refused',
          'unknown',
        ])
          expect(ends, kind).toContain(end);
      }
    });
  });
};
