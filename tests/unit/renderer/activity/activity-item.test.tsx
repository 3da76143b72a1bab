import { describe, expect, it } from 'vitest';
import { ActivityItem } from '../../../../src/renderer/features/activity/activity-item.tsx';
import { OUTCOMES } from '../../../../src/shared/domain/outcome.ts';
import type { ActivityView } from '../../../../src/shared/ipc/answer-views.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const now = new Date(2026, 6, 15, 12, 0).getTime();

const itemOf = (over: Partial<ActivityView['items'][number]> = {}): ActivityView['items'][number] => ({
  changeId: 'c1',
  upstream: 'airpay',
  summary: { kind: 'card-usage.set', channel: 'ATM', from: 'ALLOWED', to: 'NOTALLOWED' },
  outcome: 'confirmed',
  reason: null,
  notes: [],
  by: 'rk',
  at: new Date(2026, 6, 15, 10, 42).getTime(),
  requestId: null,
  upstreamRequestId: null,
  ...over,
});

const read = (item: ActivityView['items'][number]): string =>
  textOf(markupOf(<ActivityItem item={item} now={now} />));

describe('a change of the past', () => {
  it('says what, old and new, when, by whom and what came of it', () => {
    const text = read(itemOf());
    expect(text).toMatch(/^ATM Allowed → changes to Not allowed Confirmed/);
    expect(text).toContain('10:42 (1 hr. ago) by rk');
  });

  it('is still being sent while there is no outcome', () =>
    expect(read(itemOf({ outcome: null }))).toContain('Not allowed Sending'));

  it('says why it was rejected', () => {
    const reason = {
      code: 'upstream.rejected',
      data: { upstream: 'airpay', code: 400, message: 'fail' },
    } as const;
    expect(read(itemOf({ outcome: 'rejected', reason }))).toContain('airpay says no: “fail” (code 400).');
  });

  it('never lies in the future, whatever the clock did', () =>
    expect(read(itemOf({ at: now + 60_000 }))).toContain('12:01 (now)'));

  const nothing = () => {};
  const buttons = (item: ActivityView['items'][number]): string =>
    textOf(
      markupOf(
        <ActivityItem
          item={item}
          now={now}
          titleOf={(id) => (id === 'other' ? 'ATM, 10:43' : null)}
          onUndo={nothing}
          onTryAgain={nothing}
        />,
      ),
    );

  it.each(OUTCOMES)(
    'of outcome %s can be undone only when it was done, and tried again only when not applied',
    (outcome) => {
      const text = buttons(itemOf({ outcome }));
      expect(/\bUndo\b/.test(text)).toBe(outcome === 'accepted' || outcome === 'confirmed');
      expect(/Try again$/.test(text)).toBe(outcome === 'not-applied');
    },
  );

  it.each(OUTCOMES)('of outcome %s, after a step that is done, can be gone on with', (outcome) => {
    const mayGoOn = outcome === 'not-applied' || outcome === 'rejected' || outcome === 'not-sent';
    const step = itemOf({ outcome, after: 'other' });
    expect(/Go on from here$/.test(buttons(step))).toBe(mayGoOn);
    expect(buttons({ ...step, retriedBy: 'later' })).not.toContain('Go on from here');
  });

  it('that was undone says by what, and is not undone twice', () => {
    const text = buttons(itemOf({ undoneBy: 'other' }));
    expect(text).toContain('Undone by: ATM, 10:43');
    expect(text).not.toMatch(/\bUndo\b/);
  });

  it('that has no way back says why, and offers none', () => {
    const noUndo = { code: 'undo.prior-untold', data: { upstream: 'airpay', channel: 'ATM' } } as const;
    const text = buttons(itemOf({ outcome: 'accepted', noUndo }));
    expect(text).toMatch(/airpay did not tell/);
    expect(text).not.toMatch(/\bUndo\b/);
  });

  it('that a person looked at by hand says who and what they found, and is no less unknown', () => {
    const byHand = { found: 'not-made', note: 'Not in the list', by: 'meera.s', at: now - 60_000 } as const;
    const text = buttons(itemOf({ outcome: 'unknown', byHand }));
    expect(text).toContain('Looked at by hand by meera.s, 11:59: It was not made. Note: Not in the list');
    expect(text).toContain('Outcome unknown');
    expect(text).not.toMatch(/Confirmed|Try again|\bUndo\b/);
    expect(buttons(itemOf({ outcome: 'unknown', byHand: { ...byHand, note: null } }))).not.toContain('Note:');
  });

  it('that takes another one back, or tries it again, says which', () => {
    expect(buttons(itemOf({ undoOf: 'other' }))).toContain('Takes back: ATM, 10:43');
    expect(buttons(itemOf({ retryOf: 'unseen' }))).toContain('Tries again: an earlier change');
  });
});
