import { describe, expect, it } from 'vitest';
import { LEGEND_ORDER, type LineState, STATE_WORDS } from '../../../../src/renderer/words/outcomes.ts';
import { LINE_STATES } from '../../../../src/shared/ipc/views.ts';
import { english } from './english.ts';

const i18n = english();

const PROMISED = {
  draft: 'Draft',
  refused: 'Blocked',
  'needs-approval': 'Needs approval',
  sending: 'Sending',
  'not-sent': 'Not sent',
  rejected: 'Rejected',
  accepted: 'Accepted',
  confirmed: 'Confirmed',
  contradicted: 'Contradicted',
  unknown: 'Outcome unknown',
  'not-applied': 'Not applied',
} as const satisfies Record<LineState, string>;

describe('the words of outcomes', () => {
  it.each(LINE_STATES)('%s has the promised word, and a meaning', (state) => {
    expect(i18n._(STATE_WORDS[state].word)).toBe(PROMISED[state]);
    expect(i18n._(STATE_WORDS[state].meaning)).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('has a mark of its own for each, so that no two are told apart by color', () => {
    const marks = LINE_STATES.map((state) => STATE_WORDS[state].mark);
    expect(new Set(marks).size).toBe(LINE_STATES.length);
  });

  it('teaches each in the legend once', () => {
    expect([...LEGEND_ORDER].sort()).toEqual([...LINE_STATES].sort());
  });

  it('claims success for a read-back alone', () => {
    expect(LINE_STATES.filter((state) => STATE_WORDS[state].tone === 'ok')).toEqual(['confirmed']);
  });

  it.each(LINE_STATES)('%s says "nothing was changed" only where that is known', (state) => {
    const { meaning, consequence } = STATE_WORDS[state];
    const said = [meaning, consequence].map((one) => (one === null ? '' : i18n._(one))).join(' ');
    const known: readonly LineState[] = ['draft', 'refused', 'needs-approval', 'not-sent', 'rejected'];
    expect(/nothing (was|is) (sent|changed)/i.test(said)).toBe(known.includes(state));
  });
});
