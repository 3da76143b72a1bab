import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf, restOf, understandAs } from '../../../../src/main/customers/understand-as.ts';
import {
  IDENTIFIER_TYPES,
  type IdentifierType,
  TAKEN_FOR,
  type TakenFor,
} from '../../../../src/shared/domain/identifier.ts';

const lookupTypes: readonly IdentifierType[] = ['mobile', 'email', 'externalId', 'cardnumber', 'wechat'];
const context = { country: 'IN', lookupTypes };

const taken = (text: string, as: TakenFor): readonly string[] | string => {
  const found = understandAs(text, as, context);
  return found.kind === 'nothing'
    ? found.understood
    : found.candidates.map((candidate) => `${candidate.as} ${candidate.value}`);
};

describe('a text that the operator says what to take for', () => {
  it.each<[string, TakenFor, readonly string[] | string]>([
    ['98450 12345', 'mobile', ['mobile 919845012345', 'mobile 9845012345']],
    ['98450 12345', 'cardnumber', ['cardnumber 9845012345']],
    ['98450 12345', 'externalId', ['externalId 9845012345', 'externalId 98450 12345']],
    ['98450-12345', 'customerId', ['customerId 9845012345']],
    ['98450 12345', 'name', 'not-as'],
    ['98450 12345', 'wechat', ['wechat 98450 12345']],
    ['98450 12345', 'email', 'not-as'],
    ['+91 98450 12345', 'cardnumber', 'not-as'],
    ['Asha Verma', 'name', ['name Asha Verma']],
    ['Asha Verma', 'mobile', 'not-as'],
    ['Asha Verma', 'customerId', 'not-as'],
    ['Asha Verma', 'externalId', ['externalId Asha Verma']],
    ['asha@example.in', 'email', ['email asha@example.in']],
    ['mailto:asha@example.in', 'email', ['email asha@example.in']],
    ['asha@example.in', 'mobile', 'not-as'],
    ['Asha Verma', 'line', 'switched-off'],
    [' ', 'name', 'not-as'],
  ])('%s as %s', (text, as, expected) => expect(taken(text, as)).toEqual(expected));

  it('is looked up as that and nothing else, whatever it is, or said not to be it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...TAKEN_FOR),
        (text, as) => {
          const found = understandAs(text, as, context);
          if (found.kind === 'nothing')
            return found.understood === (readingsOf(lookupTypes).includes(as) ? 'not-as' : 'switched-off');
          return found.candidates.every((candidate) => candidate.as === as && candidate.value.length >= 1);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what a branch looks up by', () => {
  it('is the types that are on, the customer id and the name', () =>
    expect(readingsOf(['mobile', 'line'])).toEqual(['mobile', 'line', 'customerId', 'name']));
});

describe('what a text may be beside what it is asked for at first', () => {
  it('is every other type that fits, each of them once', () => {
    const rest = restOf('cuid_7001', context).map(({ as }) => as);
    expect(rest).toEqual(
      expect.arrayContaining(['cuid', 'tmall_uname', 'ali_uname', 'jd_uname', 'vip_uname']),
    );
    for (const as of [...lookupTypes, 'customerId', 'name']) expect(rest).not.toContain(as);
    expect(restOf('asha@example.in', context)).toEqual([]);
    expect(restOf('cuid_7001', { country: 'IN', lookupTypes: IDENTIFIER_TYPES })).toEqual([]);
  });
});
