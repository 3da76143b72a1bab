import type { ReactNode } from 'react';
import css from './visually-hidden.module.css';

interface VisuallyHiddenProps {
  readonly id?: string;
  readonly children: ReactNode;
}

export const VisuallyHidden = ({ id, children }: VisuallyHiddenProps) => (
  <span id={id} className={css.hidden}>
    {children}
  </span>
);
