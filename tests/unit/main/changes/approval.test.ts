import { describe, expect, it } from 'vitest';
import { approve, waitsForApproval } from '../../../../src/main/changes/approval.ts';
import type { Finding } from '../../../../src/shared/domain/finding.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';

const owner = (name: string, cards = 1) => ({
  name,
  identifiers: [{ type: 'mobile', masked: '•••• 001' }],
  cards,
  sources: ['INSTORE'],
  here: false,
});
const merge = (name: string, cards?: number): Finding => ({
  level: 'needs-approval',
  problem: problem('identifier.of-another-customer', { type: 'mobile' }),
  owners: [owner(name, cards)],
});
const warning: Finding = { level: 'warn', problem: problem('identifier.primary', {}), owners: [] };

describe('an approval', () => {
  const approval = approve('meera.s', 5, [merge('Meera Nayar')]);

  it('covers exactly what was shown', () => {
    expect(waitsForApproval({ approval }, [merge('Meera Nayar')])).toBe(false);
    expect(waitsForApproval({ approval }, [warning, merge('Meera Nayar')])).toBe(false);
    expect(approval).toMatchObject({ by: 'meera.s', at: 5 });
  });

  it.each<readonly [string, readonly Finding[]]>([
    ['another customer', [merge('Meera Nair')]],
    ['the same customer with another card', [merge('Meera Nayar', 2)]],
    ['one more owner', [merge('Meera Nayar'), merge('Somebody Else')]],
  ])('does not cover %s', (_, findings) => {
    expect(waitsForApproval({ approval }, findings)).toBe(true);
  });

  it('is waited for where there is none, and not where nothing needs one', () => {
    expect(waitsForApproval({}, [merge('Meera Nayar')])).toBe(true);
    expect(waitsForApproval({}, [warning])).toBe(false);
  });
});
