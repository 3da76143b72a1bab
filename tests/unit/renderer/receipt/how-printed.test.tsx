import { expect, it } from 'vitest';
import { HowPrinted } from '../../../../src/renderer/features/receipt/how-printed.tsx';
import type { PrintedSoFar } from '../../../../src/renderer/features/receipt/use-print.ts';
import { problem } from '../../../../src/shared/domain/problem.ts';
import { markupOf, textOf } from '../basket/render.tsx';

const said = (end: PrintedSoFar) => {
  const markup = markupOf(<HowPrinted end={end} />);
  return { text: textOf(markup).trim(), alert: markup.includes('role="alert"') };
};

it.each<[PrintedSoFar, string, boolean]>([
  [null, '', false],
  [{ printed: true }, 'Sent to the printer.', false],
  [{ printed: false }, 'Printing was called off.', false],
  [
    { problem: problem('receipt.not-printed') },
    'The receipt was not printed. It is on record as made. What was applied stays as it is. Look whether the printer is on and has paper, then press Print again. If it goes on, tell IT.',
    true,
  ],
])('after %j the operator is told “%s”', (end, text, alert) => expect(said(end)).toEqual({ text, alert }));

it('what is announced has its place before there is anything to say', () =>
  expect(markupOf(<HowPrinted end={null} />)).toContain('role="status"'));
