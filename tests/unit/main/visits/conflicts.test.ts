import { describe, expect, it } from 'vitest';
import { conflictingNames, conflictingOf } from '../../../../src/main/visits/conflicts.ts';

const profile = (source: string, name: string, accountId: string | null = null) => ({
  source,
  accountId,
  name,
  fields: {},
});
const held = (type: string, value: string, ...sources: readonly string[]) => ({ type, value, sources });

describe('the names that sources hold', () => {
  it('are told one by one where they disagree, the first not preferred', () => {
    expect(conflictingNames([profile('A', 'Nisha Bose'), profile('B', ' Nisha Basu ')])).toEqual([
      { source: 'A', name: 'Nisha Bose' },
      { source: 'B', name: 'Nisha Basu' },
    ]);
  });

  it.each([
    ['one source', [profile('A', 'Nisha')]],
    ['case and spaces', [profile('A', 'Nisha  Bose'), profile('B', 'NISHA BOSE ')]],
    ['a source without a name', [profile('A', 'Nisha'), profile('B', '')]],
    ['accents written in two ways', [profile('A', 'Jos\u00e9'), profile('B', 'Jose\u0301')]],
    ['nobody', []],
  ])('are not told for %s', (_, profiles) => expect(conflictingNames(profiles)).toEqual([]));

  it('tells accounts of one source apart', () => {
    const names = conflictingNames([
      profile('A', 'Nisha', '1'),
      profile('A', 'Anita', '2'),
      profile('B', 'Anita', '3'),
    ]);
    expect(names.map(({ source }) => source)).toEqual(['A 1', 'A 2', 'B']);
  });
});

describe('an identifier', () => {
  const mobile = held('mobile', '1', 'A');
  it.each([
    ['another value in another source', [mobile, held('mobile', '2', 'B')], true],
    ['a second value in the same source', [mobile, held('mobile', '2', 'A')], false],
    ['a second value in a source that holds both', [mobile, held('mobile', '2', 'A', 'B')], false],
    ['a value of another type', [mobile, held('email', '2', 'B')], false],
    ['nothing else', [mobile], false],
  ])('beside %s', (_, all, conflicts) => expect(conflictingOf(all).has(mobile)).toBe(conflicts));

  it('of a type that a person may have several of is never in conflict', () => {
    const wechat = held('wechat', '1', 'A');
    expect(conflictingOf([wechat, held('wechat', '2', 'B')]).size).toBe(0);
  });
});
