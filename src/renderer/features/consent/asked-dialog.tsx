import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ASKED_AT_THE_COUNTER } from '../../../shared/domain/asked.ts';
import { openVisit, useDesk } from '../../app/store.ts';
import { useAct } from '../../app/use-act.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { askedOf, fieldsOf } from './asked-form.ts';
import { AskedInputs } from './asked-inputs.tsx';
import css from './consent.module.css';

/** Says who asks for the changes of consent in this visit. */
export const AskedDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useLingui();
  const act = useAct();
  const now = useDesk((desk) => openVisit(desk)?.asked ?? ASKED_AT_THE_COUNTER);
  const [fields, setFields] = useState(() => fieldsOf(now));
  const asked = askedOf(fields);
  const save = async (): Promise<void> => {
    if (asked !== null && (await act((calls) => calls.drafts.askedBy({ asked })))) onClose();
  };
  return (
    <Dialog title={t`Who asked for this`} onClose={onClose}>
      <DialogForm
        className={css.form}
        complete={asked !== null}
        submitWords={t`Save`}
        onSubmit={() => void save()}
        onClose={onClose}
      >
        <AskedInputs legend={t`Asked for by`} fields={fields} onChange={setFields} />
      </DialogForm>
    </Dialog>
  );
};
