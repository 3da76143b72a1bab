import { useLingui } from '@lingui/react/macro';
import type { LabelPurpose } from '../../../app/store.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { labelCard } from '../card-edits.ts';
import { StageForm } from '../stage-form.tsx';
import { useStaging } from '../use-staging.ts';
import { LabelFields } from './label-fields.tsx';
import { useLabeling, useMaskedCard } from './use-labeling.ts';

interface LabelCardDialogProps {
  /** The ref of the card. */
  readonly card: string;
  readonly purpose: LabelPurpose;
  readonly onClose: () => void;
}

/** Why a card is delinked, suspended or resumed, and the label that it gets. */
export const LabelCardDialog = ({ card, purpose, onClose }: LabelCardDialogProps) => {
  const { t } = useLingui();
  const masked = useMaskedCard(card);
  const labeling = useLabeling(card, purpose);
  const staging = useStaging(() => {
    labeling.setReason('');
    onClose();
  });
  const titles = {
    delink: t`Delink ${masked}`,
    suspend: t`Suspend ${masked}`,
    resume: t`Resume ${masked}`,
  } as const;
  const consequences = {
    delink: t`The card stays on record and can be linked again.`,
    suspend: t`The card stays linked and does not work until it is resumed.`,
    resume: t`The card works again.`,
  } as const;
  return (
    <Dialog title={titles[purpose]} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={labeling.complete}
        onClose={onClose}
        onSubmit={() => void staging.stage(labelCard(purpose, card, labeling))}
      >
        <LabelFields purpose={purpose} labeling={labeling} first />
        <p>{consequences[purpose]}</p>
      </StageForm>
    </Dialog>
  );
};
