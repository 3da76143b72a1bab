import { describe, expect, it } from 'vitest';
import { pendingUsage } from '../../../../src/renderer/features/card-usage/pending-usage.ts';
import { pendingByRow, pendingOf } from '../../../../src/renderer/features/customer/pending.ts';
import { LINE_STATES, type LineView } from '../../../../src/shared/ipc/views.ts';
import { line } from '../../../support/renderer-stage/fixtures.ts';

const atm = (state: LineView['state']): LineView =>
  line({
    changeId: state,
    state,
    summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  });

const delink = (target?: string): LineView =>
  line({
    changeId: 'd',
    ...(target === undefined ? {} : { target }),
    summary: { kind: 'card.delink', card: '•••• 0045', series: 'Gold', label: 'Lost', reason: 'Lost' },
  });

const rows = [
  { ref: 'a', masked: '•••• 0045' },
  { ref: 'b', masked: '•••• 0045' },
  { ref: 'c', masked: '•••• 0011' },
];

const pendingAt = (basket: readonly LineView[], ref: string, among = rows) =>
  pendingByRow(basket, 'card.delink', among, {
    ofLine: ({ card }) => card,
    ofRow: ({ masked }) => masked,
  }).get(ref) ?? null;

describe('what still is a wish', () => {
  it('is everything before an outcome, and a change that a check stops', () =>
    expect(LINE_STATES.filter((state) => pendingOf([atm(state)], 'card-usage.set').length === 1)).toEqual([
      'draft',
      'needs-approval',
      'sending',
      'refused',
    ]));

  it.each([
    'confirmed',
    'accepted',
    'unknown',
    'rejected',
    'not-sent',
    'contradicted',
    'not-applied',
  ] as const)('shows what is so once the outcome is %s', (state) =>
    expect(pendingUsage([atm(state)], 'ATM')).toBeNull(),
  );

  it('belongs to its channel', () => {
    expect(pendingUsage([atm('draft')], 'ATM')?.summary.to).toBe('NOTALLOWED');
    expect(pendingUsage([atm('draft')], 'POS')).toBeNull();
  });

  it('is told by kind', () => {
    expect(pendingOf([atm('draft'), delink()], 'card.delink')).toHaveLength(1);
    expect(pendingOf([atm('draft'), delink()], 'card.link')).toHaveLength(0);
  });
});

describe('the row that a line is about', () => {
  it('is the one that the line names, however alike the rows look', () => {
    expect(pendingAt([delink('b')], 'a')).toBeNull();
    expect(pendingAt([delink('b')], 'b')?.line.changeId).toBe('d');
  });

  it('is the only one that looks like it when the line names none', () =>
    expect(pendingAt([delink()], 'a', rows.slice(0, 1))?.line.changeId).toBe('d'));

  it('is none when two look like it: a wrong mark is worse than no mark', () => {
    expect(pendingAt([delink()], 'a')).toBeNull();
    expect(pendingAt([delink()], 'b')).toBeNull();
  });
});
