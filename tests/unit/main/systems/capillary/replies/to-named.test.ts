import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SearchReply } from '../../../../../../src/main/systems/capillary/replies/replies.ts';
import { toNamed } from '../../../../../../src/main/systems/capillary/replies/to-named.ts';

const namedOf = (
  text: string,
  firstName: string | null,
  lastName: string | null,
  matched: readonly (readonly [idType: string, idValue: string])[],
) =>
  toNamed(
    v.parse(SearchReply, {
      pagination: { limit: 10, offset: 0, total: 1 },
      data: [
        {
          userId: 261506077,
          matchedIdentifiers: matched.map(([idType, idValue]) => ({ idType, idValue, source: 'INSTORE' })),
          profiles: [{ source: 'INSTORE', firstName, lastName }],
        },
      ],
      warnings: [],
      errors: [],
    }),
    text,
  );

describe('a customer of a search by name', () => {
  it('is told with the name alone: not what else the search matched, and no cards', () => {
    const matched = [
      ['firstName', 'Tom'],
      ['email', 'tom@example.in'],
    ] as const;
    expect(namedOf('to', 'Tom', 'Sawyer', matched)).toMatchObject([
      {
        matchedOn: { type: 'name', value: 'Tom Sawyer' },
        customer: { id: '261506077', name: 'Tom Sawyer', identifiers: [], cards: [] },
      },
    ]);
  });

  it.each<[string, string | null, string | null]>([
    ['tom', 'Tom', 'Sawyer'],
    ['SAW', 'Tom', 'Sawyer'],
    ['tom saw', 'Tom', 'Sawyer'],
    ['mull', 'Jan', 'Müller'],
    ["O'Br", 'Ann', 'O’Brien'],
    ['Verma/Iy', 'Asha', 'Verma/Iyer'],
    ['Rahman & S', 'A. R.', 'Rahman & Sons'],
    ['आशा', 'आशा', 'राव'],
  ])('is found by %s in %s %s, whatever else begins so', (text, firstName, lastName) => {
    expect(namedOf(text, firstName, lastName, [['email', `${text}@example.in`]])).toHaveLength(1);
  });

  it.each<[string, string | null, string | null, string]>([
    ['asha', 'Bhavna', 'Rao', 'email'],
    ['wx', 'Bhavna', null, 'cuid'],
    ['wx', 'Bhavna', null, 'wechat'],
  ])('is nobody whose name does not begin with %s: %s %s, found by %s', (text, first, last, type) => {
    expect(namedOf(text, first, last, [[type, `${text}0001`]])).toEqual([]);
  });

  it.each(['externalId', 'cardNumber'])(
    'is told by the letters of a series of %s, and by no id of letters alone',
    (type) => {
      expect(namedOf('cust', 'Bhavna', 'Rao', [[type, 'CUST0001']])).toMatchObject([
        { matchedOn: { value: 'CUST0001' }, customer: { identifiers: [{ value: 'CUST0001' }] } },
      ]);
      expect(namedOf('cust', 'Bhavna', 'Rao', [[type, 'CUSTARD']])).toEqual([]);
    },
  );

  it('is found where the system says nothing of what matched, or names alone', () => {
    expect(namedOf('bob', 'Robert', 'Rao', [])).toHaveLength(1);
    expect(namedOf('bob', 'Robert', 'Rao', [['firstName', 'Robert']])).toHaveLength(1);
  });
});
