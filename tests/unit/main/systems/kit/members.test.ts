import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { must } from '../../../../../src/main/systems/kit/must.ts';
import { told } from '../../../../../src/main/systems/kit/told.ts';

const SHOWN = v.object({
  text: told.text,
  words: told.words,
  asItCame: told.asItCame,
  flag: told.flag,
  count: told.count,
  date: told.date,
  object: told.object({ inner: told.text }),
  list: told.list(told.object({ inner: told.text })),
  fields: told.fields,
});

const NOTHING = {
  text: null,
  words: null,
  asItCame: null,
  flag: null,
  count: null,
  date: null,
  object: null,
  list: [],
  fields: {},
};

describe('a member that is only shown', () => {
  it('never hides the record that it stands in, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(Object.keys(NOTHING).map((name) => [name, fc.jsonValue({ maxDepth: 3 })])),
          { requiredKeys: [] },
        ),
        (body) => {
          expect(v.safeParse(SHOWN, body).success).toBe(true);
        },
      ),
    );
    expect(v.parse(SHOWN, {})).toEqual(NOTHING);
  });

  it.each([
    ['text', 75_012_345, '75012345'],
    ['text', '', null],
    ['text', '  ', null],
    ['text', 'not\u202eopt', 'not opt'],
    ['text', 'x'.repeat(600), `${'x'.repeat(499)}…`],
    ['text', { a: 1 }, null],
    ['words', 'Card 5100000000000029 is of asha@example.com', 'Card •••• 029 is of a•••@•••.com'],
    ['asItCame', 'a\u202eb ', 'a\u202eb '],
    ['flag', 'N', false],
    ['flag', 'TRUE', true],
    ['flag', 1, null],
    ['count', '12', 12],
    ['count', 1.5, null],
    ['date', '2026-01-31', '2026-01-31'],
    ['date', '2026-01-31T10:00:00+05:30', '2026-01-31T10:00:00+05:30'],
    ['date', '2026-01-31 10:00:00', null],
    ['date', '2026-01-31T10:00:00', null],
    ['date', 1_800_000_000_000, null],
    ['date', '', null],
    ['list', [{ inner: 'a' }, 'b', null, { inner: 7 }], [{ inner: 'a' }, { inner: '7' }]],
    ['list', { inner: 'a' }, []],
    ['object', ['a'], null],
    ['fields', { a: 1, b: true, c: 'd', e: {}, f: null }, { a: '1', b: 'true', c: 'd' }],
  ] as const)('%s of %j', (name, given, read) => {
    expect(v.parse(SHOWN, { [name]: given })).toEqual({ ...NOTHING, [name]: read });
  });
});

describe('a member that identifies or decides', () => {
  it.each([
    [must.text, ' Gold\u202e ', ' Gold\u202e '],
    [must.value, 7, '7'],
    [must.id, 12, '12'],
    [must.id, '90071992547409931', '90071992547409931'],
    [must.number, '77', 77],
    [must.flag, 'true', true],
  ] as const)('is taken exactly as it came: %#', (schema, given, read) => {
    expect(v.parse(schema, given)).toBe(read);
  });

  it.each([
    [must.text, 7],
    [must.text, null],
    [must.id, '12a'],
    [must.id, -1],
    [must.number, 1.5],
    [must.flag, 'Y'],
    // A text that lost a secret is not what the upstream wrote: it is never compared with and never sent.
    [must.text, '\ufdd0•••'],
    [must.value, '\ufdd0•••'],
  ] as const)('is refused in any other form: %#', (schema, given) => {
    expect(v.safeParse(schema, given).success).toBe(false);
  });
});
