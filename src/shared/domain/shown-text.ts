const MOST = 500;

/** Bounds text that others wrote to what the screen takes: 500 UTF-16 units, a cut marked with an ellipsis. */
export const shownText = (text: string): string =>
  text.length <= MOST ? text : `${text.slice(0, MOST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** The same for text that may be missing. */
export const shownOrNull = (text: string | null): string | null => (text === null ? null : shownText(text));
