import { type RefObject, useLayoutEffect, useState } from 'react';

interface Fitting {
  readonly most: number;
  /** What its size depends on: with another one it begins anew. */
  readonly depends: string;
  /** Whether it is to lie in the lower half of a tall screen. */
  readonly lower: boolean;
}

/** Fewer than so many are never shown for the sake of the lower half. */
const FEWEST = 2;

/** Whether there are too many for the screen, so that some would be cut off or out of reach. */
const isTooMany = (list: HTMLElement, { count, lower }: { count: number; lower: boolean }): boolean => {
  const frame = list.closest('main');
  if (frame === null) return false;
  const above = frame.querySelector('[data-turned]');
  const isCut = (one: Element | null): boolean => one !== null && one.scrollHeight > one.clientHeight + 1;
  if (isCut(frame) || isCut(above)) return count > 1;
  const { innerHeight, innerWidth } = window;
  const top = list.parentElement?.getBoundingClientRect().top ?? innerHeight;
  return lower && innerHeight > innerWidth && top < innerHeight / 2 && count > FEWEST;
};

/** How many of a list there is room for: as many as there may be, and fewer once they do not fit. */
export const useFitting = (
  list: RefObject<HTMLElement | null>,
  { most, depends, lower }: Fitting,
): number => {
  const [found, setFound] = useState({ depends, count: most });
  const count = found.depends === depends ? found.count : most;
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const look = (): void => {
      if (isTooMany(element, { count, lower })) setFound({ depends, count: count - 1 });
    };
    look();
    // The letters of a language may come after its words.
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [list, count, depends, lower]);
  return count;
};
