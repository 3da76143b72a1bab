import { describe, expect, it } from 'vitest';
import { ActivityItem } from '../../../../src/renderer/features/activity/activity-item.tsx';
import type { ActivityView } from '../../../../src/shared/ipc/answer-views.ts';
import { CAN_NOTHING_PAST } from '../../../support/can.ts';
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
  can: CAN_NOTHING_PAST,
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
          onLink={nothing}
        />,
      ),
    );

  it.each([
    ['undo', 'Undo'],
    ['tryAgain', 'Try again'],
    ['link', 'Link it'],
  ] as const)('offers what can be done with it, and nothing else: %s', (what, words) => {
    expect(buttons(itemOf())).not.toContain(words);
    expect(buttons(itemOf({ can: { ...CAN_NOTHING_PAST, [what]: true } }))).toContain(words);
  });

  it('is gone on from, where it is a step', () => {
    const step = itemOf({ after: 'other', can: { ...CAN_NOTHING_PAST, tryAgain: true } });
    expect(buttons(step)).toMatch(/Go on from here$/);
  });

  it('that was undone says by what', () =>
    expect(buttons(itemOf({ undoneBy: 'other' }))).toContain('Undone by: ATM, 10:43'));

  it('that has no way back says why', () => {
    const noUndo = { code: 'undo.prior-untold', data: { upstream: 'airpay', channel: 'ATM' } } as const;
    const text = buttons(itemOf({ outcome: 'accepted', noUndo }));
    expect(text).toMatch(/airpay did not tell/);
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
