import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import choices from '../../ui/choices.module.css';
import { Field } from '../../ui/field.tsx';
import { OWN_SCAN } from '../scanner/field/own-scan.ts';
import { type AskedFor, differs } from './make-request.ts';
import css from './provisioning.module.css';

/** Who can open the bundle: the desks whose cards are pasted, or whoever knows a passphrase. */
export const MakeFor = ({
  asked,
  onChange,
}: {
  readonly asked: AskedFor;
  readonly onChange: (more: Partial<AskedFor>) => void;
}) => {
  const { t } = useLingui();
  const id = useId();
  const { how, cards, passphrase, again } = asked;
  const secret = (key: 'passphrase' | 'again', value: string) => ({
    ...OWN_SCAN,
    ...{
      id: `${id}-${key}`,
      type: 'password',
      autoComplete: 'off',
      spellCheck: false,
      maxLength: 1000,
      value,
    },
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onChange({ [key]: event.currentTarget.value }),
  });
  return (
    <>
      <fieldset className={choices.choices}>
        <legend className={choices.legend}>
          <Trans>Who can open it</Trans>
        </legend>
        <label className={choices.choice}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the first field of a dialog that exists for it
            autoFocus
            type="radio"
            name={`${id}-how`}
            checked={how === 'cards'}
            onChange={() => onChange({ how: 'cards', passphrase: '', again: '' })}
          />
          <Trans>The desks whose device cards I paste</Trans>
        </label>
        <label className={choices.choice}>
          <input
            type="radio"
            name={`${id}-how`}
            checked={how === 'passphrase'}
            onChange={() => onChange({ how: 'passphrase' })}
          />
          <Trans>Whoever knows a passphrase</Trans>
        </label>
      </fieldset>
      {how === 'cards' ? (
        <Field
          id={`${id}-cards`}
          label={t`Device cards`}
          hint={t`One a line. A desk prints its own with Branchdesk --device-card.`}
        >
          <textarea
            {...OWN_SCAN}
            id={`${id}-cards`}
            className={css.cards}
            dir="ltr"
            rows={4}
            autoComplete="off"
            spellCheck={false}
            maxLength={200_000}
            aria-describedby={`${id}-cards-hint`}
            value={cards}
            onChange={(event) => onChange({ cards: event.currentTarget.value })}
          />
        </Field>
      ) : (
        <>
          <Field
            id={`${id}-passphrase`}
            label={t`Passphrase`}
            hint={t`Six or more words that have nothing to do with each other or with the branch. It is not kept anywhere.`}
          >
            <input {...secret('passphrase', passphrase)} aria-describedby={`${id}-passphrase-hint`} />
          </Field>
          <Field
            id={`${id}-again`}
            label={t`Passphrase again`}
            error={differs(asked) ? t`It is not the same yet.` : null}
          >
            <input
              {...secret('again', again)}
              aria-invalid={differs(asked) || undefined}
              aria-errormessage={differs(asked) ? `${id}-again-error` : undefined}
            />
          </Field>
        </>
      )}
    </>
  );
};
