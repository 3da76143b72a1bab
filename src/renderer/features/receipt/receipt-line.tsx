import { Trans, useLingui } from '@lingui/react/macro';
import type { ReceiptLine } from '../../../shared/ipc/receipt.ts';
import { MarkIcon } from '../../ui/marks.tsx';
import { upstreamName } from '../../words/names.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { summaryWords } from '../../words/summary.ts';
import { absoluteTime } from '../../words/times.ts';
import { FromTo } from '../basket/from-to.tsx';
import { outcomeWords } from './outcome-words.ts';
import css from './receipt-line.module.css';

export interface ReceiptLineProps {
  readonly line: ReceiptLine;
  /** When the receipt was made: milliseconds since the epoch. */
  readonly at: number;
}

/** One change on paper: before and after, what came of it, by whom and when. */
export const ReceiptLineItem = ({ line, at }: ReceiptLineProps) => {
  const { i18n } = useLingui();
  const { title, before, after, detail } = summaryWords(i18n, line.summary);
  const { mark } = STATE_WORDS[line.outcome ?? 'unknown'];
  const time = absoluteTime(i18n, line.at, at);
  const system = upstreamName(line.upstream);
  const { by } = line;
  return (
    <li className={css.line}>
      <p className={css.title}>{title}</p>
      <p className={css.change}>
        <FromTo before={before} after={after} />
      </p>
      {detail === null ? null : <p className={css.secondary}>{detail}</p>}
      <p className={css.outcome}>
        <MarkIcon mark={mark} />
        <span>{outcomeWords(i18n, line)}</span>
      </p>
      <p className={css.secondary}>
        <Trans>
          {system}, {time} by {by}
        </Trans>
      </p>
    </li>
  );
};
