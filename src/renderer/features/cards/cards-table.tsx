import { Trans, useLingui } from '@lingui/react/macro';
import type { LineView } from '../../../shared/ipc/views.ts';
import { cardLink } from '../../../shared/kinds/card-link.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import type { CutView } from '../../../shared/systems/cut.ts';
import { Code } from '../../ui/code.tsx';
import { PendingMark } from '../../ui/pending-mark.tsx';
import { useInTurns } from '../../ui/use-in-turns.ts';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { CutNote } from '../customer/cut-note.tsx';
import { pendingCards, pendingLinks } from './card-edits.ts';
import { CardRow } from './card-row.tsx';
import { PartHead } from './part-head.tsx';
import css from './table.module.css';

interface CardsTableProps {
  readonly cards: CardsView['cards'];
  /** Where those are not all. */
  readonly cut: CutView | undefined;
  readonly basket: readonly LineView[];
  readonly readOnly: boolean;
}

export const CardsTable = ({ cards, cut, basket, readOnly }: CardsTableProps) => {
  const { t, i18n } = useLingui();
  const pending = pendingCards(basket, cards);
  const links = pendingLinks(basket);
  const drawn = useInTurns(cards.length);
  return (
    <div className={css.part}>
      <PartHead
        title={t`Cards`}
        action={
          readOnly ? null : { words: t`Link a card`, dialog: { name: 'link-card' }, kind: cardLink.name }
        }
      />
      {cut === undefined ? null : (
        <CutNote list="cards" typed={cut.typed} label={t`Search these cards`}>
          {cut.typed.trim() === '' ? (
            <Trans>
              {cards.length} of {i18n.number(cut.of)} cards are shown. Search for a number.
            </Trans>
          ) : (
            <Trans>
              {cards.length} of the {i18n.number(cut.fitting)} cards that fit are shown, of{' '}
              {i18n.number(cut.of)} in all.
            </Trans>
          )}
        </CutNote>
      )}
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
            {cards.slice(0, drawn).map((card) => (
              <CardRow
                key={card.ref}
                card={card}
                pending={pending.get(card.ref) ?? null}
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
