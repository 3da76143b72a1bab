import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../ui/cx.ts';
import { Readable } from './readable.tsx';
import css from './screen-frame.module.css';

interface ScreenFrameProps {
  readonly title: ReactNode;
  /** What is read. */
  readonly children?: ReactNode;
  /** The end of what is read was in sight. */
  readonly onRead?: () => void;
  /** What stays in sight however much there is to read: what was typed, and why something was not done. */
  readonly kept?: ReactNode;
  /** What is pressed: it lies below, or beside what is read where the screen is wide. */
  readonly controls?: ReactNode;
  /** `narrow`: what is pressed is as wide as it is. */
  readonly narrow?: boolean;
  /** What is pressed lies below on a wide screen too. */
  readonly stacked?: boolean;
}

/** One thing on the screen: its title, which gets the focus, what is read and what is pressed. */
export const ScreenFrame = ({
  title,
  children,
  onRead,
  kept,
  controls,
  narrow = false,
  stacked = false,
}: ScreenFrameProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main
      className={cx(
        css.frame,
        (controls === undefined || stacked) && css.alone,
        stacked && css.stacked,
        narrow && css.narrow,
      )}
    >
      <div className={css.read}>
        <Readable onEnd={onRead}>
          <h1 ref={heading} tabIndex={-1} className={css.title}>
            {title}
          </h1>
          {children}
        </Readable>
        {kept}
      </div>
      {controls === undefined ? null : <div className={css.controls}>{controls}</div>}
    </main>
  );
};
