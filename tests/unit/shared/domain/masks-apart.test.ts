import fc from 'fast-check';
import { expect, it } from 'vitest';
import { masksApart, maskValue } from '../../../../src/shared/domain/mask.ts';

const mobile = (value: string) => ({ type: 'mobile', value });
const masks = (values: readonly { readonly type: string; readonly value: string }[]): readonly string[] => {
  const more = masksApart(values);
  return values.map(({ type, value }, at) => maskValue(type, value, more[at]));
};

it('two values that mask alike show one character more each, and others do not', () => {
  expect(masks([mobile('919876500567'), mobile('919812344567'), mobile('919876500111')])).toEqual([
    '•••• 0567',
    '•••• 4567',
    '•••• 111',
  ]);
});

it('the same value twice is no reason to show more of it', () => {
  expect(masks([mobile('919876500567'), mobile('919876500567')])).toEqual(['•••• 567', '•••• 567']);
});

it.each([
  [
    'cards',
    [
      { type: 'cardnumber', value: '5100000000010029' },
      { type: 'cardnumber', value: '5100000000020029' },
    ],
    '•••• 10029',
  ],
  [
    'addresses',
    [
      { type: 'email', value: 'asha@a.in' },
      { type: 'email', value: 'arun@b.in' },
    ],
    'as•••@•••.in',
  ],
] as const)('%s too', (_what, values, first) => {
  expect(masks(values)[0]).toBe(first);
});

it('never shows more than half of a value', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^\d{5,12}$/), { minLength: 2, maxLength: 60 }), (numbers) => {
      const values = numbers.map(mobile);
      for (const [at, mask] of masks(values).entries())
        expect(mask.replace(/\D/g, '').length).toBeLessThanOrEqual(
          Math.floor((numbers[at] ?? '').length / 2),
        );
    }),
  );
});
