import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPinGuard } from '../../../../src/renderer/scanner/pin-guard.ts';

const RULES = {
  prefix: [],
  suffix: null,
  longestGapMs: 400,
  shortestCode: 6,
  lengths: [],
  checkDigit: null,
};

/** Types keys with these pauses into one field; gives how each was answered, and what the field held in the end. */
const typed = (keys: readonly string[], gaps: readonly number[], rules = RULES) => {
  let held = '';
  const guard = createPinGuard<string>(rules, (before) => {
    held = before;
  });
  let at = 1_000;
  const answers = keys.map((sign, index) => {
    at += index === 0 ? 0 : (gaps[index - 1] ?? 0);
    const answer = guard({ field: 'pin', sign, at, before: held });
    if (sign.length === 1 && sign >= ' ' && answer === 'pass') held += sign;
    return answer;
  });
  return { last: answers.at(-1), held };
};

const digits = (min: number, max: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: min, maxLength: max });

describe('in a field for a PIN', () => {
  it('what a person types goes on, however many digits and however fast fingers are', () => {
    fc.assert(
      fc.property(
        digits(1, 12),
        fc.array(fc.integer({ min: 31, max: 400 }), { minLength: 12, maxLength: 12 }),
        (pin, gaps) => {
          expect(typed([...pin, '\r'], gaps)).toEqual({ last: 'pass', held: pin.join('') });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('a short PIN that a program fills in goes on at any speed', () => {
    expect(typed([...'135792', '\r'], Array(6).fill(1))).toEqual({ last: 'pass', held: '135792' });
  });

  it('a code that a scanner sends is taken out, and what ends it is dropped', () => {
    fc.assert(
      fc.property(
        digits(0, 3),
        fc.array(fc.constantFrom(...'0123456789AB-'), { minLength: 8, maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(['\r'], ['\n'], ['\t'], ['\r', '\n'], ['\r', '\r']),
        (before, code, gap, suffix) => {
          const keys = [...before, ...code, ...suffix];
          // Half a second lies between what somebody typed and the scan.
          const gaps = keys.slice(1).map((_key, index) => (index === before.length - 1 ? 500 : gap));
          expect(typed(keys, gaps)).toEqual({ last: 'drop', held: before.join('') });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('codes may be shorter where the branch has shorter ones', () => {
    expect(typed([...'135792', '\r'], Array(6).fill(8), { ...RULES, lengths: [6] as never })).toMatchObject({
      last: 'drop',
    });
  });
});
