import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { LONGEST_TYPED } from '../../../../shared/domain/typed.ts';
import { openVisit, useDesk } from '../../../app/store.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { identifierTypeName } from '../../../words/identifier-names.ts';
import { OWN_SCAN } from '../../scanner/field/own-scan.ts';
import { StageForm } from '../stage-form.tsx';
import { useStaging } from '../use-staging.ts';

interface ChangeIdentifierDialogProps {
  /** The ref of the identifier that is changed. */
  readonly identifier: string;
  readonly onClose: () => void;
}

/** The value that takes the place of another: it is added first, and the old one is removed once that is confirmed. */
export const ChangeIdentifierDialog = ({ identifier, onClose }: ChangeIdentifierDialogProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const staging = useStaging(onClose);
  const [typed, setTyped] = useState('');
  const held = useDesk((desk) => {
    const panel = openVisit(desk)?.panels.capillary;
    return panel?.state === 'ready'
      ? panel.data.identifiers.find(({ ref }) => ref === identifier)
      : undefined;
  });
  const type = identifierTypeName(i18n, held?.type ?? '');
  const masked = held?.masked ?? '';
  const value = typed.trim();
  return (
    <Dialog title={t`Change ${type} ${masked}`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={value !== ''}
        onClose={onClose}
        onSubmit={() => void staging.stage({ kind: 'identifier.change', identifier, value })}
      >
        <Field id={id} label={t`New value`}>
          <input
            {...OWN_SCAN}
            autoFocus
            id={id}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_TYPED}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
        <p>
          <Trans>The new value is added first. {masked} is removed only when that is confirmed.</Trans>
        </p>
      </StageForm>
    </Dialog>
  );
};
