import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { PIN_DIGITS } from '../../../shared/operators/pin-digits.ts';
import { focusIfSeen } from '../../ui/focus-if-seen.ts';
import css from './pin-input.module.css';

/** More than any PIN has, so that what is no PIN is seen to be none. */
const LONGEST = 64;

const takeFocus = (input: HTMLInputElement | null): void => input?.focus();

interface PinInputProps {
  readonly id: string;
  readonly value: string;
  /** `if-seen`: it takes the focus where it can be seen at once. */
  readonly focused?: boolean | 'if-seen';
  readonly onChange: (pin: string) => void;
}

/**
 * Takes a PIN. What is typed here is never looked up, however fast it comes, and no browser remembers it. What cannot be a
 * PIN, such as the number of a card, does not leave the field: its form is not sent, and no try is counted.
 */
export const PinInput = ({ id, value, focused = true, onChange }: PinInputProps) => {
  const [unfit, setUnfit] = useState(false);
  const { min, max } = PIN_DIGITS;
  return (
    <>
      <input
        id={id}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={LONGEST}
        pattern={`\\d{${min},${max}}`}
        value={value}
        ref={focused === 'if-seen' ? focusIfSeen : focused ? takeFocus : null}
        aria-invalid={unfit || undefined}
        aria-errormessage={unfit ? `${id}-unfit` : undefined}
        onChange={(event) => {
          setUnfit(false);
          onChange(event.currentTarget.value);
        }}
        onInvalid={(event) => {
          event.preventDefault();
          event.currentTarget.focus();
          setUnfit(true);
          onChange('');
        }}
      />
      {unfit ? (
        <p id={`${id}-unfit`} role="alert" className={css.unfit}>
          <Trans>
            A PIN has {min} to {max} digits. Nothing was tried.
          </Trans>
        </p>
      ) : null}
    </>
  );
};
