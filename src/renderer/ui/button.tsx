import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import css from './button.module.css';
import { cx } from './cx.ts';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `primary` for the one main action of a place, `quiet` for actions inside rows. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  readonly icon?: ReactNode;
  /** Keys that do the same, shown behind the words. */
  readonly keys?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export const Button = ({
  look = 'plain',
  size = 'normal',
  icon,
  keys,
  className,
  children,
  ...rest
}: ButtonProps) => (
  <AriaButton {...rest} className={cx(css.button, css[look], css[size], className)}>
    {icon}
    {children}
    {keys === undefined ? null : (
      <span aria-hidden="true" className={css.keys}>
        {keys}
      </span>
    )}
  </AriaButton>
);
