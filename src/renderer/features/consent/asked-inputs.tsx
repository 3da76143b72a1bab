import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { ASKED_HOW } from '../../../shared/domain/asked.ts';
import choices from '../../ui/choices.module.css';
import { Field } from '../../ui/field.tsx';
import { howChoices } from '../../words/asked.ts';
import type { AskedFields } from './asked-form.ts';
import css from './consent.module.css';

interface AskedInputsProps {
  readonly legend: string;
  readonly fields: AskedFields;
  readonly onChange: (fields: AskedFields) => void;
}

interface OwnWordsProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const OwnWords = ({ id, label, hint, required, value, onChange }: OwnWordsProps) => (
  <Field id={id} label={label} hint={hint}>
    <input
      id={id}
      type="text"
      autoComplete="off"
      maxLength={200}
      required={required}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  </Field>
);

/** Who asked, how and why. */
export const AskedInputs = ({ legend, fields, onChange }: AskedInputsProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const change = (part: Partial<AskedFields>): void => onChange({ ...fields, ...part });
  const askers = [
    { byCustomer: true, words: t`The customer` },
    { byCustomer: false, words: t`Somebody else for the customer` },
  ];
  return (
    <>
      <fieldset className={css.who}>
        <legend className={choices.legend}>{legend}</legend>
        {askers.map(({ byCustomer, words }) => (
          <label key={words} className={choices.choice}>
            <input
              type="radio"
              name={`${id}-who`}
              checked={fields.byCustomer === byCustomer}
              onChange={() => change({ byCustomer })}
            />
            {words}
          </label>
        ))}
      </fieldset>
      {fields.byCustomer ? null : (
        <OwnWords
          id={`${id}-name`}
          label={t`Who, and with what right`}
          required
          value={fields.who}
          onChange={(who) => change({ who })}
        />
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
        <OwnWords
          id={`${id}-other`}
          label={t`In what way`}
          required
          value={fields.other}
          onChange={(other) => change({ other })}
        />
      ) : null}
      <OwnWords
        id={`${id}-why`}
        label={t`Why`}
        hint={t`Optional. Kept on record, not printed on the receipt.`}
        required={false}
        value={fields.why}
        onChange={(why) => change({ why })}
      />
    </>
  );
};
