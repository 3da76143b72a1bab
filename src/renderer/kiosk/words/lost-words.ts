import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { screenOf } from '../state/screen-of.ts';
import type { KioskState } from '../state/store.ts';
import { choiceName } from './choice-words.ts';

/** What goes when nobody does anything, in a sentence. */
export const lostWords = (i18n: I18n, state: KioskState): string => {
  const screen = screenOf(state);
  if (state.typed !== '') return i18n._(msg`What you typed will be lost.`);
  if (screen.name === 'question') {
    const name = choiceName(i18n, screen.choice);
    return i18n._(msg`The question about “${name}” will be closed, and nothing is changed by it.`);
  }
  if (screen.name === 'result')
    return i18n._(msg`This result will no longer be on the screen. What was changed stays changed.`);
  if (state.view?.phase === 'visit')
    return i18n._(
      msg`Your visit will end, and you would have to begin again. What was changed stays changed.`,
    );
  if (state.view?.phase === 'proof') return i18n._(msg`You would have to begin again.`);
  return i18n._(msg`The screen goes back to its beginning.`);
};
