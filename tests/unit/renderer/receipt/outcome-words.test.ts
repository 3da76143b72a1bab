import { describe, expect, it } from 'vitest';
import { outcomeWords } from '../../../../src/renderer/features/receipt/outcome-words.ts';
import { OUTCOMES, type Outcome } from '../../../../src/shared/domain/outcome.ts';
import { type Problem, problem } from '../../../../src/shared/domain/problem.ts';
import { english } from '../words/english.ts';

const said = (outcome: Outcome | null, reason: Problem | null = null): string =>
  outcomeWords(english(), { outcome, reason, upstream: 'wm' });

describe('what a receipt says of a change', () => {
  it.each([
    ['confirmed', null, 'Done and checked'],
    ['accepted', null, 'Accepted, not checked'],
    ['accepted', problem('read-back.untold', { upstream: 'wm' }), 'Accepted, not checked'],
    ['rejected', null, 'Not done: WM says no.'],
    [
      'rejected',
      problem('upstream.rejected', { upstream: 'wm', code: '42', message: 'No such selection' }),
      'Not done: WM says no: “No such selection” (code 42).',
    ],
    ['refused', null, 'Not done: it was not sent.'],
    ['not-sent', problem('net.refused', { upstream: 'wm' }), 'Not done: WM takes no connection.'],
    [
      'not-applied',
      problem('net.deadline', { upstream: 'wm' }),
      'Not done: two readings show the old state.',
    ],
    ['contradicted', null, 'Not as asked: WM said yes, and readings show otherwise.'],
    [
      'unknown',
      problem('net.deadline', { upstream: 'wm' }),
      'Not known yet: WM did not answer in time. The change may have been made.',
    ],
    ['unknown', null, 'Not known yet: WM has not replied. The change may have been made.'],
    [null, null, 'Not known yet: WM has not replied. The change may have been made.'],
  ] as const)('%s: %s', (outcome, reason, words) => {
    expect(said(outcome, reason)).toBe(words);
  });

  it('says “done” of nothing that a read-back did not show', () => {
    for (const outcome of [...OUTCOMES, null])
      expect(said(outcome).startsWith('Done'), String(outcome)).toBe(outcome === 'confirmed');
  });

  it('says “not done” only where nothing was changed', () => {
    const notDone = [...OUTCOMES, null].filter((outcome) => said(outcome).startsWith('Not done'));
    expect(notDone).toEqual(['refused', 'not-sent', 'rejected', 'not-applied']);
  });
});
