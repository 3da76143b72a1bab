import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityIdOf } from '../../../../../src/main/systems/airpay/entity-id.ts';

const fault = (text: string, limit = 50) => {
  const id = entityIdOf(text, limit);
  return id.ok ? id.value : id.problem.data.fault;
};

describe('an entity id', () => {
  it.each([
    ['CUST0001', 'CUST0001'],
    ['  CUST 0001\r\n', 'CUST 0001'],
    ['ग्राहक-42', 'ग्राहक-42'],
    ['x'.repeat(50), 'x'.repeat(50)],
    ['😀'.repeat(50), '😀'.repeat(50)],
    ['x'.repeat(51), 'too-long'],
    ['', 'empty'],
    [' \t\u00a0', 'empty'],
    ['CUST\u00001', 'control-character'],
    ['CUST\n1', 'control-character'],
    ['CUST\u00851', 'control-character'],
    ['CUST\ud800', 'malformed'],
  ])('%j gives %s', (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it('may be longer where the tenant says so, and the problem names the limit', () => {
    expect(fault('x'.repeat(64), 64)).toBe('x'.repeat(64));
    expect(entityIdOf('x'.repeat(65), 64)).toEqual({
      ok: false,
      problem: {
        code: 'entity.invalid',
        data: { upstream: 'airpay', limit: 64, length: 65, fault: 'too-long' },
      },
    });
  });

  it('that was accepted stays the same when it is trimmed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const id = entityIdOf(text, 50);
        fc.pre(id.ok);
        expect(entityIdOf(id.value, 50)).toEqual(id);
      }),
    );
  });
});
