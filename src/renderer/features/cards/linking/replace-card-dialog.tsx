import { Trans, useLingui } from '@lingui/react/macro';
import type { DraftRequest } from '../../../../shared/kinds/requests.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { LabelFields } from '../labels/label-fields.tsx';
import { useLabeling, useMaskedCard } from '../labels/use-labeling.ts';
import { StageForm } from '../stage-form.tsx';
import { useStaging } from '../use-staging.ts';
import { CardChoiceFields } from './card-choice-fields.tsx';
import { DraftedFindings } from './drafted-findings.tsx';
import { useCardChoice } from './use-card-choice.ts';
import { useOtherOwner } from './use-other-owner.ts';

interface ReplaceCardDialogProps {
  /** The ref of the card that is replaced. */
  readonly card: string;
  readonly onClose: () => void;
}

/** The card that takes the place of another, why, and the label that the old one gets. */
export const ReplaceCardDialog = ({ card, onClose }: ReplaceCardDialogProps) => {
  const { t } = useLingui();
  const masked = useMaskedCard(card);
  const choice = useCardChoice();
  const otherOwner = useOtherOwner(choice);
  const labeling = useLabeling(card, 'delink');
  const staging = useStaging(() => {
    labeling.setReason('');
    onClose();
  });
  const { chosen } = choice;
  const { label, reason } = labeling;
  const request: DraftRequest | null =
    chosen === null ? null : { kind: 'card.replace', card, by: chosen, label, reason: reason.trim() };
  return (
    <Dialog title={t`Replace ${masked}`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={request !== null && labeling.complete}
        onClose={onClose}
        onSubmit={() => {
          if (request !== null) void staging.stageChecked(request);
        }}
      >
        <CardChoiceFields choice={choice} numberLabel={t`Number of the new card`} />
        <LabelFields purpose="delink" labeling={labeling} first={false} />
        <p>
          <Trans>The new card is linked first. {masked} is delinked only when that is confirmed.</Trans>
        </p>
        <DraftedFindings check={staging.blockedOf(request) ?? otherOwner} />
      </StageForm>
    </Dialog>
  );
};
