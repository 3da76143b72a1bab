import { initialsOf } from '../../app/initials.ts';
import css from './initials.module.css';

/** The initials of a person, beside the name that says the same. */
export const Initials = ({ name }: { readonly name: string }) => (
  <span aria-hidden="true" className={css.initials}>
    {initialsOf(name)}
  </span>
);
