import { type RefObject, useEffect, useRef } from 'react';

/** Takes the focus to the first of the matches that were added, once they are there. Gives what begins it. */
export const useFocusAdded = (place: RefObject<HTMLElement | null>, shown: number): (() => void) => {
  const from = useRef<number | null>(null);
  useEffect(() => {
    const first = from.current;
    if (first === null || shown <= first) return;
    from.current = null;
    // The list draws its options after this.
    const frame = requestAnimationFrame(() => {
      place.current?.querySelectorAll<HTMLElement>('[role="option"]')[first]?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [place, shown]);
  return () => {
    from.current = shown;
  };
};
