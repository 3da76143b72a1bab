import { describe, expect, it } from 'vitest';
import { createApprovals, NOBODY_AGREES } from '../../../../src/main/changes/approval.ts';
import { sift } from '../../../../src/main/changes/check.ts';
import type { RecordedChange } from '../../../../src/main/journal/events.ts';
import type { Finding } from '../../../../src/shared/domain/finding.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { createFakeClock } from '../../../support/clock.ts';
import { usageChange } from './a-change.ts';
import { createFakeKind } from './fake-kind.ts';

const MINUTES = 15;
const FOR_MS = MINUTES * 60_000;

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
const second: Finding = { level: 'needs-approval', problem: problem('role.second-person'), owners: [] };
const stale = (now: string): Finding => ({
  level: 'warn',
  problem: problem('change.stale', { upstream: 'airpay', now }),
  owners: [],
});
const warning: Finding = { level: 'warn', problem: problem('identifier.primary', {}), owners: [] };

const MEERA = { id: 'meera.s', name: 'Meera Shah' };

const made = () => {
  const clock = createFakeClock();
  const approvals = createApprovals({ clock, forMs: FOR_MS });
  return { clock, approvals };
};

const recorded = usageChange();
const { change } = recorded;
const withChange = (more: object): RecordedChange =>
  ({ ...recorded, change: { ...change, ...more } }) as RecordedChange;

describe('an approval', () => {
  it('covers exactly what was shown, and is waited for where there is none', () => {
    const { approvals, clock } = made();
    const findings = [second, stale('ALLOWED')];
    expect(approvals.waits(recorded, findings)).toEqual({ again: null });
    expect(NOBODY_AGREES.waits(recorded, findings)).toEqual({ again: null });
    const approval = approvals.give(MEERA, recorded, findings);
    expect(approval).toMatchObject({ by: 'meera.s', at: clock.now() });
    expect(approvals.waits({ ...recorded, approval }, findings)).toBeNull();
    expect(NOBODY_AGREES.waits({ ...recorded, approval }, findings)).toEqual({ again: null });
    expect(approvals.waits(recorded, [warning])).toBeNull();
  });

  it.each<readonly [string, RecordedChange, readonly Finding[]]>([
    ['another customer', recorded, [merge('Meera Nair')]],
    ['the same customer with another card', recorded, [merge('Meera Nayar', 2)]],
    ['one more owner', recorded, [merge('Meera Nayar'), merge('Somebody Else')]],
    ['a warning more', recorded, [merge('Meera Nayar'), warning]],
    ['another state there now', recorded, [merge('Meera Nayar'), stale('ALLOWED')]],
    ['another value', withChange({ payload: { channel: 'ATM', status: 'ALLOWED' } }), [merge('Meera Nayar')]],
    ['another change', withChange({ id: 'another' }), [merge('Meera Nayar')]],
    ['another state before', withChange({ prior: 'NOTALLOWED' }), [merge('Meera Nayar')]],
    ['another account', withChange({ customer: { key: 'capillary:1', ids: {} } }), [merge('Meera Nayar')]],
    ['another maker', withChange({ operator: 'somebody' }), [merge('Meera Nayar')]],
    ['somebody else who asked', withChange({ asked: { how: 'phone' } }), [merge('Meera Nayar')]],
  ])('does not cover %s', (_, now, findings) => {
    const { approvals } = made();
    const approval = approvals.give(MEERA, recorded, [merge('Meera Nayar')]);
    expect(approvals.waits({ ...recorded, approval }, [merge('Meera Nayar')])).toBeNull();
    expect(approvals.waits({ ...now, approval }, findings)).toEqual({
      again: problem('approval.moved', { by: 'Meera Shah' }),
    });
  });

  it('of a step stands while the step before fills its values in', () => {
    const { approvals } = made();
    const step = { ...recorded, after: 'the-step-before' };
    const approval = approvals.give(MEERA, step, [second]);
    const filled = { ...withChange({ payload: { cardNumber: '5100' } }), after: 'the-step-before' };
    expect(approvals.waits({ ...filled, approval }, [second])).toBeNull();
  });

  it.each(['awake', 'asleep'] as const)('ends after so many minutes, spent %s', async (how) => {
    const { approvals, clock } = made();
    const approval = approvals.give(MEERA, recorded, [second]);
    const pass = async (ms: number): Promise<void> =>
      how === 'awake' ? clock.advance(ms) : clock.suspend(ms);
    await pass(FOR_MS - 1);
    expect(approvals.waits({ ...recorded, approval }, [second])).toBeNull();
    await pass(1);
    expect(approvals.waits({ ...recorded, approval }, [second])).toEqual({
      again: problem('approval.expired', { by: 'Meera Shah', minutes: MINUTES }),
    });
  });

  it.each([-FOR_MS * 10, FOR_MS * 10])('does not follow a wall clock that is set by %s ms', (ms) => {
    const { approvals, clock } = made();
    const approval = approvals.give(MEERA, recorded, [second]);
    clock.step(ms);
    expect(approvals.waits({ ...recorded, approval }, [second])).toBeNull();
  });

  it('of another run counts as too old', () => {
    const approval = made().approvals.give(MEERA, recorded, [second]);
    expect(made().approvals.waits({ ...recorded, approval }, [second])?.again?.code).toBe('approval.expired');
  });
});

describe('the check before sending', () => {
  const { kind } = createFakeKind({
    combines: true,
    check: (changes) => changes.map(({ id }) => [id, [second]]),
  });

  it('holds back what is not approved, and what a second person declined', async () => {
    const { approvals } = made();
    const [open, approved, declined] = [usageChange(), usageChange(), usageChange()];
    const approval = approvals.give(MEERA, approved, [second]);
    const no = { by: 'meera.s', name: 'Meera Shah', at: 1, reason: 'Not hers' };
    const { passed, waiting, blocked } = await sift(
      kind,
      [open, { ...approved, approval }, { ...declined, declined: no }],
      {},
      approvals,
    );
    expect(passed.map((one) => one.change.id)).toEqual([approved.change.id]);
    expect(waiting).toMatchObject([{ recorded: open, again: null }]);
    expect(blocked).toMatchObject([
      {
        findings: [
          { level: 'block', problem: { code: 'approval.declined', data: { reason: 'Not hers' } } },
          second,
        ],
      },
    ]);
  });
});
