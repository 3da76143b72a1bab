const takeFocus = (input: HTMLInputElement | null): void => input?.focus();

/** Takes a PIN. What is typed here is never looked up, however fast it comes, and no browser remembers it. */
export const PinInput = ({
  id,
  value,
  focused = true,
  onChange,
}: {
  readonly id: string;
  readonly value: string;
  readonly focused?: boolean;
  readonly onChange: (pin: string) => void;
}) => (
  <input
    id={id}
    type="password"
    inputMode="numeric"
    autoComplete="off"
    maxLength={12}
    value={value}
    ref={focused ? takeFocus : null}
    onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, ''))}
  />
);
