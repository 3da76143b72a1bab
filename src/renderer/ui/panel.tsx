import { type ReactNode, useId, useRef } from 'react';
import { cx } from './cx.ts';
import css from './panel.module.css';
import { useScrollStop } from './use-scroll-stop.ts';

interface PanelProps {
  /** Names the region and stands as its heading. */
  readonly title: string;
  /** A short word or count behind the title. */
  readonly aside?: ReactNode;
  /** Actions at the end of the title's line. */
  readonly actions?: ReactNode;
  /** A thin line under the scrolling body. */
  readonly foot?: ReactNode;
  /** Actions under the scrolling body. */
  readonly footer?: ReactNode;
  readonly busy?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A region with a heading. Its body scrolls, its heading and footer do not. */
export const Panel = ({ title, aside, actions, foot, footer, busy, className, children }: PanelProps) => {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const tabIndex = useScrollStop(body);
  return (
    <section aria-labelledby={id} aria-busy={busy || undefined} className={cx(css.panel, className)}>
      <div className={css.head}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        {aside === undefined ? null : <span className={css.aside}>{aside}</span>}
        {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
      </div>
      <div ref={body} tabIndex={tabIndex} className={css.body}>
        {children}
      </div>
      {foot}
      {footer === undefined ? null : <div className={css.footer}>{footer}</div>}
    </section>
  );
};
