import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../../../src/main/systems/capillary/customers/sources.ts';
import type { Identifier } from '../../../../src/shared/domain/identifier.ts';

/** The rule as it is read aloud: each one is compared with each other one. */
const comparedWithAll = (all: readonly Identifier[]): readonly Identifier[] =>
  all.filter((one, at) => {
    const same = all
      .map((other, nth) => ({ other, isBefore: nth < at }))
      .filter(({ other }) => other.type === one.type && other.value === one.value);
    return one.source === ''
      ? !same.some(({ other, isBefore }) => other.source !== '' || isBefore)
      : !same.some(
          ({ other, isBefore }) =>
            isBefore &&
            other.source.toLowerCase() === one.source.toLowerCase() &&
            other.accountId === one.accountId,
        );
  });

const identifier = fc.record({
  type: fc.constantFrom('mobile', 'email'),
  value: fc.constantFrom('1', '2'),
  source: fc.constantFrom('', 'INSTORE', 'instore', 'WECHAT'),
  accountId: fc.constantFrom(null, 'wx-1'),
  primary: fc.boolean(),
});

describe('identifiers that several sources tell of', () => {
  it('are left out as the rule says', () =>
    fc.assert(
      fc.property(fc.array(identifier, { maxLength: 12 }), (all) => {
        expect(withoutRepeats(all)).toEqual(comparedWithAll(all));
      }),
      { numRuns: 300 },
    ));

  it('cost about twice as much when they are twice as many', () => {
    let looks = 0;
    const many = (count: number): readonly Identifier[] =>
      Array.from({ length: count }, (_, nth) => ({
        ...{ type: 'mobile', source: 'INSTORE', accountId: null, primary: false },
        get value() {
          looks += 1;
          return String(nth);
        },
      }));
    withoutRepeats(many(1_000));
    const few = looks;
    looks = 0;
    withoutRepeats(many(2_000));
    expect(looks).toBeLessThanOrEqual(few * 2);
  });
});
