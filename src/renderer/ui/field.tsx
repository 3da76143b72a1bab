import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './field.module.css';

interface FieldProps {
  /** Of the input, select or textarea among the children; its error has the id `<id>-error`, its hint `<id>-hint`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A label, a control, and what is wrong with what is in it. */
export const Field = ({ id, label, hint, error, className, children }: FieldProps) => (
  <div className={cx(css.field, className)}>
    <label htmlFor={id} className={css.label}>
      {label}
    </label>
    {children}
    {hint === undefined ? null : (
      <p id={`${id}-hint`} className={css.hint}>
        {hint}
      </p>
    )}
    {error == null ? null : (
      <p id={`${id}-error`} role="alert" className={css.error}>
        {error}
      </p>
    )}
  </div>
);
