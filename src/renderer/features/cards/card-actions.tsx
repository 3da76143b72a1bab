import { useLingui } from '@lingui/react/macro';
import { MAY_RESUME, MAY_SUSPEND } from '../../../shared/domain/card.ts';
import { cardDelink } from '../../../shared/kinds/card-labels.ts';
import { cardLink } from '../../../shared/kinds/card-link.ts';
import type { CardsView } from '../../../shared/systems/capillary-panel.ts';
import { type OpenDialog, useDeskStore } from '../../app/store.ts';
import type { TellWhy } from '../../ui/barred.ts';
import { Button } from '../../ui/button.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { useBarred } from '../operators/use-barred.ts';
import css from './card-actions.module.css';

type Card = CardsView['cards'][number];

interface CardActionsProps {
  readonly card: Card;
  /** The id of what names the card. */
  readonly describedBy: string;
  /** Whether nothing of the card can be changed now; its history can still be read. */
  readonly readOnly: boolean;
}

interface Action {
  readonly words: string;
  readonly dialog: OpenDialog;
  /** Why whoever is signed in may not do it; null: they may. */
  readonly barred: TellWhy | null;
}

/** What can be done with a card: only what may follow its status. */
export const CardActions = ({ card, describedBy, readOnly }: CardActionsProps) => {
  const { t } = useLingui();
  const store = useDeskStore();
  const barred = useBarred();
  const { ref, status, masked } = card;
  const label = (words: string, purpose: 'delink' | 'suspend' | 'resume'): Action => ({
    words,
    dialog: { name: 'label-card', card: ref, purpose },
    barred: barred.kinds(`card.${purpose}`),
  });
  const shown: readonly Action[] = readOnly
    ? []
    : [
        label(t`Delink`, 'delink'),
        ...(status !== null && MAY_SUSPEND.includes(status) ? [label(t`Suspend`, 'suspend')] : []),
        ...(status !== null && MAY_RESUME.includes(status) ? [label(t`Resume`, 'resume')] : []),
      ];
  const more: readonly Action[] = [
    ...(readOnly
      ? []
      : [
          {
            words: t`Replace`,
            dialog: { name: 'replace-card', card: ref },
            barred: barred.kinds(cardDelink.name, cardLink.name),
          } as const,
        ]),
    { words: t`Reveal`, dialog: { name: 'reveal', chosen: ref }, barred: barred.right('reveal') },
    { words: t`History`, dialog: { name: 'card-history', card: ref }, barred: null },
  ];
  return (
    <div className={css.actions}>
      <div className={css.shown}>
        {shown.map(({ words, dialog, barred: why }) => (
          <Button
            key={words}
            size="small"
            variant="quiet"
            aria-describedby={describedBy}
            aria-haspopup="dialog"
            barred={why}
            onPress={() => store.setState({ dialog })}
          >
            {words}
          </Button>
        ))}
      </div>
      <MoreMenu
        label={t`More for ${masked}`}
        items={more.map(({ words, dialog, barred: why }) => ({
          words,
          onAction: () => store.setState({ dialog }),
          barred: why,
        }))}
      />
    </div>
  );
};
