import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepDigits } from '../../../../../../src/main/systems/capillary/replies/lossless-json.ts';

describe('JSON with large ids', () => {
  it('gives whole numbers beyond 2^53 as their digits', () => {
    expect(JSON.parse('[9007199254740991, 9007199254740993, 18446744073709551616]', keepDigits)).toEqual([
      9007199254740991,
      '9007199254740993',
      '18446744073709551616',
    ]);
  });

  it('keeps every digit of any whole number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 29n }), (n) => {
        expect(String(JSON.parse(String(n), keepDigits))).toBe(String(n));
      }),
    );
  });

  it('is otherwise what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'small' }), (text) => {
        fc.pre(!/\d{16}|[eE][+-]?\d/.test(text));
        expect(JSON.parse(text, keepDigits)).toEqual(JSON.parse(text));
      }),
    );
  });
});
