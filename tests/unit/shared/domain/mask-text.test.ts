import { describe, expect, it } from 'vitest';
import { maskProblem, maskText } from '../../../../src/shared/domain/mask-text.ts';

describe('what systems write into a reason', () => {
  it.each([
    ['Mobile 919845010001 is in use', 'Mobile •••• 001 is in use'],
    ['+91 98450 10001 is in use', '•••• 001 is in use'],
    ['card 6011-0000-0000-0100 is blocked', 'card •••• 100 is blocked'],
    ['asha.verma@example.com exists', 'a•••@•••.com exists'],
    ['customer <asha.verma@example.com>', 'customer <a•••@•••.com>'],
  ])('is masked: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    ['card ५१००००००००००००२९ is blocked', 'card •••• ०२९ is blocked'],
    ['card 5100 – 0000 – 0000 – 0029', 'card •••• 029'],
    ['5100/0000/0000/0029', '•••• 029'],
    ['2026-01-311 is no day', '•••• 311 is no day'],
  ])('is masked however it is written: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    'expired on 2026-01-31',
    'Card is not linked',
    'code 91007',
    'status 503 after 15000 ms',
    'limit of 3 cards',
  ])('stays where nobody is named: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('is masked in every text of a problem, and in nothing else of it', () => {
    const given = {
      code: 'upstream.rejected',
      data: { upstream: 'capillary', code: '91007', message: '9845010001 in use', here: true, status: 200 },
    } as const;
    expect(maskProblem(given)).toEqual({ ...given, data: { ...given.data, message: '•••• 001 in use' } });
  });
});
