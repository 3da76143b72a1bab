import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';
import type { CallOutput } from '../../../../shared/ipc/contract.ts';
import { useCalls } from '../../../ipc/calls-context.ts';
import { problemOf } from '../../../ipc/problem-error.ts';
import { queries } from '../../../ipc/queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Code } from '../../../ui/code.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { problemText } from '../../../words/problems.ts';
import { receivedDay } from '../../../words/times.ts';
import { cardStatusWords } from '../status-words.ts';
import css from './card-preview.module.css';

interface CardPreviewProps {
  /** The number to read; null while there is none. */
  readonly cardNumber: string | null;
  /** Asks for a card that Capillary does not know to be added to it. */
  readonly onNew: () => void;
}

type Read = CallOutput<'cards.look'>;

/** A row that keeps its place, whether the card was read or not. */
interface Fact {
  readonly name: string;
  readonly value: (card: Read) => ReactNode;
}

/** What a card is before it is linked, and whose. */
export const CardPreview = ({ cardNumber, onNew }: CardPreviewProps) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const owners = { nobody: t`Nobody`, here: t`This customer`, another: t`Another customer` } as const;
  const look = useQuery({ ...queries.look(calls, cardNumber ?? ''), enabled: cardNumber !== null });
  const card = cardNumber === null ? undefined : look.data;
  const facts: readonly Fact[] = [
    {
      name: t`Card`,
      value: ({ masked, series }) => (
        <>
          <Code>{masked}</Code>
          {series === null ? null : `, ${series}`}
        </>
      ),
    },
    { name: t`Status`, value: (read) => cardStatusWords(i18n, read).join(', ') },
    {
      name: t`Expires`,
      value: ({ expiresOn }) => (expiresOn === null ? '–' : receivedDay(i18n, expiresOn)),
    },
    {
      name: t`Linked to`,
      value: ({ owner }) => (owner === 'another' ? <strong>{owners.another}</strong> : owners[owner]),
    },
  ];
  return (
    <div className={css.preview} aria-live="polite" aria-busy={look.isFetching}>
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
      {look.isError && !look.isFetching ? null : (
        <dl className={css.facts}>
          {facts.map(({ name, value }, row) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>
                {look.isFetching ? <Skeleton lines={1} height="line" className={css.bar} /> : null}
                {look.isFetching || card === undefined ? null : value(card)}
                {cardNumber === null && row === 0 ? (
                  <span className={css.none}>
                    <Trans>None yet</Trans>
                  </span>
                ) : null}
              </dd>
            </Fragment>
          ))}
        </dl>
      )}
    </div>
  );
};
