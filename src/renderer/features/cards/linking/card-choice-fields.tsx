import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { LONGEST_TYPED } from '../../../../shared/domain/typed.ts';
import { problemOf } from '../../../ipc/problem-error.ts';
import { Field } from '../../../ui/field.tsx';
import { problemText } from '../../../words/problems.ts';
import { OWN_SCAN } from '../../scanner/field/own-scan.ts';
import css from './card-choice-fields.module.css';
import { CardPreview } from './card-preview.tsx';
import { seriesRule } from './series-rule.ts';
import type { CardChoice, How } from './use-card-choice.ts';

const WAYS: readonly How[] = ['existing', 'add', 'generate'];

interface CardChoiceFieldsProps {
  readonly choice: CardChoice;
  /** Of the number's field: in a dialog with two cards, which of them it is. */
  readonly numberLabel: string;
}

/** Which card: scanned or typed, added to a series first, or generated in one. What Capillary knows of it is shown. */
export const CardChoiceFields = ({ choice, numberLabel }: CardChoiceFieldsProps) => {
  const { t, i18n } = useLingui();
  const id = useId();
  const allowed = choice.allowed ?? [];
  const series = allowed.find((one) => one.id === choice.series);
  const ways = {
    existing: t`Card in hand`,
    add: t`New to Capillary`,
    generate: t`Generate a number`,
  } as const;
  return (
    <>
      <fieldset className={css.ways}>
        <legend className={css.legend}>
          <Trans>Which card</Trans>
        </legend>
        {WAYS.map((how) => (
          <label key={how} className={css.way}>
            <input
              type="radio"
              name={`${id}-how`}
              value={how}
              checked={choice.how === how}
              onChange={() => choice.setHow(how)}
            />
            {ways[how]}
          </label>
        ))}
      </fieldset>
      {choice.how === 'generate' ? null : (
        <Field id={id} label={numberLabel} hint={t`Type it or scan the card.`}>
          <input
            {...OWN_SCAN}
            // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that exists for it
            autoFocus
            id={id}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            maxLength={LONGEST_TYPED}
            aria-describedby={`${id}-hint`}
            value={choice.typed}
            onChange={(event) => choice.setTyped(event.currentTarget.value)}
          />
        </Field>
      )}
      {choice.how === 'existing' ? (
        <CardPreview cardNumber={choice.looked} onNew={() => choice.setHow('add')} />
      ) : (
        <Field
          id={`${id}-series`}
          label={t`Series`}
          hint={series === undefined ? undefined : seriesRule(i18n, series)}
          error={
            choice.unread !== null
              ? problemText(i18n, problemOf(choice.unread))
              : choice.allowed?.length === 0
                ? t`Capillary has no series for this.`
                : null
          }
        >
          <select
            id={`${id}-series`}
            disabled={allowed.length === 0}
            value={choice.series ?? ''}
            onChange={(event) => choice.setSeries(Number(event.currentTarget.value))}
          >
            {allowed.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
};
