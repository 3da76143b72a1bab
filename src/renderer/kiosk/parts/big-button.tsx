import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import css from './big-button.module.css';

interface BigButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'className'> {
  /** `tool` for what is always there. */
  readonly size?: 'big' | 'tool';
  /** `main`: the one way on, where nobody is asked to choose. */
  readonly variant?: 'plain' | 'main';
  readonly children: ReactNode;
}

export const BigButton = ({ size = 'big', variant = 'plain', children, ...rest }: BigButtonProps) => (
  <button {...rest} type="button" className={cx(css.button, css[size], css[variant])}>
    {children}
  </button>
);
