import { describe, expect, it } from 'vitest';
import { approveLine } from '../../../../src/main/visits/approving.ts';
import { judged, newLine } from '../../../../src/main/visits/line.ts';
import { createRefs } from '../../../../src/main/visits/refs.ts';
import { viewOf } from '../../../../src/main/visits/view.ts';
import type { Line } from '../../../../src/main/visits/visit.ts';
import type { Finding } from '../../../../src/shared/domain/finding.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { ashasVisit } from './a-visit.ts';

const merge = (name: string, level: Finding['level'] = 'needs-approval'): Finding => ({
  level,
  problem: problem('identifier.of-another-customer', { type: 'mobile' }),
  owners: [
    { name: 'Asha Verma', identifiers: [], cards: 2, sources: [], here: true },
    { name, identifiers: [], cards: 1, sources: [], here: false },
  ],
});

/** Asha's addition of a mobile that is somebody else's, as a check left it. */
const waiting = (...findings: readonly Finding[]): Line =>
  judged(
    newLine(
      ashasVisit,
      {
        ask: { kind: 'identifier.add', payload: { type: 'mobile', value: '919810000009' } },
        summary: { kind: 'identifier.add', type: 'mobile', masked: '•••• 009' },
        prior: 'absent',
        slot: 'mobile',
        target: null,
      },
      { id: 'change-1', operator: 'rekha.k', at: 1, links: {} },
    ),
    findings,
  );

const by = (approver: string, typed: string) => ({ approver, typed, at: 5 });
const shown = (line: Line) =>
  viewOf({ ...ashasVisit, lines: [line] }, createRefs(Buffer.alloc(32, 1)), []).basket[0];

describe('approving a line', () => {
  it.each([
    ['Meera Nayar', 'Meera Nayar'],
    ['Meera Nayar', ' meera  nayar '],
    ['•••• 004', '004'],
  ])('takes the name of the other customer, %s, typed as “%s”, and shows who approved', (name, typed) => {
    const approved = approveLine(waiting(merge(name)), by(' meera.s ', typed));
    if (!approved.ok) throw new Error(approved.problem.code);
    expect(shown(approved.value)).toMatchObject({ state: 'draft', approvedBy: 'meera.s' });
  });

  it('shows no approval any more once it does not cover what is found', () => {
    const approved = approveLine(waiting(merge('Meera Nayar')), by('meera.s', 'Meera Nayar'));
    if (!approved.ok) throw new Error(approved.problem.code);
    const now = shown(judged(approved.value, [merge('Somebody Else')]));
    expect(now).toMatchObject({ state: 'needs-approval' });
    expect(now).not.toHaveProperty('approvedBy');
  });

  it.each<readonly [string, readonly Finding[], string, string, string]>([
    ['the operator', [merge('Meera Nayar')], 'Rekha.K', 'Meera Nayar', 'approval.same-person'],
    ['nobody', [merge('Meera Nayar')], ' ', 'Meera Nayar', 'approval.same-person'],
    ['the own customer’s name', [merge('Meera Nayar')], 'meera.s', 'Asha Verma', 'approval.not-confirmed'],
    ['another name', [merge('Meera Nayar')], 'meera.s', 'Meera', 'approval.not-confirmed'],
    ['nothing but signs', [merge('••••')], 'meera.s', '••••', 'approval.not-confirmed'],
    ['what needs none', [merge('Meera Nayar', 'block')], 'meera.s', 'Meera Nayar', 'approval.not-needed'],
  ])('refuses %s', (_, findings, approver, typed, code) => {
    expect(approveLine(waiting(...findings), by(approver, typed))).toMatchObject({
      ok: false,
      problem: { code },
    });
  });
});
