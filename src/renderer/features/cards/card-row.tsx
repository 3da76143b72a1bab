import { Trans, useLingui } from '@lingui/react/macro';
import { memo, useId } from 'react';
import type { LineView } from '../../../shared/ipc/views.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { listed } from '../../words/formats.ts';
import { receivedDay } from '../../words/times.ts';
import { CardActions } from './card-actions.tsx';
import { leaves } from './card-edits.ts';
import { cardStatusWords } from './status-words.ts';
import css from './table.module.css';

interface CardRowProps {
  readonly card: CardsView['cards'][number];
  /** What waits in the basket for it. */
  readonly pending: LineView | null;
  readonly readOnly: boolean;
}

/** One card. The label is the tenant's own word; the status is what it means. */
export const CardRow = memo(function CardRow({ card, pending, readOnly }: CardRowProps) {
  const { i18n } = useLingui();
  const act = useAct();
  const id = useId();
  const [status, ...meaning] = cardStatusWords(i18n, card);
  return (
    <tr>
      <td id={id}>
        <Code>{pending !== null && leaves(pending) ? <s>{card.masked}</s> : card.masked}</Code>
        {card.series === null ? null : <div className={css.second}>{card.series}</div>}
      </td>
      <td>
        {pending === null ? status : <PendingMark state={pending.state} />}
        {pending !== null || meaning.length === 0 ? null : (
          <div className={css.second}>{listed(i18n, meaning)}</div>
        )}
      </td>
      <td className={css.dates}>
        {card.issuedOn === null ? '–' : receivedDay(i18n, card.issuedOn)}
        <div className={css.second}>{card.expiresOn === null ? '–' : receivedDay(i18n, card.expiresOn)}</div>
      </td>
      <td className={css.action}>
        {pending === null || readOnly ? (
          <CardActions card={card} describedBy={id} readOnly={readOnly} />
        ) : (
          <Button
            size="small"
            variant="quiet"
            aria-describedby={id}
            isDisabled={pending.state === 'sending'}
            onPress={() => void act((calls) => calls.drafts.remove({ changeId: pending.changeId }))}
          >
            <Trans>Keep</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
});
