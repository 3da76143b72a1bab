import { describe, expect, it } from 'vitest';
import { gateOf, isEditable, isFinished } from '../../../../src/renderer/features/basket/basket-state.ts';
import { LINE_STATES, type LineView } from '../../../../src/shared/ipc/views.ts';
import { blockedMerge, lineOf } from './lines.ts';

const unread = (state: LineView['state'] = 'refused'): LineView =>
  lineOf({
    state,
    findings: [{ level: 'block', problem: { code: 'check.unreadable', data: {} }, owners: [] }],
    reason: { code: 'check.unreadable', data: {} },
  });

describe('Apply', () => {
  it('sends the drafts', () =>
    expect(gateOf([lineOf(), lineOf({ changeId: 'c3' }), blockedMerge()], false)).toEqual({
      open: true,
      count: 2,
    }));

  it.each([
    ['an empty basket', [], 'nothing'],
    ['results alone', [lineOf({ state: 'confirmed' }), lineOf({ state: 'unknown' })], 'nothing'],
    ['a blocked change alone', [blockedMerge()], 'blocked'],
    ['a blocked change beside results', [blockedMerge(), lineOf({ state: 'rejected' })], 'blocked'],
    ['a change that needs approval', [lineOf({ state: 'needs-approval' })], 'needs-approval'],
  ] as const)('has nothing to do with %s, and says why', (_, lines, why) =>
    expect(gateOf(lines, false)).toEqual({ open: false, count: 0, why }),
  );

  it('is shut while the changes are being applied', () =>
    expect(gateOf([lineOf()], true)).toMatchObject({ open: false, why: 'applying' }));

  it('checks again what was blocked only because a system could not be read', () => {
    expect(gateOf([unread()], false)).toEqual({ open: true, count: 1 });
    const both = { ...unread(), findings: [...unread().findings, ...blockedMerge().findings] };
    expect(gateOf([both], false)).toMatchObject({ open: false, why: 'blocked' });
  });
});

describe('a line', () => {
  it.each(LINE_STATES)('in state %s is a draft, on its way or finished, and only one of them', (state) => {
    const line = lineOf({ state });
    const waiting = state === 'sending' || state === 'unknown';
    expect([isEditable(line), isFinished(line), waiting].filter(Boolean)).toHaveLength(1);
  });

  it('is not finished while it is being read back', () =>
    expect(isFinished(lineOf({ state: 'accepted', busy: 'reading-back' }))).toBe(false));
});
