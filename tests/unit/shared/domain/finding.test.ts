import { expect, it } from 'vitest';
import { assertNever } from '../../../../src/shared/domain/assert-never.ts';
import { FINDING_LEVELS, isBlocked, needsApproval } from '../../../../src/shared/domain/finding.ts';
import { isSettled, OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import { PROBLEM_CODES } from '../../../../src/shared/domain/problem.ts';

it('one blocking finding stops a change, and one that needs approval holds it', () => {
  const of = (...levels: readonly (typeof FINDING_LEVELS)[number][]) =>
    levels.map((level) => ({ level, problem: { code: 'change.stale', data: {} }, owners: [] }) as const);
  expect(FINDING_LEVELS.map((level) => isBlocked(of('note', level)))).toEqual([true, false, false, false]);
  expect(FINDING_LEVELS.map((level) => needsApproval(of(level, 'warn')))).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(isBlocked([]) || needsApproval([])).toBe(false);
});

it('only an unknown outcome is open', () => {
  expect(OUTCOMES.filter((outcome) => !isSettled(outcome))).toEqual(['unknown']);
});

it('every code of a problem stands once', () => {
  expect(new Set(PROBLEM_CODES).size).toBe(PROBLEM_CODES.length);
});

it('a value that a switch does not know fails loudly', () => {
  expect(() => assertNever('new kind' as never)).toThrow('"new kind"');
});
