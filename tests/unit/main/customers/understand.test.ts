import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, understand } from '../../../../src/main/customers/understand.ts';
import { IDENTIFIER_TYPES, type IdentifierType } from '../../../../src/shared/domain/identifier.ts';

const lookupTypes: readonly IdentifierType[] = ['mobile', 'email', 'externalId', 'cardnumber', 'wechat'];

const shortly = (text: string, country: string, types = lookupTypes): readonly string[] | string => {
  const found = understand(text, { country, lookupTypes: types });
  return found.kind === 'nothing'
    ? found.understood
    : found.candidates.map(({ as, value }) => `${as} ${value}`);
};

/** What comes first, and everything of the same type. */
const likely = (text: string, country: string): readonly string[] => {
  const all = shortly(text, country);
  if (typeof all === 'string') return [all];
  const type = all[0]?.split(' ')[0];
  return all.filter((candidate) => candidate.startsWith(`${type} `));
};

describe('in India, a search for', () => {
  it.each([
    ['9845012345', ['mobile 919845012345', 'mobile 9845012345']],
    ['98450 12345', ['mobile 919845012345', 'mobile 9845012345']],
    ['98450-12345', ['mobile 919845012345', 'mobile 9845012345']],
    ['98450–12345', ['mobile 919845012345', 'mobile 9845012345']],
    ['+91 98450 12345', ['mobile 919845012345']],
    ['919845012345', ['mobile 919845012345']],
    ['09845012345', ['mobile 919845012345', 'mobile 09845012345']],
    ['0091 98450 12345', ['mobile 919845012345', 'mobile 00919845012345']],
    ['+1 (415) 555-2671', ['mobile 14155552671']],
    ['９８４５０１２３４５', ['mobile 919845012345', 'mobile 9845012345']],
    ['९८४५०१२३४५', ['mobile 919845012345', 'mobile 9845012345']],
    ['\u202a+91\u00a098450\u00a012345\u202c', ['mobile 919845012345']],
    ['tel:+91-98450-12345', ['mobile 919845012345']],
    ['TEL:+919845012345;ext=12', ['mobile 919845012345']],
    ['asha.rao@example.in', ['email asha.rao@example.in']],
    ['mailto:asha.rao@example.in', ['email asha.rao@example.in']],
    ['mailto:asha%2Brao@example.in?subject=Hi', ['email asha+rao@example.in']],
    ['  asha.rao@example.in\r\n', ['email asha.rao@example.in']],
    ['4000123456789010\r', ['cardnumber 4000123456789010']],
    ['4000 1234 5678 9010', ['cardnumber 4000123456789010']],
    ['4000-1234-5678-9010', ['cardnumber 4000123456789010', 'cardnumber 4000-1234-5678-9010']],
    ['12345', ['cardnumber 12345']],
    ['EXT-00123', ['externalId EXT-00123']],
    ['EV6206598345\r\n', ['cardnumber EV6206598345']],
    ['42', ['externalId 42']],
    ['as', ['name as']],
    ['Asha Rao', ['name Asha Rao']],
    ["O'Brien", ["name O'Brien"]],
    ['आशा राव', ['name आशा राव']],
    ['Asha  \t Rao', ['name Asha Rao']],
  ])('%j', (text, expected) => {
    expect(likely(text, 'IN')).toEqual(expected);
  });
});

describe('in the US, a search for', () => {
  it.each([
    ['4155552671', ['mobile 14155552671', 'mobile 4155552671']],
    ['(415) 555-2671', ['mobile 14155552671', 'mobile 4155552671']],
    ['415.555.2671', ['mobile 14155552671', 'mobile 4155552671']],
    ['1 415 555 2671', ['mobile 14155552671']],
    ['+1-415-555-2671', ['mobile 14155552671']],
    ['011 91 98450 12345', ['mobile 919845012345', 'mobile 011919845012345']],
    ['+91 98450 12345', ['mobile 919845012345']],
    ['john@example.com', ['email john@example.com']],
    ['6000111122223333', ['cardnumber 6000111122223333']],
    ['John Q. Public', ['name John Q. Public']],
  ])('%j', (text, expected) => {
    expect(likely(text, 'US')).toEqual(expected);
  });

  it('a number with another country’s code takes a card first, and that mobile next', () => {
    expect(shortly('919845012345', 'US').slice(0, 2)).toEqual([
      'cardnumber 919845012345',
      'mobile 919845012345',
    ]);
  });

  it('a number that no country gives out still tries the digits as a mobile', () => {
    expect(shortly('1233454567', 'US')).toEqual([
      'cardnumber 1233454567',
      'externalId 1233454567',
      'customerId 1233454567',
      'mobile 11233454567',
      'mobile 1233454567',
    ]);
  });
});

describe('every reading of', () => {
  it.each([
    [
      '9845012345',
      [
        'mobile 919845012345',
        'mobile 9845012345',
        'cardnumber 9845012345',
        'externalId 9845012345',
        'customerId 9845012345',
      ],
    ],
    ['0123', ['externalId 0123']],
    ['asha_rao', ['externalId asha_rao', 'wechat asha_rao']],
    ['asha', ['name asha', 'externalId asha']],
    ['VIP7', ['externalId VIP7']],
  ])('%j, most likely first', (text, expected) => {
    expect(shortly(text, 'IN')).toEqual(expected);
  });
});

describe('text that is no identifier', () => {
  it.each([
    ['', 'too-short'],
    [' \r\n', 'too-short'],
    ['1', 'too-short'],
    ['a', 'too-short'],
    ['李', 'too-short'],
    ['\u200e7\u200f', 'too-short'],
    ['@@', 'symbols'],
    ['!!', 'symbols'],
    ['---', 'symbols'],
    ['%asha', 'symbols'],
    ['😀😀', 'symbols'],
    ['asha@', 'bad-email'],
    ['@example.in', 'bad-email'],
    ['a b@example.in', 'bad-email'],
    ['asha@example', 'bad-email'],
    ['mailto:asha', 'bad-email'],
    ['mailto:%E0%A4%A', 'bad-email'],
    ['+12', 'bad-phone'],
    ['+0000000000000000000', 'bad-phone'],
    ['(12', 'bad-phone'],
    ['tel:12', 'bad-phone'],
    ['x'.repeat(251), 'too-long'],
  ])('%j is understood as %s', (text, understood) => {
    expect(shortly(text, 'IN')).toBe(understood);
  });
});

describe('what a branch does not look up by', () => {
  it('is left out', () => {
    expect(shortly('9845012345', 'IN', ['email'])).toEqual(['customerId 9845012345']);
    expect(shortly('asha_rao', 'IN', ['line'])).toEqual(['line asha_rao']);
  });

  it('is named as switched off when the text can be nothing else', () => {
    expect(shortly('asha@example.in', 'IN', ['mobile'])).toBe('switched-off');
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    '+',
    '(',
    ')',
    '-',
    ' ',
    '\u202e',
    '９',
    '٣',
    '98450',
    '415',
    'tel:',
    'mailto:',
    '@',
    '.com',
    'Aß',
    '\r',
    '%',
    '\ud800',
    '\u200b',
    '\u200d',
    'é',
    '\u0301',
    '÷',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[+]?[\d ().-]{0,20}$/),
    fc.emailAddress(),
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
  );
  const context = fc.record({
    country: fc.constantFrom('IN', 'US', 'AE', 'GB', 'XX'),
    lookupTypes: fc.subarray([...IDENTIFIER_TYPES]),
  });

  it('never throws, and gives each candidate once, of types that are looked up by, or a word', () => {
    fc.assert(
      fc.property(text, context, (typed, where) => {
        const found = understand(typed, where);
        if (found.kind === 'nothing') {
          expect(found.understood).toMatch(/^[a-z-]+$/);
          return;
        }
        expect(found.candidates.length).toBeGreaterThan(0);
        const seen = found.candidates.map(({ as, value }) => `${as} ${value}`);
        expect(new Set(seen).size).toBe(seen.length);
        const allowed = new Set<string>([...where.lookupTypes, 'customerId', 'name']);
        for (const { as, value } of found.candidates) {
          expect(allowed).toContain(as);
          expect(value.trim()).not.toBe('');
          if (as === 'mobile' || as === 'customerId') expect(value).toMatch(/^\d+$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is understood the same way again from its own value', () => {
    fc.assert(
      fc.property(text, context, (typed, where) => {
        const found = understand(typed, where);
        const candidates: readonly Candidate[] = found.kind === 'candidates' ? found.candidates : [];
        for (const candidate of candidates) {
          const again = understand(candidate.value, where);
          expect(again.kind === 'candidates' ? again.candidates : []).toContainEqual(candidate);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
