import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue } from '../../../../src/main/values/parse-value.ts';
import { spellingsOf } from '../../../../src/main/values/parsed.ts';
import { IDENTIFIER_TYPES } from '../../../../src/shared/domain/identifier.ts';
import {
  harmless,
  WRITTEN_NAMES,
  type Written,
  writtenCard,
  writtenEmail,
  writtenExternalId,
  writtenMobile,
} from '../../../support/written-values.ts';

const sentFor = (type: string, text: string, country = 'IN'): string | null =>
  spellingsOf(parseValue(type, text, country))[0] ?? null;

const whyOf = (type: string, text: string): string | null => {
  const parsed = parseValue(type, text, 'IN');
  return parsed.is === 'nothing' ? parsed.why : null;
};

describe('one value, however it is written', () => {
  it.each<readonly [type: string, value: string, written: Written, least: number]>([
    ['mobile', '919876500001', writtenMobile('919876500001'), 110],
    ['email', 'asha.verma@example.in', writtenEmail('asha.verma@example.in'), 38],
    ['cardnumber', '5100000000000045', writtenCard('5100000000000045'), 88],
    ['externalId', 'CUST0001', writtenExternalId('CUST0001'), 30],
    ['wechat', 'wx_asha01', harmless('wx_asha01'), 24],
    ['customerId', '410000122', [...harmless('410000122'), '410 000 122', '# 410000122', 'ID 410000122'], 27],
  ])('%s %s', (type, value, written, least) => {
    const others = written.filter((one) => sentFor(type, one) !== value);
    expect(others.map((one) => [one, sentFor(type, one)])).toEqual([]);
    expect(written.length).toBeGreaterThanOrEqual(least);
  });

  it.each([
    '";5100000000000045=2512101?"',
    '(;5100000000000045?)',
    '“%B5100000000000045^VERMA/ASHA^2512101?”',
    '<]C15100000000000045>',
    '"*]C1 5100 0000 0000 0045*"',
  ])('a card as a reader sends it, copied with what stood around it: %s', (text) => {
    expect(sentFor('cardnumber', text)).toBe('5100000000000045');
  });

  it.each(WRITTEN_NAMES)('name %j is asked for as %j', (written, asked) => {
    expect(sentFor('name', written)).toBe(asked);
  });

  it.each<readonly [written: string, others: readonly string[]]>([
    ['Mr. Ravi Iyer', ['Ravi Iyer']],
    ['Smt. Asha Verma', ['Asha Verma']],
    ['Dr. Reddy', ['Reddy']],
    ['M/s. Rahman & Sons', ['Rahman & Sons']],
    ['Ravi Iyer s/o Krishna Iyer', ['Ravi Iyer']],
    ['Müller (geb. Schmidt)', ['Müller']],
    ['Verma, Asha', ['Asha Verma']],
    ['O’Brien', ["O'Brien"]],
    ['A. R. Rahman & Sons', []],
  ])('name %j is asked for as %j too', (written, others) => {
    expect(spellingsOf(parseValue('name', written, 'IN')).slice(1)).toEqual(others);
  });
});

describe('the spellings of a value', () => {
  it.each<readonly [type: string, written: string, spellings: readonly string[]]>([
    ['mobile', '98765 00001', ['919876500001', '9876500001']],
    ['mobile', '+91 98765 00001', ['919876500001']],
    [
      'email',
      'Asha.Verma@Example.in',
      ['Asha.Verma@Example.in', 'asha.verma@example.in', 'Asha.Verma@example.in'],
    ],
    ['email', 'asha.verma@example.in', ['asha.verma@example.in']],
    ['cardnumber', '5100-0000-0000-0045', ['5100000000000045', '5100-0000-0000-0045']],
    ['cardnumber', '5100 0000 0000 0045', ['5100000000000045']],
    ['cardnumber', 'ev 6206 598345', ['ev6206598345', 'EV6206598345']],
    ['cardnumber', 'GC-2024-0001', ['GC-2024-0001']],
    ['externalId', 'Cust0001', ['Cust0001']],
  ])('of %s %j', (type, written, spellings) => {
    expect(spellingsOf(parseValue(type, written, 'IN'))).toEqual(spellings);
  });
});

describe('what is no value of its type', () => {
  it.each([
    ['mobile', '', 'empty'],
    ['mobile', '\u200e \u200f', 'empty'],
    ['mobile', '12345', 'mobile'],
    ['mobile', 'Asha', 'mobile'],
    ['mobile', '5100 0000 0000 0045', 'mobile'],
    ['mobile', '98765 00001 / 98765 00002', 'several'],
    ['mobile', '98765 00001, 98765 00002', 'several'],
    ['mobile', '98765 00001 or 98765 00002', 'several'],
    ['mobile', '98765 00001/02', 'several'],
    ['email', 'asha@', 'email'],
    ['email', 'a b@example.in', 'email'],
    ['email', 'asha@example.in, ravi@example.in', 'several'],
    ['email', `${'x'.repeat(250)}@example.in`, 'length'],
    ['cardnumber', '1234', 'length'],
    ['cardnumber', '1 2 3 4', 'length'],
    ['cardnumber', 'c'.repeat(151), 'length'],
    ['cardnumber', 'asha@example.in', 'characters'],
    ['cardnumber', '+91 98765 00001', 'characters'],
    ['externalId', 'x'.repeat(251), 'length'],
    ['externalId', 'CUST\t0001', 'characters'],
    ['customerId', '0123', 'characters'],
    ['customerId', 'CUST1', 'characters'],
    ['name', 'Asha 98', 'characters'],
    ['name', '9876', 'characters'],
    ['name', 'asha@', 'characters'],
    ['name', 'Asha ९८', 'characters'],
    ['name', 'A', 'characters'],
  ])('%s %j: %s', (type, text, why) => expect(whyOf(type, text)).toBe(why));
});

const TYPES = [...IDENTIFIER_TYPES, 'customerId', 'name'] as const;
const pieces = fc.array(
  fc.constantFrom(
    ...['+', '(', ')', '-', ' ', '"', "'", '<', '>', '.', ',', ':', '#', '*', ';', '@', '/', '·', '´', '’'],
    ...[
      '\u202e',
      '\u200d',
      '\u00ad',
      '\u2011',
      '\u00a0',
      '\ufe0f',
      '\u20e3',
      '\u0301',
      '\ud800',
      '\t',
      '１',
      '٣',
    ],
    ...[
      '98765',
      '00001',
      'Tel.',
      'mailto:',
      'Card No',
      'ID',
      'Mr.',
      's/o',
      'asha',
      'example.in',
      'EV',
      'ext',
      'x',
    ],
  ),
  { maxLength: 14 },
);
const anything = fc.oneof(
  pieces.map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.emailAddress(),
);

describe('any text', () => {
  it('is parsed to a value that parses to itself, bounded and without a control or invisible character', () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(...TYPES),
        fc.constantFrom('IN', 'US', 'DE', 'ZZ'),
        (text, type, country) => {
          const parsed = parseValue(type, text, country);
          if (parsed.is === 'nothing') return;
          expect(parsed.spellings[0]).toBe(parsed.value);
          expect(new Set(parsed.spellings).size).toBe(parsed.spellings.length);
          expect(parsed.spellings.length).toBeLessThanOrEqual(3);
          expect(sentFor(type, parsed.value, country)).toBe(parsed.value);
          for (const one of parsed.spellings) {
            expect(one.length).toBeLessThanOrEqual(250);
            expect(one).not.toMatch(/[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/u);
            expect(one.trim()).toBe(one);
          }
          if (type === 'cardnumber') expect(parsed.value).not.toMatch(/\s/);
          if (type === 'name') expect(parsed.value).not.toMatch(/[\p{N}@]/u);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('is the same value with harmless signs in and around it', () => {
    const cases = fc.oneof(
      fc.tuple(fc.constant('mobile'), fc.stringMatching(/^91[6-9]\d{9}$/)),
      fc.tuple(fc.constant('cardnumber'), fc.stringMatching(/^[1-9]\d{15}$/)),
      fc.tuple(fc.constant('email'), fc.stringMatching(/^[a-z]{2,8}\.[a-z]{2,8}@[a-z]{3,9}\.(?:in|com)$/)),
      fc.tuple(fc.constant('externalId'), fc.stringMatching(/^[A-Z]{2,5}\d{3,8}$/)),
    );
    fc.assert(
      fc.property(cases, fc.nat({ max: 23 }), fc.nat({ max: 23 }), ([type, value], outer, inner) => {
        const plain = sentFor(type, value);
        fc.pre(plain !== null);
        const once = harmless(value)[inner] ?? value;
        const twice = harmless(once)[outer] ?? once;
        // A blank that stands inside of what is no number is its own.
        fc.pre(type !== 'externalId' || !/\p{Cc}/u.test(twice.trim()));
        expect(sentFor(type, twice), JSON.stringify(twice)).toBe(plain);
      }),
      { numRuns: 1_500 },
    );
  });
});
