import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { InfoIcon, WarningIcon } from './icons.tsx';
import css from './notice.module.css';

interface NoticeProps {
  readonly meaning?: 'neutral' | 'caution' | 'danger';
  /** Announced when it appears: `alert` for what stops the operator, `none` for what stands there anyway. */
  readonly announce?: 'alert' | 'none';
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Says what happened and what to do next, where it happened. */
export const Notice = ({
  meaning = 'neutral',
  announce = 'none',
  actions,
  className,
  children,
}: NoticeProps) => (
  <div role={announce === 'alert' ? 'alert' : undefined} className={cx(css.notice, css[meaning], className)}>
    <span className={css.icon}>{meaning === 'neutral' ? <InfoIcon /> : <WarningIcon />}</span>
    <div className={css.text}>{children}</div>
    {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
  </div>
);
