import { expect, it } from 'vitest';
import { OutcomeLegend } from '../../../../src/renderer/features/basket/legend.tsx';
import { STATE_WORDS } from '../../../../src/renderer/words/outcomes.ts';
import { LINE_STATES } from '../../../../src/shared/ipc/views.ts';
import { english } from '../words/english.ts';
import { markupOf, textOf } from './render.tsx';

it('teaches the single and the double check, and every other mark', () => {
  const markup = markupOf(<OutcomeLegend />);
  const text = textOf(markup);
  for (const state of LINE_STATES) {
    const { word, meaning } = STATE_WORDS[state];
    expect(text).toContain(`${english()._(word)} ${english()._(meaning)}`);
  }
  expect(markup.match(/<svg/g)).toHaveLength(LINE_STATES.length);
});
