import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Code } from '../../ui/code.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { problemText } from '../../words/problems.ts';
import { receivedDay } from '../../words/times.ts';
import css from './card-look.module.css';
import { cardStatusWords } from './status-words.ts';

export interface CardLookProps {
  /** The number to read; null while there is none. */
  readonly cardNumber: string | null;
  /** Asks for a card that Capillary does not know to be added to it. */
  readonly onNew: () => void;
}

/** What a card is before it is linked, and whose. */
export const CardLook = ({ cardNumber, onNew }: CardLookProps) => {
  const { i18n } = useLingui();
  const calls = useCalls();
  const look = useQuery({ ...queries.look(calls, cardNumber ?? ''), enabled: cardNumber !== null });
  const card = look.data;
  return (
    <div className={css.look} aria-live="polite" aria-busy={look.isFetching}>
      {look.isFetching ? <Skeleton lines={4} height="line" /> : null}
      {look.isError && !look.isFetching ? (
        <Notice meaning="caution">
          {problemText(i18n, problemOf(look.error))}
          {problemOf(look.error).code === 'card.not-found' ? (
            <Button size="small" onPress={onNew}>
              <Trans>Add it to a series</Trans>
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {card === undefined || look.isFetching ? null : (
        <dl className={css.facts}>
          <dt>
            <Trans>Card</Trans>
          </dt>
          <dd>
            <Code>{card.masked}</Code>
            {card.series === null ? null : `, ${card.series}`}
          </dd>
          <dt>
            <Trans>Status</Trans>
          </dt>
          <dd>{cardStatusWords(i18n, card).join(', ')}</dd>
          <dt>
            <Trans>Expires</Trans>
          </dt>
          <dd>{card.expiresOn === null ? '–' : receivedDay(i18n, card.expiresOn)}</dd>
          <dt>
            <Trans>Linked to</Trans>
          </dt>
          <dd>
            {card.owner === 'nobody' ? <Trans>Nobody</Trans> : null}
            {card.owner === 'here' ? <Trans>This customer</Trans> : null}
            {card.owner === 'another' ? (
              <strong>
                <Trans>Another customer</Trans>
              </strong>
            ) : null}
          </dd>
        </dl>
      )}
    </div>
  );
};
