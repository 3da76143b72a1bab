import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import css from './tag.module.css';

type Meaning = 'neutral' | 'accent' | 'ok' | 'caution' | 'danger' | 'unknown';

interface TagProps {
  readonly meaning?: Meaning;
  readonly icon?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A word in a box, for what something is. */
export const Tag = ({ meaning = 'neutral', icon, className, children }: TagProps) => (
  <span className={cx(css.tag, css[meaning], className)}>
    {icon}
    {children}
  </span>
);

/** An icon and a word, for how something stands: never one without the other. */
export const Mark = ({ meaning = 'neutral', icon, className, children }: TagProps) => (
  <span className={cx(css.mark, css[meaning], className)}>
    {icon}
    {children}
  </span>
);
