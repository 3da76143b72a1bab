import { Trans, useLingui } from '@lingui/react/macro';
import type { CardsView, LineView } from '../../../shared/ipc/views.ts';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { pendingOf, pendingRow } from '../customer/pending.ts';
import { CardRow } from './card-row.tsx';
import { PartHead } from './part-head.tsx';
import css from './table.module.css';

export interface CardsTableProps {
  readonly cards: CardsView['cards'];
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

const KINDS = ['card.delink', 'card.suspend', 'card.resume'] as const;

/** What waits in the basket for a card. */
const pendingCard = (
  basket: readonly LineView[],
  card: CardsView['cards'][number],
  cards: CardsView['cards'],
): LineView | null => {
  for (const kind of KINDS) {
    const pending = pendingRow(
      basket,
      kind,
      card,
      cards,
      (summary, row) => summary.card === row.masked && summary.series === row.series,
    );
    if (pending !== null) return pending.line;
  }
  return null;
};

export const CardsTable = ({ cards, basket, readOnly }: CardsTableProps) => {
  const { t } = useLingui();
  const links = pendingOf(basket, 'card.link');
  return (
    <div className={css.part}>
      <PartHead
        title={t`Cards`}
        action={readOnly ? null : { words: t`Link a card`, dialog: { name: 'link-card' } }}
      />
      {cards.length + links.length === 0 ? (
        <p className={css.empty}>
          <Trans>No cards</Trans>
        </p>
      ) : (
        <table className={css.table} aria-label={t`Cards`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Card</Trans>
              </th>
              <th scope="col">
                <Trans>Status</Trans>
              </th>
              <th scope="col">
                <Trans>Issued, expires</Trans>
              </th>
              <th scope="col">
                <VisuallyHidden>
                  <Trans>Actions</Trans>
                </VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {cards.map((card) => (
              <CardRow
                key={card.ref}
                card={card}
                pending={pendingCard(basket, card, cards)}
                readOnly={readOnly}
              />
            ))}
            {links.map(({ line, summary }) => (
              <tr key={line.changeId}>
                <td>
                  {summary.card === null ? <Trans>New card</Trans> : <Code>{summary.card}</Code>}
                  {summary.series === null ? null : <div className={css.second}>{summary.series}</div>}
                </td>
                <td colSpan={3}>
                  <PendingMark state={line.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
