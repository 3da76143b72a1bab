import { startTransition, useEffect, useState } from 'react';

/**
 * How many rows of a long list are drawn: what fills its place first, and the rest right after, so many at a time, with
 * keys and clicks let through. All of them are there a moment later, to the keyboard, to a screen reader and to a search.
 */
export const useInTurns = (all: number, atOnce: number): number => {
  const [drawn, setDrawn] = useState(atOnce);
  useEffect(() => {
    if (drawn < all) startTransition(() => setDrawn(drawn + atOnce));
  }, [all, atOnce, drawn]);
  return Math.min(all, drawn);
};
