/**
 * The longest text that is taken where a value is typed, pasted or scanned, in UTF-16 units: longer than any value, so
 * that none with what is written around it is ever cut to another one.
 */
export const LONGEST_TYPED = 500;
