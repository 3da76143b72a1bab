import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { openVisit, useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { problemOf } from '../../ipc/problem-error.ts';
import { queries } from '../../ipc/queries.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { StageForm } from './stage-form.tsx';
import { useStaging } from './use-staging.ts';

export interface DelinkCardDialogProps {
  /** The ref of the card. */
  readonly card: string;
  readonly onClose: () => void;
}

/** Why a card is delinked, and the label that it gets. The typed reason stays with the card until it is used. */
export const DelinkCardDialog = ({ card, onClose }: DelinkCardDialogProps) => {
  const { t, i18n } = useLingui();
  const store = useDeskStore();
  const calls = useCalls();
  const id = useId();
  const labels = useQuery(queries.delinkLabels(calls));
  const reason = useDesk((desk) => desk.notes[card] ?? '');
  const masked = useDesk((desk) => {
    const panel = openVisit(desk)?.cards;
    return panel?.state === 'ready' ? panel.data.cards.find(({ ref }) => ref === card)?.masked : undefined;
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const usual = labels.data?.find(({ isDefault }) => isDefault) ?? labels.data?.[0];
  const label = chosen ?? usual?.label ?? '';
  const setReason = (text: string): void =>
    store.setState(({ notes }) => ({ notes: { ...notes, [card]: text } }));
  const staging = useStaging(() => {
    setReason('');
    onClose();
  });

  return (
    <Dialog title={t`Delink ${masked ?? ''}`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={label !== '' && reason.trim() !== ''}
        onClose={onClose}
        onSubmit={() => void staging.stage({ kind: 'card.delink', card, label, reason: reason.trim() })}
      >
        <Field id={`${id}-reason`} label={t`Reason`}>
          <input
            autoFocus
            id={`${id}-reason`}
            type="text"
            autoComplete="off"
            maxLength={500}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <Field
          id={`${id}-label`}
          label={t`Label after delinking`}
          error={labels.isError ? problemText(i18n, problemOf(labels.error)) : null}
        >
          <select
            id={`${id}-label`}
            disabled={labels.data === undefined}
            value={label}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {labels.data?.map((each) => (
              <option key={each.label} value={each.label}>
                {each.isDefault ? t`${each.label} (usual)` : each.label}
              </option>
            ))}
          </select>
        </Field>
        <p>
          <Trans>The card stays on record and can be linked again.</Trans>
        </p>
      </StageForm>
    </Dialog>
  );
};
