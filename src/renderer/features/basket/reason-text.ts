import type { I18n } from '@lingui/core';
import type { Problem } from '../../../shared/domain/problem.ts';
import { type LineState, STATE_WORDS, tellsNext } from '../../words/outcomes.ts';
import { problemWords } from '../../words/problems.ts';

/** States in which nothing was delivered or accepted, so that a reason may say itself what was not changed. */
const isStopped = (state: LineState): boolean =>
  state === 'refused' || state === 'not-sent' || state === 'rejected';

/** Why a line stands where it does: what happened, what was and was not changed, what to do next. */
export const reasonText = (i18n: I18n, state: LineState, reason: Problem | null): string | null => {
  const { consequence } = STATE_WORDS[state];
  const follows = consequence === null ? null : i18n._(consequence);
  if (reason === null) return state === 'unknown' ? follows : null;
  const { what, changed, next } = problemWords(i18n, reason);
  return [what, isStopped(state) ? (changed ?? follows) : follows, tellsNext(state) ? next : null]
    .filter((part) => part !== null)
    .join(' ');
};
