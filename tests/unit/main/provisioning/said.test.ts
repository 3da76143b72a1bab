import { describe, expect, it } from 'vitest';
import { said } from '../../../../src/main/provisioning/said.ts';
import { PROBLEM_CODES, problem } from '../../../../src/shared/domain/problem.ts';

const CODES = PROBLEM_CODES.filter((code) => code.startsWith('bundle.'));

describe.each(CODES)('%s on a command line', (code) => {
  it.each([
    ['no data', {}],
    ['a reason of its own', { why: 'form' }],
    ['a reason that nobody knows', { why: 'constructor', line: 3, column: 4 }],
  ])('is one line that says what to do, with %s', (_, data) => {
    const line = said(problem(code, data));
    expect(line).toMatch(/^[a-z][^\n]*[^\s.]$/);
    expect(line).not.toBe(code);
    expect(line).not.toContain('function');
  });
});
