import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Field } from '../../ui/field.tsx';
import type { AskedFor } from './make-request.ts';
import css from './provisioning.module.css';

/** For how long a bundle holds, and changes are sent after that. */
export const MakeDays = ({
  asked,
  onChange,
}: {
  readonly asked: AskedFor;
  readonly onChange: (more: Partial<AskedFor>) => void;
}) => {
  const { t } = useLingui();
  const id = useId();
  return (
    <div className={css.pair}>
      <Field id={`${id}-days`} label={t`Holds for days`} hint={t`1 to 3,650.`}>
        <input
          id={`${id}-days`}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          aria-describedby={`${id}-days-hint`}
          value={asked.days}
          onChange={(event) => onChange({ days: event.currentTarget.value })}
        />
      </Field>
      <Field id={`${id}-grace`} label={t`Then sends changes for days`} hint={t`0 to 365.`}>
        <input
          id={`${id}-grace`}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          aria-describedby={`${id}-grace-hint`}
          value={asked.graceDays}
          onChange={(event) => onChange({ graceDays: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
};
