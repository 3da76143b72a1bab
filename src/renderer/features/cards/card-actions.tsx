import { useLingui } from '@lingui/react/macro';
import { MAY_RESUME, MAY_SUSPEND } from '../../../shared/domain/card.ts';
import type { CardsView } from '../../../shared/ipc/views.ts';
import { type OpenDialog, useDeskStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';
import css from './card-actions.module.css';

export interface CardActionsProps {
  readonly card: CardsView['cards'][number];
  /** The id of what names the card. */
  readonly describedBy: string;
}

/** What can be done with a card: only what may follow its status. */
export const CardActions = ({ card, describedBy }: CardActionsProps) => {
  const { t } = useLingui();
  const store = useDeskStore();
  const { ref, status } = card;
  const actions: readonly (readonly [words: string, dialog: OpenDialog])[] = [
    [t`Delink`, { name: 'label-card', card: ref, purpose: 'delink' }],
    ...(status !== null && MAY_SUSPEND.includes(status)
      ? [[t`Suspend`, { name: 'label-card', card: ref, purpose: 'suspend' }] as const]
      : []),
    ...(status !== null && MAY_RESUME.includes(status)
      ? [[t`Resume`, { name: 'label-card', card: ref, purpose: 'resume' }] as const]
      : []),
    [t`Replace`, { name: 'replace-card', card: ref }],
  ];
  return (
    <div className={css.actions}>
      {actions.map(([words, dialog]) => (
        <Button
          key={words}
          size="small"
          look="quiet"
          aria-describedby={describedBy}
          aria-haspopup="dialog"
          onPress={() => store.setState({ dialog })}
        >
          {words}
        </Button>
      ))}
    </div>
  );
};
