import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { ASKED_HOW } from '../../../shared/domain/asked.ts';
import { Field } from '../../ui/field.tsx';
import { howChoices } from '../../words/asked.ts';
import type { AskedFields } from './asked-form.ts';
import css from './consent.module.css';

export interface AskedInputsProps {
  readonly legend: string;
  readonly fields: AskedFields;
  readonly onChange: (fields: AskedFields) => void;
}

/** Who asked, how and why. */
export const AskedInputs = ({ legend, fields, onChange }: AskedInputsProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const change = (part: Partial<AskedFields>): void => onChange({ ...fields, ...part });
  return (
    <>
      <fieldset className={css.who}>
        <legend className={css.legend}>{legend}</legend>
        <label className={css.choice}>
          <input
            type="radio"
            name={`${id}-who`}
            checked={fields.byCustomer}
            onChange={() => change({ byCustomer: true })}
          />
          <Trans>The customer</Trans>
        </label>
        <label className={css.choice}>
          <input
            type="radio"
            name={`${id}-who`}
            checked={!fields.byCustomer}
            onChange={() => change({ byCustomer: false })}
          />
          <Trans>Somebody else for the customer</Trans>
        </label>
      </fieldset>
      {fields.byCustomer ? null : (
        <Field id={`${id}-name`} label={t`Who, and with what right`}>
          <input
            id={`${id}-name`}
            type="text"
            autoComplete="off"
            maxLength={200}
            required
            value={fields.who}
            onChange={(event) => change({ who: event.currentTarget.value })}
          />
        </Field>
      )}
      <Field id={`${id}-how`} label={t`How`}>
        <select
          id={`${id}-how`}
          required
          value={fields.how ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ how: ASKED_HOW.find((how) => how === value) ?? null })
          }
        >
          {fields.how === null ? <option value="">{t`Choose how`}</option> : null}
          {howChoices(i18n).map(({ how, words }) => (
            <option key={how} value={how}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      {fields.how === 'other' ? (
        <Field id={`${id}-other`} label={t`In what way`}>
          <input
            id={`${id}-other`}
            type="text"
            autoComplete="off"
            maxLength={200}
            required
            value={fields.other}
            onChange={(event) => change({ other: event.currentTarget.value })}
          />
        </Field>
      ) : null}
      <Field id={`${id}-why`} label={t`Why`} hint={t`Optional. Kept on record, not printed on the receipt.`}>
        <input
          id={`${id}-why`}
          type="text"
          autoComplete="off"
          maxLength={200}
          aria-describedby={`${id}-why-hint`}
          value={fields.why}
          onChange={(event) => change({ why: event.currentTarget.value })}
        />
      </Field>
    </>
  );
};
