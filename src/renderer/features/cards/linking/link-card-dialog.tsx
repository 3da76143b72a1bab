import { useLingui } from '@lingui/react/macro';
import type { DraftRequest } from '../../../../shared/kinds/requests.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { linkCard } from '../card-edits.ts';
import { StageForm } from '../stage-form.tsx';
import { useStaging } from '../use-staging.ts';
import { CardChoiceFields } from './card-choice-fields.tsx';
import { DraftedFindings } from './drafted-findings.tsx';
import { type ChosenCard, useCardChoice } from './use-card-choice.ts';
import { useOtherOwner } from './use-other-owner.ts';

const requestFor = (chosen: ChosenCard): DraftRequest =>
  chosen.how === 'existing' ? linkCard(chosen.cardNumber) : { kind: 'card.issue', card: chosen };

/** A card number, what the card is, and the basket; or a card that is made first, and then linked. */
export const LinkCardDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const staging = useStaging(onClose);
  const choice = useCardChoice();
  const otherOwner = useOtherOwner(choice);
  const request = choice.chosen === null ? null : requestFor(choice.chosen);
  return (
    <Dialog title={t`Link a card`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={request !== null}
        onClose={onClose}
        onSubmit={() => {
          if (request !== null) void staging.stageChecked(request);
        }}
      >
        <CardChoiceFields choice={choice} numberLabel={t`Card number`} />
        <DraftedFindings check={staging.blockedOf(request) ?? otherOwner} />
      </StageForm>
    </Dialog>
  );
};
