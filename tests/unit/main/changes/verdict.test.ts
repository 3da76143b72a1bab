import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOfAccepted, verdictOfUnknown } from '../../../../src/main/changes/verdict.ts';
import type { Observation } from '../../../../src/main/ports/change-kind.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';

type Seen = Observation['seen'];
const SEEN: readonly Seen[] = ['requested', 'prior', 'other', 'untold', 'unavailable'];

const looks = (...seen: readonly Seen[]): readonly Observation[] =>
  seen.map((one) => ({ changeId: 'c', seen: one, problem: null }));

/** Every sequence of these of a length from `least` to `most`. */
const sequences = <T>(items: readonly T[], least: number, most: number): readonly (readonly T[])[] => {
  const shorter: readonly (readonly T[])[] = most === 0 ? [] : sequences(items, 0, most - 1);
  const longest = most === 0 ? [[]] : shorter.filter(({ length }) => length === most - 1);
  const grown = most === 0 ? longest : longest.flatMap((one) => items.map((item) => [...one, item]));
  return [...shorter, ...grown].filter(({ length }) => length >= least);
};

describe('a change that the upstream accepted', () => {
  it.each<[readonly Seen[], string | null]>([
    [['requested'], 'confirmed'],
    [['prior'], null],
    [['prior', 'prior'], null],
    [['prior', 'prior', 'prior'], 'contradicted'],
    [['other', 'prior', 'other'], 'contradicted'],
    [['prior', 'requested'], 'confirmed'],
    [['other', 'prior', 'requested'], 'confirmed'],
    [['untold'], 'accepted'],
    [['prior', 'untold'], 'accepted'],
    [['unavailable'], null],
    [['unavailable', 'prior', 'prior'], 'accepted'],
    [['prior', 'prior', 'unavailable'], 'accepted'],
    [['unavailable', 'unavailable', 'unavailable'], 'accepted'],
    [['unavailable', 'unavailable', 'requested'], 'confirmed'],
  ])('after %j is %s', (seen, outcome) => {
    expect(verdictOfAccepted(looks(...seen))?.outcome ?? null).toBe(outcome);
  });

  it('is never said to be more than its read-backs support, whatever they show', () => {
    for (const seen of sequences(SEEN, 1, 3)) {
      const verdict = verdictOfAccepted(looks(...seen));
      const otherwise = seen.every((one) => one === 'prior' || one === 'other');
      expect(['confirmed', 'contradicted', 'accepted', undefined], seen.join()).toContain(verdict?.outcome);
      expect(verdict?.outcome === 'confirmed', seen.join()).toBe(seen.at(-1) === 'requested');
      expect(verdict?.outcome === 'contradicted', seen.join()).toBe(seen.length === 3 && otherwise);
      if (seen.length === 3) expect(verdict, seen.join()).not.toBeNull();
      if (verdict !== null)
        expect(verdict.reason === null, seen.join()).toBe(verdict.outcome === 'confirmed');
    }
  });

  it('has come to nothing before the first read-back', () => {
    expect(verdictOfAccepted([])).toBeNull();
  });
});

interface Look {
  readonly seen: Seen;
  readonly late: boolean;
}
const LOOKS: readonly Look[] = SEEN.flatMap((seen) => [
  { seen, late: false },
  { seen, late: true },
]);
const reason = problem('net.deadline');
const ofUnknown = (all: readonly Look[]) =>
  verdictOfUnknown(
    reason,
    all.map(({ seen, late }) => ({ observation: { changeId: 'c', seen, problem: null }, late })),
  );
const early = (seen: Seen): Look => ({ seen, late: false });
const late = (seen: Seen): Look => ({ seen, late: true });

describe('a change of unknown outcome', () => {
  it.each<[string, readonly Look[], string]>([
    ['nothing seen yet', [], 'unknown'],
    ['the old state once, early', [early('prior')], 'unknown'],
    ['the old state once, late', [late('prior')], 'unknown'],
    ['the old state twice, both early', [early('prior'), early('prior')], 'unknown'],
    ['the old state early and late', [early('prior'), late('prior')], 'not-applied'],
    [
      'the old state, nothing, the old state late',
      [early('prior'), late('untold'), late('prior')],
      'not-applied',
    ],
    ['the old state early, unreadable late', [early('prior'), late('unavailable')], 'unknown'],
    ['a third state early, the old one late', [early('other'), late('prior')], 'unknown'],
    ['the old state, then a third one', [early('prior'), late('other')], 'unknown'],
    ['the requested state', [early('requested')], 'confirmed'],
    ['the old state, then the requested one', [early('prior'), late('requested')], 'confirmed'],
  ])('with %s is %s', (_name, seen, outcome) => {
    expect(ofUnknown(seen).outcome).toBe(outcome);
  });

  it('is never said to be more than its read-backs support, whatever they show', () => {
    for (const all of sequences(LOOKS, 0, 3)) {
      const told = all.filter(({ seen }) => seen !== 'unavailable' && seen !== 'untold');
      const { outcome, reason: why } = ofUnknown(all);
      const twicePrior =
        told.length >= 2 && told.every(({ seen }) => seen === 'prior') && told.at(-1)?.late === true;
      expect(outcome, JSON.stringify(all)).toBe(
        told.at(-1)?.seen === 'requested' ? 'confirmed' : twicePrior ? 'not-applied' : 'unknown',
      );
      expect(why, JSON.stringify(all)).toEqual(outcome === 'confirmed' ? null : reason);
    }
  });

  it('learns nothing from looks that tell nothing', () => {
    const look = fc.constantFrom(...LOOKS);
    const silent = fc.constantFrom<Look>(early('untold'), late('unavailable'), late('untold'));
    fc.assert(
      fc.property(fc.array(look, { maxLength: 6 }), fc.array(silent), fc.nat(6), (all, nothing, at) => {
        const more = [...all.slice(0, at), ...nothing, ...all.slice(at)];
        expect(ofUnknown(more)).toEqual(ofUnknown(all));
      }),
    );
  });
});
