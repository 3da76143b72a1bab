import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdentifierRules } from '../../../../../../src/main/systems/capillary/identifiers/normalize.ts';
import { fail, ok } from '../../../../../../src/shared/domain/problem.ts';

const normalize = (type: string, typed: string, country: string) =>
  createIdentifierRules(country).normalize(type, typed);

describe('a typed identifier', () => {
  it.each([
    ['9876543210', 'IN', '919876543210'],
    ['098765 43210', 'IN', '919876543210'],
    ['919876543210', 'IN', '919876543210'],
    ['+91 98765-43210', 'US', '919876543210'],
    ['0091 98765 43210', 'IN', '919876543210'],
    ['919876543210', 'US', '919876543210'],
    ['(212) 555-0123', 'US', '12125550123'],
    ['14155552671', 'IN', '14155552671'],
    ['14155552671', 'ZZ', '14155552671'],
  ])('mobile %s typed in %s is sent as %s', (typed, country, sent) => {
    expect(normalize('mobile', typed, country)).toEqual(ok(sent));
  });

  it.each(['123', 'Asha 9876543210', '9876543210 9876543211', '98765432109876543210', '+', '1'])(
    'mobile %s is refused',
    (typed) => {
      expect(normalize('mobile', typed, 'IN')).toEqual(
        fail('identifier.invalid', { type: 'mobile', why: 'mobile' }),
      );
    },
  );

  it.each([
    ['email', ' Asha.Nair@example.co.in ', 'Asha.Nair@example.co.in'],
    ['externalId', ' EXT-1 ', 'EXT-1'],
    ['externalId', 'x'.repeat(250), 'x'.repeat(250)],
    ['cardnumber', '12345', '12345'],
    ['cardnumber', 'c'.repeat(150), 'c'.repeat(150)],
  ])('%s is trimmed and otherwise kept', (type, typed, sent) => {
    expect(normalize(type, typed, 'IN')).toEqual(ok(sent));
  });

  it.each([
    ['email', 'asha@', 'email'],
    ['email', 'asha@localhost', 'email'],
    ['email', 'a b@example.com', 'email'],
    ['email', 'a@b@example.com', 'email'],
    ['email', 'asha@example..com', 'email'],
    ['externalId', 'x'.repeat(251), 'length'],
    ['externalId', 'a\u0000b', 'characters'],
    ['cardnumber', 'asha@example.in', 'characters'],
    ['mobile', '98765 00001 / 98765 00002', 'several'],
    ['email', 'asha@example.in, ravi@example.in', 'several'],
    ['cardnumber', '1234', 'length'],
    ['cardnumber', 'c'.repeat(151), 'length'],
    ['mobile', '   ', 'empty'],
  ])('%s %j is refused: %s', (type, typed, why) => {
    expect(normalize(type, typed, 'IN')).toEqual(fail('identifier.invalid', { type, why }));
  });

  it('is stable: what was normalized normalizes to itself', () => {
    const values = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.emailAddress(),
      fc.stringMatching(/^[6-9]\d{9}$/),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('mobile', 'email', 'externalId', 'cardnumber'),
        values,
        fc.constantFrom('IN', 'US'),
        (type, value, country) => {
          const once = normalize(type, value, country);
          if (once.ok) expect(normalize(type, once.value, country)).toEqual(once);
        },
      ),
    );
  });
});
