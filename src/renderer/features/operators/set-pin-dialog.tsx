import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useDesk, useDeskStore } from '../../app/store.ts';
import { useCalls } from '../../ipc/calls-context.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { Field } from '../../ui/field.tsx';
import { problemText } from '../../words/problems.ts';
import { PinInput } from './pin-input.tsx';

/** Gives a person another PIN: typed twice, and allowed with the PIN of whoever gives it. */
export const SetPinDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, i18n } = useLingui();
  const calls = useCalls();
  const store = useDeskStore();
  const id = useId();
  const people = useDesk((desk) => desk.operators?.people ?? []);
  const own = useDesk((desk) => desk.operators?.operator?.name ?? '');
  const [person, setPerson] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [proof, setProof] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const differ = again !== '' && pin !== again;

  const set = async (): Promise<void> => {
    if (busy || differ) return;
    setBusy(true);
    const result = await calls.operators.setPin({ id: person, pin, own: proof });
    setBusy(false);
    setProof('');
    if (!result.ok) return setRefused(result.problem);
    const name = people.find((one) => one.id === person)?.name ?? '';
    store.setState({ announcement: t`${name} has another PIN from now on.` });
    onClose();
  };

  return (
    <Dialog title={t`Set a PIN`} onClose={onClose}>
      <DialogForm
        complete={person !== '' && pin !== '' && again !== '' && proof !== '' && !differ && !busy}
        refused={refused === null ? null : problemText(i18n, refused)}
        submitWords={t`Set this PIN`}
        onSubmit={() => void set()}
        onClose={onClose}
      >
        <p>
          <Trans>
            From then on the PIN before it opens nothing. It is recorded who set whose, and no PIN is.
          </Trans>
        </p>
        <Field id={`${id}-person`} label={t`Person`}>
          <select
            // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that exists for it
            autoFocus
            id={`${id}-person`}
            value={person}
            onChange={(event) => setPerson(event.currentTarget.value)}
          >
            <option value="">{t`Choose a person`}</option>
            {people.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-pin`} label={t`New PIN`} hint={t`6 to 12 digits, not all the same or in a row.`}>
          <PinInput id={`${id}-pin`} value={pin} focused={false} onChange={setPin} />
        </Field>
        <Field
          id={`${id}-again`}
          label={t`New PIN again`}
          error={differ ? t`The two are not the same.` : null}
        >
          <PinInput id={`${id}-again`} value={again} focused={false} onChange={setAgain} />
        </Field>
        <Field id={`${id}-own`} label={t`Your own PIN, ${own}`}>
          <PinInput id={`${id}-own`} value={proof} focused={false} onChange={setProof} />
        </Field>
      </DialogForm>
    </Dialog>
  );
};
