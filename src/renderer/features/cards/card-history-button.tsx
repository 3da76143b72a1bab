import { Trans } from '@lingui/react/macro';
import { useDeskStore } from '../../app/store.ts';
import { Button } from '../../ui/button.tsx';

export interface CardHistoryButtonProps {
  /** The ref of the card. */
  readonly card: string;
  /** The id of the element that says which card it is. */
  readonly describedBy: string;
}

/** Opens what was done to the card. Reading is always allowed. */
export const CardHistoryButton = ({ card, describedBy }: CardHistoryButtonProps) => {
  const store = useDeskStore();
  return (
    <Button
      size="small"
      look="quiet"
      aria-describedby={describedBy}
      aria-haspopup="dialog"
      onPress={() => store.setState({ dialog: { name: 'card-history', card } })}
    >
      <Trans>History</Trans>
    </Button>
  );
};
