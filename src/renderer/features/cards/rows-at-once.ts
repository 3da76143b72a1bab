/** More rows than the panel has room for on a screen of a desk. */
export const ROWS_AT_ONCE = 25;
