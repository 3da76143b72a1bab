import { Trans, useLingui } from '@lingui/react/macro';
import { isTextChannel } from '../../../shared/domain/communication.ts';
import { sayingOf } from '../../../shared/domain/receipt.ts';
import type { ReceiptLine } from '../../../shared/ipc/receipt.ts';
import { communicationSet } from '../../../shared/kinds/communication-set.ts';
import { MarkIcon } from '../../ui/marks.tsx';
import { recordedAskedWords } from '../../words/asked.ts';
import { STATE_WORDS } from '../../words/outcomes.ts';
import { summaryWords } from '../../words/summary.ts';
import { upstreamName } from '../../words/systems.ts';
import { absoluteTime } from '../../words/times.ts';
import { useZone } from '../../words/zone.ts';
import { FromTo } from '../basket/from-to.tsx';
import { outcomeWords } from './outcome-words.ts';
import css from './receipt-line.module.css';

/** A text opt-in that may have been made: the customer must answer YES to a message before it works. */
const hasSecondGate = ({ summary, outcome }: ReceiptLine): boolean =>
  communicationSet.is(summary) &&
  isTextChannel(summary.channel) &&
  summary.to === 'Y' &&
  sayingOf(outcome) !== 'not-done';

interface ReceiptLineProps {
  readonly line: ReceiptLine;
  /** When the receipt was made: milliseconds since the epoch. */
  readonly at: number;
}

/** One change on paper: before and after, what came of it, by whom and when. */
export const ReceiptLineItem = ({ line, at }: ReceiptLineProps) => {
  const { i18n } = useLingui();
  const zone = useZone();
  const { title, before, after, detail } = summaryWords(i18n, line.summary);
  const { mark } = STATE_WORDS[line.outcome ?? 'unknown'];
  const time = absoluteTime(i18n, line.at, at, zone);
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
      {line.asked === undefined ? null : (
        <p className={css.secondary}>{recordedAskedWords(i18n, line.asked)}</p>
      )}
      {line.asked?.wording == null ? null : (
        <p className={css.secondary}>
          <q>{line.asked.wording}</q>
        </p>
      )}
      {hasSecondGate(line) ? (
        <p className={css.secondary}>
          <Trans>You may still have to reply YES to a text from WM.</Trans>
        </p>
      ) : null}
      <p className={css.secondary}>
        {line.approvedBy === undefined ? (
          <Trans>
            {system}, {time} by {by}
          </Trans>
        ) : (
          <Trans>
            {system}, {time} by {by}, approved by {line.approvedBy}
          </Trans>
        )}
      </p>
    </li>
  );
};
