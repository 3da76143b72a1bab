import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type ChecksumScheme,
  checksumOf,
  indiaDate,
} from '../../../../../src/main/systems/airpay/signing.ts';
import { CHECKSUM_SCHEMES } from '../../../../../src/shared/systems/airpay.ts';

const secretKey = 'k-TEST-0001';
const now = Date.parse('2025-01-15T06:00:00Z');
const sign = (values: readonly string[], scheme: ChecksumScheme = 'values-then-secret', at = now) =>
  checksumOf(scheme, { values, secretKey, now: at });

const ALLOW = ['CUST0001', 'ALLOWED', 'CONTACTLESS'];

describe('the checksum', () => {
  it.each([
    [ALLOW, '1fc4a10ffecf8e1d17153941f0df54bff88f0b4d6f503d41f29926fe793c7c52'],
    [['CUST0001'], '44c644259be94d51edd1378d1a37bc0a6a1399b5a5c0366b5b80f36db2611d80'],
    [['CUST0001', 'NOTALLOWED', 'ATM'], 'e1297ab975ef7f01b4bd68369cb1719877bfba69d73bea888ced93e322af6702'],
    [['ग्राहक-42', 'ALLOWED', 'ECOM'], '6396ad5c0fd4090bf5c19a4a3572dfaec87a9b74a1f129d62dbca894611e5f13'],
  ])('of %j is the one that airpay expects', (values, expected) => {
    expect(sign(values)).toBe(expected);
  });

  it.each([
    ['secret-then-values', '4f507755ca4f327f658e31dc64a838f921133d26650a7f300dfe8a9f7157cd90'],
    ['values-date-secret', '57c65323acedc54298272bb935b0c7621b2e5ac75cc098825fd2b5be7fc4ed34'],
    ['hmac-sha256', '957e0776bbc3ae0c8cba90044f55bf96aaa0384df6bcf94738c16f2efdd45164'],
  ] as const)('can be made by %s', (scheme, expected) => {
    expect(sign(ALLOW, scheme)).toBe(expected);
  });

  it('changes with the date in India and with nothing else of the time', () => {
    const at = (time: string) => sign(ALLOW, 'values-date-secret', Date.parse(time));
    expect(at('2025-01-14T18:30:00Z')).toBe(at('2025-01-15T18:29:59Z'));
    expect(at('2025-01-14T18:29:59Z')).not.toBe(at('2025-01-14T18:30:00Z'));
    for (const scheme of CHECKSUM_SCHEMES.filter((name) => name !== 'values-date-secret')) {
      expect(sign(ALLOW, scheme, 0)).toBe(sign(ALLOW, scheme, now));
    }
  });

  it('collides for different requests, so it must never serve as a key', () => {
    const one = sign(['CUST0001NOT', 'ALLOWED', 'ATM']);
    const other = sign(['CUST0001', 'NOTALLOWED', 'ATM']);
    expect(one).toBe(other);
  });

  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 });
  const anyScheme = fc.constantFrom(...CHECKSUM_SCHEMES);

  it('is 64 lower-case hex digits for any text', () => {
    fc.assert(
      fc.property(anyScheme, fc.array(value, { maxLength: 3 }), fc.string(), (scheme, values, key) => {
        expect(checksumOf(scheme, { values, secretKey: key, now })).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('depends on the order of the values', () => {
    fc.assert(
      fc.property(anyScheme, value, value, (scheme, a, b) => {
        fc.pre(a + b !== b + a);
        expect(sign([a, b], scheme)).not.toBe(sign([b, a], scheme));
      }),
    );
  });

  it('is the same whether a field is absent or empty, and differs when it has a value', () => {
    fc.assert(
      fc.property(anyScheme, value, value, (scheme, id, status) => {
        expect(sign([id], scheme)).toBe(sign([id, '', ''], scheme));
        expect(sign([id], scheme)).not.toBe(sign([id, status], scheme));
      }),
    );
  });

  it('depends on the secret', () => {
    fc.assert(
      fc.property(anyScheme, fc.string(), fc.string(), (scheme, a, b) => {
        fc.pre(a !== b && !a.endsWith('\u0000') && !b.endsWith('\u0000'));
        const by = (key: string) => checksumOf(scheme, { values: ['|CUST0001|'], secretKey: key, now });
        expect(by(a)).not.toBe(by(b));
      }),
    );
  });
});

describe('the date in India', () => {
  it.each([
    ['2025-01-14T18:29:59.999Z', '2025-01-14'],
    ['2025-01-14T18:30:00.000Z', '2025-01-15'],
    ['2024-12-31T18:30:00.000Z', '2025-01-01'],
    ['2024-02-28T18:30:00.000Z', '2024-02-29'],
  ])('at %s is %s', (time, date) => {
    expect(indiaDate(Date.parse(time))).toBe(date);
  });

  afterEach(() => vi.unstubAllEnvs());

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'UTC'])(
    'does not depend on a machine in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      expect(new Date(0).getTimezoneOffset()).not.toBe(-330);
      expect(indiaDate(Date.parse('2025-01-14T18:29:59Z'))).toBe('2025-01-14');
      expect(indiaDate(Date.parse('2025-01-14T18:30:00Z'))).toBe('2025-01-15');
    },
  );

  it('agrees with the calendar of Asia/Kolkata at any time of this century', () => {
    const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata', dateStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) }), (time) => {
        expect(indiaDate(time)).toBe(calendar.format(time));
      }),
    );
  });
});
