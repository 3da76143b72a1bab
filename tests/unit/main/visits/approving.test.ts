import { describe, expect, it } from 'vitest';
import { isConfirmed } from '../../../../src/main/visits/approving.ts';
import type { Finding } from '../../../../src/shared/domain/finding.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';

const merge = (name: string, level: Finding['level'] = 'needs-approval'): Finding => ({
  level,
  problem: problem('identifier.of-another-customer', { type: 'mobile' }),
  owners: [
    { name: 'Asha Verma', identifiers: [], cards: 2, sources: [], here: true },
    { name, identifiers: [], cards: 1, sources: [], here: false },
  ],
});

describe('a second person who agrees to a merge', () => {
  it.each([
    ['Meera Nayar', 'Meera Nayar', true],
    ['Meera Nayar', ' meera  nayar ', true],
    ['•••• 004', '004', true],
    ['Meera Nayar', 'Asha Verma', false],
    ['Meera Nayar', 'Meera', false],
    ['••••', '••••', false],
    ['Meera Nayar', null, false],
  ])('types the name of the other customer: %s as “%s” is %s', (name, typed, is) => {
    expect(isConfirmed([merge(name)], typed)).toBe(is);
  });

  it('types nothing where nobody else is concerned', () => {
    expect(isConfirmed([merge('Meera Nayar', 'warn')], null)).toBe(true);
    expect(isConfirmed([], null)).toBe(true);
  });
});
