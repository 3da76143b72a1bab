import { type ReactNode, useState } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { barredProps, type TellWhy } from './barred.ts';
import css from './button.module.css';
import { cx } from './cx.ts';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `primary` for the one main action of a place, `quiet` for actions inside rows. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  /** Why whoever is signed in may not use it, told when it is pressed; null: they may. */
  readonly barred?: TellWhy | null;
  /** Keys that do the same, shown behind the words. */
  readonly keys?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A button that is disabled by what it did keeps the focus, and does nothing more, until the focus goes elsewhere: a
 * browser would drop the focus to nowhere.
 */
export const Button = ({
  variant = 'plain',
  size = 'normal',
  icon,
  keys,
  className,
  children,
  isDisabled = false,
  barred = null,
  ...rest
}: ButtonProps) => {
  const [focused, setFocused] = useState(false);
  const held = isDisabled && focused;
  return (
    <AriaButton
      {...rest}
      {...(held ? { onPress: () => {}, type: 'button', 'aria-disabled': true } : {})}
      {...(barred === null ? {} : barredProps(barred, rest['aria-describedby']))}
      isDisabled={isDisabled && !held}
      onFocusChange={setFocused}
      className={cx(css.button, css[variant], css[size], className)}
    >
      {icon}
      {children}
      {keys === undefined ? null : (
        <span aria-hidden="true" className={css.keys}>
          {keys}
        </span>
      )}
    </AriaButton>
  );
};
