import { useLingui } from '@lingui/react/macro';
import { numberFormat } from '../../words/formats.ts';
import css from './keypad.module.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface KeypadProps {
  readonly onDigit: (digit: string) => void;
  readonly onDelete: () => void;
  readonly onOk: () => void;
  readonly disabled?: boolean;
}

/** Our own keys: those of the system may show what others typed, and lead out of the kiosk. */
export const Keypad = ({ onDigit, onDelete, onOk, disabled = false }: KeypadProps) => {
  const { t, i18n } = useLingui();
  const key = (digit: string) => (
    <button
      key={digit}
      type="button"
      data-digit
      disabled={disabled}
      className={css.key}
      onClick={() => onDigit(digit)}
    >
      {numberFormat(i18n, {}).format(Number(digit))}
    </button>
  );
  return (
    // The digits of a number run from left to right in every language.
    <fieldset dir="ltr" className={css.keypad} aria-label={t`Number keys`}>
      {DIGITS.map(key)}
      <button type="button" disabled={disabled} className={css.word} onClick={onDelete}>
        {t({ message: 'Delete', context: 'the last digit' })}
      </button>
      {key('0')}
      <button type="button" disabled={disabled} data-enter className={css.ok} onClick={onOk}>
        {t`OK`}
      </button>
    </fieldset>
  );
};
