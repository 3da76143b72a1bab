import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/shared/config/settings.ts';
import type { ApprovalsView } from '../../../src/shared/ipc/approvals.ts';
import type { CallInput } from '../../../src/shared/ipc/contract.ts';
import type { LineView, VisitView } from '../../../src/shared/ipc/views.ts';
import { startTestApp, TEST_PIN, type TestApp } from '../../support/app.ts';
import { personTagged } from '../../support/people.ts';
import { until } from '../../support/until.ts';

let app: TestApp;
afterEach(() => app.close());

/** What an administrator changes of card usage has to be approved, and what a supervisor changes too. */
const bySecond = ({ roles, ...settings }: Settings): Settings => ({
  ...settings,
  roles: {
    ...roles,
    administrator: { ...roles.administrator, secondPerson: ['card-usage.set'] },
    supervisor: { ...roles.supervisor, secondPerson: ['card-usage.set'] },
  },
});

const isChecked = ({ basket }: VisitView): boolean =>
  basket.length > 0 && basket.every(({ busy }) => busy === null);

const draftAtm = async (): Promise<LineView> => {
  await app.open(personTagged(app.training, 'two-cards').mobile);
  await app.must('drafts.put', { request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' } });
  return app.until((visit) => isChecked(visit) && visit.basket[0]);
};

const begin = async (change: (settings: Settings) => Settings = bySecond): Promise<LineView> => {
  app = await startTestApp({ change });
  return draftAtm();
};

const waiting = (): Promise<ApprovalsView> => app.must('approvals.waiting', {});

const first = async (): Promise<ApprovalsView['items'][number]> => {
  const item = (await waiting()).items[0];
  if (item === undefined) throw new Error('nothing waits');
  return item;
};

type Decision = CallInput<'approvals.decide'>;

/** Decides about the first change that waits, as it is shown. */
const decide = async (more: Partial<Decision> = {}) => {
  const { changeId, shown } = await first();
  return app.call('approvals.decide', {
    ...{ changeId, shown, approver: 'second.op', pin: TEST_PIN },
    ...{ decision: 'approve', typed: null, reason: null, ...more },
  });
};

const signIn = (id: string) => app.must('operators.signIn', { id, pin: TEST_PIN });
const writes = () => app.training.ledger.entries({ call: 'set' });
const line = (): Promise<LineView> => app.until((visit) => isChecked(visit) && visit.basket[0]);

const recorded = (type: string): readonly unknown[] => {
  const db = new DatabaseSync(join(app.folder, 'journal.db'), { readOnly: true });
  const rows = db.prepare('SELECT facts FROM events WHERE type = ? ORDER BY seq').all(type);
  db.close();
  return rows.map(({ facts }) => JSON.parse(String(facts)));
};

describe('a change that a second person has to agree to', () => {
  it('waits with what was asked for and by whom, is approved, sent, and names both on every record', async () => {
    const { changeId, state } = await begin();
    expect(state).toBe('needs-approval');
    expect(await waiting()).toMatchObject({
      approvers: ['test.op', 'second.op'],
      items: [
        {
          ...{ changeId, here: true, busy: false, again: null, upstream: 'airpay' },
          maker: { id: 'test.op', name: 'Test Operator' },
          customer: {
            name: personTagged(app.training, 'two-cards').name,
            masked: expect.stringMatching(/^•/),
          },
          summary: { channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
          findings: [{ level: 'needs-approval', problem: { code: 'role.second-person' } }],
        },
      ],
    });
    expect(await decide()).toEqual({ ok: true, value: {} });
    expect(await line()).toMatchObject({ state: 'draft', approvedBy: 'second.op' });
    expect((await waiting()).items).toEqual([]);
    expect(recorded('approval.given')).toEqual([{ operator: 'second.op', maker: 'test.op', changeId }]);
    expect(writes()).toEqual([]);

    expect(await app.apply()).toMatchObject([{ state: 'confirmed', approvedBy: 'second.op' }]);
    const both = { by: 'test.op', approvedBy: 'second.op' };
    expect((await app.must('activity.ofCustomer', { limit: 5 })).items).toMatchObject([both]);
    const branch = await app.must('activity.ofBranch', { filter: {}, before: null, limit: 5 });
    expect(branch.items).toMatchObject([both]);
    expect((await app.must('receipts.issue', {})).facts.lines).toMatchObject([both]);
  });

  it.each<readonly [string, Partial<Decision>, string]>([
    ['its maker', { approver: 'test.op' }, 'approval.same-person'],
    ['its maker in other letters', { approver: 'TEST.OP' }, 'approval.same-person'],
    ['somebody with a wrong PIN', { pin: '999999' }, 'operators.wrong-pin'],
    ['somebody who is not on the list', { approver: 'nobody' }, 'operators.wrong-pin'],
    ['somebody whose role does not approve', { approver: 'third.op' }, 'approval.no-right'],
    ['somebody who looked at something else', { shown: 'f'.repeat(64) }, 'approval.not-as-shown'],
    ['somebody who names another change', { changeId: 'another' }, 'approval.not-needed'],
  ])('is not decided by %s, either way', async (_, more, code) => {
    await begin();
    for (const decision of ['approve', 'decline'] as const)
      expect(await decide({ ...more, decision })).toMatchObject({ ok: false, problem: { code } });
    expect(await line()).toMatchObject({ state: 'needs-approval' });
    expect(recorded('approval.given')).toEqual([]);
    expect(recorded('approval.declined')).toEqual([]);
    await app.must('drafts.apply', {});
    expect((await line()).state).toBe('needs-approval');
    expect(writes()).toEqual([]);
  });

  it('is decided once: whoever comes second finds nothing that waits', async () => {
    await begin();
    const { changeId, shown } = await first();
    const asked = { changeId, shown, approver: 'second.op', pin: TEST_PIN, typed: null, reason: null };
    const answers = await Promise.all([
      app.call('approvals.decide', { ...asked, decision: 'approve' }),
      app.call('approvals.decide', { ...asked, decision: 'decline' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('waits again when the state moves after the approval, and once more is approved', async () => {
    app = await startTestApp({ change: bySecond });
    await app.training.faults.set('airpay', { fault: 'empty-get', call: 'get' });
    expect((await draftAtm()).summary).toMatchObject({ from: null });
    expect(await decide()).toMatchObject({ ok: true });
    await app.training.faults.clear();
    await app.must('drafts.apply', {});
    const moved = await app.until(
      ({ basket: [one], applying }) => !applying && one?.state === 'needs-approval' && one,
    );
    expect(moved).toMatchObject({ reason: { code: 'approval.moved', data: { by: 'Second Operator' } } });
    expect(moved).not.toHaveProperty('approvedBy');
    expect(writes()).toEqual([]);
    expect(await first()).toMatchObject({
      again: { code: 'approval.moved' },
      findings: expect.arrayContaining([
        expect.objectContaining({
          problem: { code: 'change.stale', data: expect.objectContaining({ now: 'ALLOWED' }) },
        }),
      ]),
    });
    expect(await decide()).toMatchObject({ ok: true });
    expect(await app.apply()).toMatchObject([{ state: 'confirmed' }]);
    expect(recorded('approval.given')).toHaveLength(2);
  });

  it('is shown as it is now to whoever looks: what was seen before is not approved', async () => {
    await begin();
    const before = await first();
    await app.training.faults.set('airpay', { fault: 'empty-get', call: 'get' });
    const { shown } = await app.must('approvals.look', { changeId: before.changeId });
    expect(shown).not.toBe(before.shown);
    expect(await decide({ shown: before.shown })).toMatchObject({
      ok: false,
      problem: { code: 'approval.not-as-shown' },
    });
    expect(await decide()).toMatchObject({ ok: true });
  });

  it('waits again when the approval is too old, and says so by itself', async () => {
    await begin((settings) => ({
      ...bySecond(settings),
      operators: { ...settings.operators, approvalMinutes: 1 / 60 },
    }));
    expect(await decide()).toMatchObject({ ok: true });
    expect(await line()).toMatchObject({ state: 'draft' });
    const old = await app.until(({ basket: [one] }) => one?.state === 'needs-approval' && one);
    expect(old).toMatchObject({ reason: { code: 'approval.expired', data: { by: 'Second Operator' } } });
    expect((await first()).again).toMatchObject({ code: 'approval.expired' });
    expect(writes()).toEqual([]);
  });

  it('that is declined stays stopped, says by whom and why, and can be drafted anew', async () => {
    const { changeId } = await begin();
    expect(await decide({ decision: 'decline', reason: 'The customer is not here' })).toMatchObject({
      ok: true,
    });
    const declined = {
      state: 'refused',
      reason: {
        code: 'approval.declined',
        data: { by: 'Second Operator', reason: 'The customer is not here' },
      },
    };
    expect(await line()).toMatchObject(declined);
    expect((await waiting()).items).toEqual([]);
    expect(recorded('approval.declined')).toEqual([{ operator: 'second.op', maker: 'test.op', changeId }]);
    expect((await app.must('activity.ofCustomer', { limit: 5 })).items).toMatchObject([
      { changeId, outcome: 'refused', by: 'test.op', reason: { code: 'approval.declined' } },
    ]);
    // A check that reads afresh does not forget it, and neither does applying beside another change.
    await app.must('visits.refresh', { upstream: 'airpay' });
    await app.must('drafts.put', {
      request: { kind: 'identifier.add', type: 'email', value: 'new.address@example.com' },
    });
    await app.until((visit) => visit.basket.length === 2 && isChecked(visit));
    expect(await app.apply()).toMatchObject([declined, { state: 'confirmed' }]);
    expect(writes()).toEqual([]);

    await app.must('drafts.remove', { changeId });
    await app.must('drafts.put', {
      request: { kind: 'card-usage.set', channel: 'ATM', status: 'NOTALLOWED' },
    });
    expect(await app.until((visit) => isChecked(visit) && visit.basket.at(-1))).toMatchObject({
      state: 'needs-approval',
    });
    expect((await first()).changeId).not.toBe(changeId);
  });

  it('is not approved where that cannot be recorded', async () => {
    await begin();
    await app.breakJournal();
    for (const decision of ['approve', 'decline'] as const)
      expect(await decide({ decision })).toMatchObject({
        ok: false,
        problem: { code: 'journal.unavailable' },
      });
    expect(await line()).toMatchObject({ state: 'needs-approval' });
  });
});

describe('what waits at another desk', () => {
  it('is decided by whoever signs in there with the right, proved anew, and not by who has none', async () => {
    const { changeId } = await begin();
    await app.must('visits.close', {});
    await app.must('operators.signOut', {});
    expect(await app.call('approvals.waiting', {})).toMatchObject({ ok: false });

    await signIn('third.op');
    expect((await waiting()).items).toEqual([]);
    const asked = {
      changeId,
      shown: '0'.repeat(64),
      typed: null,
      reason: null,
      decision: 'approve',
    } as const;
    expect(
      await app.call('approvals.decide', { ...asked, approver: 'second.op', pin: TEST_PIN }),
    ).toMatchObject({ ok: false, problem: { code: 'approval.not-needed' } });

    await signIn('second.op');
    expect(await first()).toMatchObject({ changeId, here: false, maker: { id: 'test.op' } });
    expect(await decide({ pin: '999999' })).toMatchObject({ problem: { code: 'operators.wrong-pin' } });
    expect(await decide({ approver: 'test.op' })).toMatchObject({
      problem: { code: 'approval.same-person' },
    });
    expect(await decide()).toMatchObject({ ok: true });
    expect((await waiting()).items).toEqual([]);

    await signIn('test.op');
    const { recent } = await app.must('visits.state', {});
    await app.must('visits.reopen', { visit: recent[0]?.visit ?? '' });
    expect(await line()).toMatchObject({ state: 'draft', approvedBy: 'second.op' });
    expect(await app.apply()).toMatchObject([{ state: 'confirmed' }]);
  });

  it('is told to whoever is signed in as it comes and goes', async () => {
    const told: ApprovalsView[] = [];
    app = await startTestApp({
      change: bySecond,
      onEvent: (name, payload) => {
        if (name === 'approvals.changed') told.push(payload as ApprovalsView);
      },
    });
    await draftAtm();
    await until(() => told.at(-1)?.items.length === 1, 'it is told');
    await decide();
    await until(() => told.at(-1)?.items.length === 0, 'that it is gone is told');
  });
});
