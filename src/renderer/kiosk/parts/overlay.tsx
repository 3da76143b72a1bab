import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './overlay.module.css';
import { Readable } from './readable.tsx';

interface OverlayProps {
  readonly role: 'dialog' | 'alertdialog';
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly controls: ReactNode;
}

/** Lies over the screen, which can be neither reached nor read meanwhile. Its first control has the focus. */
export const Overlay = ({ role, title, children, controls }: OverlayProps) => {
  const pressed = useRef<HTMLDivElement>(null);
  const id = useId();
  const said = { role, 'aria-labelledby': `${id}t`, 'aria-describedby': `${id}d` };
  useEffect(() => {
    const before = document.activeElement;
    pressed.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      // What lay under another overlay had lost it: the screen's title gets it, and nobody has to begin anew.
      if (document.activeElement === document.body) document.querySelector('h1')?.focus();
    };
  }, []);
  return (
    <div className={css.scrim}>
      <div {...said} className={css.box}>
        <h2 id={`${id}t`} className={css.title}>
          {title}
        </h2>
        <div id={`${id}d`} className={css.text}>
          <Readable>{children}</Readable>
        </div>
        <div ref={pressed} className={css.controls}>
          {controls}
        </div>
      </div>
    </div>
  );
};
