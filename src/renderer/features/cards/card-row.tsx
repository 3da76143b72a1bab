import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { CardsView, LineView } from '../../../shared/ipc/views.ts';
import { useDeskStore } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { receivedDay } from '../../words/times.ts';
import { CardHistoryButton } from './card-history-button.tsx';
import { cardStatusWords } from './status-words.ts';
import css from './table.module.css';

export interface CardRowProps {
  readonly card: CardsView['cards'][number];
  /** The delink that waits in the basket. */
  readonly pending: LineView | null;
  readonly readOnly: boolean;
}

/** One card. The label is the tenant's own word; the status is what it means. */
export const CardRow = ({ card, pending, readOnly }: CardRowProps) => {
  const { i18n } = useLingui();
  const store = useDeskStore();
  const act = useAct();
  const id = useId();
  const [status, meaning] = cardStatusWords(i18n, card);
  return (
    <tr>
      <td id={id}>
        <Code>{pending === null ? card.masked : <s>{card.masked}</s>}</Code>
        {card.series === null ? null : <div className={css.second}>{card.series}</div>}
      </td>
      <td>
        {pending === null ? status : <PendingMark state={pending.state} />}
        {pending !== null || meaning === undefined ? null : <div className={css.second}>{meaning}</div>}
      </td>
      <td className={css.dates}>
        {card.issuedOn === null ? '–' : receivedDay(i18n, card.issuedOn)}
        <div className={css.second}>{card.expiresOn === null ? '–' : receivedDay(i18n, card.expiresOn)}</div>
      </td>
      <td className={css.action}>
        <CardHistoryButton card={card.ref} describedBy={id} />
        {readOnly ? null : pending === null ? (
          <Button
            size="small"
            look="quiet"
            aria-describedby={id}
            aria-haspopup="dialog"
            onPress={() => store.setState({ dialog: { name: 'delink-card', card: card.ref } })}
          >
            <Trans>Delink</Trans>
          </Button>
        ) : (
          <Button
            size="small"
            look="quiet"
            aria-describedby={id}
            isDisabled={pending.state === 'sending'}
            onPress={() => void act((calls) => calls.remove(pending.changeId))}
          >
            <Trans>Keep</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
};
