import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { IDENTIFIER_TYPES, type IdentifierType } from '../../../../shared/domain/identifier.ts';
import { LONGEST_TYPED } from '../../../../shared/domain/typed.ts';
import { openVisit, useDesk } from '../../../app/store.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { identifierTypeName } from '../../../words/identifier-names.ts';
import { OWN_SCAN } from '../../scanner/field/own-scan.ts';
import { StageForm } from '../stage-form.tsx';
import { useStaging } from '../use-staging.ts';
import { addIdentifier } from './identifier-edits.ts';

const NONE: readonly string[] = [];

/** A type that the branch may change, and a value. */
export const AddIdentifierDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const staging = useStaging(onClose);
  const allowed = useDesk((desk) => {
    const panel = openVisit(desk)?.panels.capillary;
    return panel?.state === 'ready' ? panel.data.changeTypes : NONE;
  });
  const types = IDENTIFIER_TYPES.filter((type) => type !== 'cardnumber' && allowed.includes(type));
  const [chosen, setChosen] = useState<IdentifierType | null>(null);
  const [typed, setTyped] = useState('');
  const type = chosen ?? types[0];
  const value = typed.trim();

  return (
    <Dialog title={t`Add an identifier`} onClose={onClose}>
      <StageForm
        staging={staging}
        complete={type !== undefined && value !== ''}
        onClose={onClose}
        onSubmit={() => {
          if (type !== undefined) void staging.stage(addIdentifier(type, value));
        }}
      >
        <Field id={`${id}-type`} label={t`Type`}>
          <select
            // biome-ignore lint/a11y/noAutofocus: the first of two fields, in a dialog that exists for them
            autoFocus
            id={`${id}-type`}
            value={type ?? ''}
            onChange={(event) => setChosen(types.find((each) => each === event.currentTarget.value) ?? null)}
          >
            {types.map((each) => (
              <option key={each} value={each}>
                {identifierTypeName(i18n, each)}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-value`} label={t`Value`}>
          <input
            {...OWN_SCAN}
            id={`${id}-value`}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_TYPED}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Field>
      </StageForm>
    </Dialog>
  );
};
