/** The rows that are drawn: from `first` up to, and without, `end`. */
interface ShownRows {
  readonly first: number;
  readonly end: number;
}

/** Rows drawn above and below what is seen, so that scrolling never shows an empty place. */
const BEYOND = 12;

/** The first row moves in steps: most scroll events draw nothing new. */
const STEP = 4;

/** Which rows to draw for a list that is scrolled so far. Lengths in pixels. */
export const shownRows = (
  { scrollTop, height, row }: { readonly scrollTop: number; readonly height: number; readonly row: number },
  count: number,
): ShownRows => {
  const top = Math.max(0, Math.floor(scrollTop / row) - BEYOND);
  const first = Math.min(Math.max(0, count - 1), Math.floor(top / STEP) * STEP);
  const rows = Math.ceil(height / row) + 2 * BEYOND + STEP;
  return { first, end: Math.min(count, first + rows) };
};

/** Where to scroll to so that a row is seen whole, moving no further than that needs. Lengths in pixels. */
export const scrollToShow = (
  { scrollTop, height, row }: { readonly scrollTop: number; readonly height: number; readonly row: number },
  index: number,
): number => {
  const top = index * row;
  if (top < scrollTop) return top;
  return top + row > scrollTop + height ? top + row - height : scrollTop;
};

/** Which row the keys go to from this one; null for a key that does not move. */
export const rowAfterKey = (
  key: string,
  { at, count, page }: { readonly at: number; readonly count: number; readonly page: number },
): number | null => {
  const within = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return within(0);
    case 'End':
      return within(count - 1);
    default:
      return null;
  }
};
