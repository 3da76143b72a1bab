import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCard, maskEmail, maskPhone, maskValue } from '../../../../src/shared/domain/mask.ts';

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((text) => text.replaceAll('•', ''));
const types = fc.constantFrom('mobile', 'email', 'cardnumber', 'externalId', 'Billing phone', 'anything');

/** The characters of the value that a mask shows. */
const shownOf = (masked: string): string => masked.replace(/[•@]/g, '').trim();

describe('a masked value', () => {
  it.each([
    ['cardnumber', '6375000000010045', '•••• 0045'],
    ['cardnumber', '637500', '•••• 500'],
    ['mobile', '919810000001', '•••• 001'],
    ['Billing phone', '+1 (415) 555-0134', '•••• 134'],
    ['externalId', 'CUST0001', '•••• 001'],
    ['externalId', '12345', '•••• 45'],
    ['email', 'asha.verma@example.com', 'a•••@•••.com'],
    ['email', 'al@example.co.in', '•••@•••.in'],
    ['wechat', 'asha@work', 'a•••@•••'],
    ['mobile', 'someone@example.com', 's•••@•••.com'],
  ])('%s %s is %s', (type, value, masked) => {
    expect(maskValue(type, value)).toBe(masked);
  });

  it.each(['', '1', '12', '1234', '  12 ', 'अ', '👩‍👧'])(
    'of a few characters is hidden whole: %j',
    (value) => {
      for (const masked of [maskCard(value), maskPhone(value), maskValue('externalId', value)]) {
        expect(masked).toMatch(/^••••( .{1,4})?$/u);
        if ([...value].length <= 4) expect(masked).toBe('••••');
      }
    },
  );

  it('never shows more than half of it, nor more than four characters of its end', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(maskCard, maskPhone), (value, mask) => {
        const given = value.replaceAll('@', '');
        const shown = shownOf(mask(given));
        expect([...shown].length).toBeLessThanOrEqual(Math.min(4, [...given.trim()].length / 2));
        expect(given.trim().endsWith(shown)).toBe(true);
      }),
      // Once held against the text with its “@”, of which the mask had been given none.
      { examples: [['!  !@!', maskCard]] },
    );
  });

  it('is never the value itself, whatever its type', () => {
    fc.assert(
      fc.property(types, anyText, (type, value) => {
        expect(maskValue(type, value)).not.toContain(value.trim() === '' ? '\u0000' : value);
        expect(maskValue(type, value).isWellFormed()).toBe(true);
      }),
    );
  });

  it('of an e-mail shows one character of the mailbox, nothing of the domain but its ending', () => {
    const word = fc.stringMatching(/^[a-z0-9]{3,20}$/);
    fc.assert(
      fc.property(word, word, fc.constantFrom('com', 'in', 'co.uk'), (box, host, ending) => {
        expect(maskEmail(`${box}@${host}.${ending}`)).toBe(`${box[0]}•••@•••.${ending.split('.').at(-1)}`);
      }),
    );
  });

  it('takes nothing that is no ending for one', () => {
    expect(maskEmail('me@x.919810000001')).toBe('•••@•••');
    expect(maskEmail('asha@x.averyverylongending')).toBe('a•••@•••');
  });
});
