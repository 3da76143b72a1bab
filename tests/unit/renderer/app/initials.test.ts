import { describe, expect, it } from 'vitest';
import { initialsOf } from '../../../../src/renderer/app/initials.ts';

describe("an operator's initials", () => {
  it.each([
    ['Rohan Kulkarni', 'RK'],
    ['Maria Fernanda da Silva', 'MS'],
    ['priya', 'PR'],
    ['r.kulkarni', 'RK'],
    ['अनिल शर्मा', 'अश'],
    ['', ''],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials));
});
