import { startTransition, useEffect, useState } from 'react';

/** More rows than a panel has room for on a screen of a desk. */
const ROWS_AT_ONCE = 25;

/**
 * How many rows of a long list are drawn: what fills its place first, and the rest right after, so many at a time, with
 * keys and clicks let through. All of them are there a moment later, to the keyboard, to a screen reader and to a search.
 */
export const useInTurns = (all: number, atOnce = ROWS_AT_ONCE): number => {
  const [drawn, setDrawn] = useState(atOnce);
  useEffect(() => {
    if (drawn < all) startTransition(() => setDrawn(drawn + atOnce));
  }, [all, atOnce, drawn]);
  return Math.min(all, drawn);
};
