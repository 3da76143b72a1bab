/** How long a digit is shown as it was typed, in milliseconds. */
export const SHOWN_MS = 1_000;

const DOT = '•';

/** What was typed as it is shown: dots, save the last digit while it is new. Pure. */
export const masked = (typed: string, isLastShown: boolean): string =>
  isLastShown && typed !== '' ? DOT.repeat(typed.length - 1) + typed.slice(-1) : DOT.repeat(typed.length);
