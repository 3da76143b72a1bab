import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from '../../ui/cx.ts';
import { BigButton } from './big-button.tsx';
import css from './readable.module.css';

/** How much of a place is seen again after a turn, so that nobody loses the line. */
const SEEN_AGAIN = 0.2;

/** Whether there is more before what is seen, and after it. */
interface More {
  readonly before: boolean;
  readonly after: boolean;
}

const moreIn = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): More => ({
  before: scrollTop > 1,
  after: scrollTop + clientHeight < scrollHeight - 1,
});

const isSame = (one: More, other: More): boolean => one.before === other.before && one.after === other.after;

interface ReadableProps {
  readonly children: ReactNode;
  /** Its end was in sight. */
  readonly onEnd?: (() => void) | undefined;
}

/** What is read. Where it is longer than its place it is turned by buttons, since not everybody can drag it. */
export const Readable = ({ children, onEnd }: ReadableProps) => {
  const place = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState<More>({ before: false, after: false });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const look = (): void => {
      const now = moreIn(element);
      if (!now.after) onEnd?.();
      setMore((before) => (isSame(before, now) ? before : now));
    };
    const observer = new ResizeObserver(look);
    for (const one of [element, ...element.children]) observer.observe(one);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [onEnd]);
  const turn = (direction: 1 | -1): void => {
    const height = place.current?.clientHeight ?? 0;
    place.current?.scrollBy({ top: direction * height * (1 - SEEN_AGAIN) });
  };
  const isLong = more.before || more.after;
  return (
    <>
      <div ref={place} className={cx(css.place, isLong && css.long)} data-turned={isLong}>
        <div className={css.text}>{children}</div>
      </div>
      {isLong ? (
        <div className={css.turns}>
          <BigButton size="tool" aria-disabled={!more.before} onClick={() => turn(-1)}>
            <Trans>Before</Trans>
          </BigButton>
          <BigButton size="tool" aria-disabled={!more.after} onClick={() => turn(1)}>
            <Trans>More</Trans>
          </BigButton>
        </div>
      ) : null}
    </>
  );
};
