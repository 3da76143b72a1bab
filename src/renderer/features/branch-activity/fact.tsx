import type { ReactNode } from 'react';
import css from './fact.module.css';

interface FactProps {
  readonly name: ReactNode;
  /** Whether it is for machines and support desks to read. */
  readonly code?: boolean;
  readonly children: ReactNode;
}

/** A name and what stands under it, in a list of facts. */
export const Fact = ({ name, code = false, children }: FactProps) => (
  <div>
    <dt className={css.name}>{name}</dt>
    <dd className={code ? css.code : css.value}>{children}</dd>
  </div>
);
