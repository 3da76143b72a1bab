import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { barredProps, type TellWhy } from './barred.ts';
import { cx } from './cx.ts';
import css from './icon-button.module.css';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** The accessible name, also shown as the tip. */
  readonly label: string;
  readonly size?: 'normal' | 'small';
  /** Why whoever is signed in may not use it, told when it is pressed; null: they may. */
  readonly barred?: TellWhy | null;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const IconButton = ({
  label,
  size = 'normal',
  barred = null,
  className,
  children,
  ...rest
}: IconButtonProps) => (
  <AriaButton
    {...rest}
    {...(barred === null ? {} : barredProps(barred, rest['aria-describedby']))}
    aria-label={label}
    className={cx(css.button, css[size], className)}
    render={(props) => <button {...props} title={label} />}
  >
    {children}
  </AriaButton>
);
