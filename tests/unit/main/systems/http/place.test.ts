import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../../src/main/systems/http/place.ts';

/** Names that valibot passes over. */
const UNREAD = ['__proto__', 'prototype', 'constructor'];

const Free = v.record(v.string(), v.nullish(v.pipe(v.string(), v.maxLength(5)), null));
const Person = v.object({
  id: v.union([v.number(), v.object({ number: v.string() })]),
  custom_fields: v.optional(Free, {}),
});
const Reply = v.pipe(
  v.unknown(),
  v.object({
    people: v.union([
      v.array(Person),
      v.pipe(
        Person,
        v.check(() => true),
      ),
    ]),
  }),
);

const placeIn = (value: unknown, within?: readonly string[]): string => {
  const parsed = v.safeParse(Reply, value);
  if (parsed.success) throw new Error('it has the form');
  return placeOf(Reply, parsed.issues, within);
};

describe('the place where a reply has another form', () => {
  it.each<[string, unknown, string]>([
    ['the reply as a whole', 'text', 'body'],
    ['a member', {}, 'people'],
    ['a member of one in a list', { people: [{ id: 1 }, {}] }, 'people.1.id'],
    ['a member of one of several forms', { people: [{ id: { number: 1 } }] }, 'people.0.id.number'],
    [
      'a member with a free name',
      { people: [{ id: 1, custom_fields: { '919876543210': 'too long a text' } }] },
      'people.0.custom_fields.*',
    ],
  ])('is %s', (_, value, place) => {
    expect(placeIn(value)).toBe(place);
  });

  it('begins where the part stands in the reply', () => {
    expect(placeIn({ people: [{}] }, ['data'])).toBe('data.people.0.id');
  });

  it('never holds a name that the schema does not know', () => {
    const free = fc.string({ minLength: 6 }).filter((name) => !UNREAD.includes(name));
    fc.assert(
      fc.property(free, (name) => {
        const people = [{ id: 1, custom_fields: { [name]: 'too long a text' } }];
        expect(placeIn({ people })).toMatch(/^people\.0\.custom_fields\.(?:\*|number|people|custom_fields)$/);
      }),
    );
  });
});
