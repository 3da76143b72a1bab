import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Field } from '../../ui/field.tsx';
import { OWN_SCAN } from '../scanner/field/own-scan.ts';

/** Takes the passphrase of a bundle. It goes to the main process and never comes back. */
export const PassphraseInput = ({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
}) => {
  const { t } = useLingui();
  const id = useId();
  return (
    <Field id={id} label={t`Passphrase`} hint={t`It came by another way than the file.`}>
      <input
        {...OWN_SCAN}
        id={id}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  );
};
