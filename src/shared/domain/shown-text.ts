declare const SHOWN: unique symbol;

/** Text of others as every screen, receipt and journal takes it. Only this file makes it. */
export type ShownText = string & { readonly [SHOWN]: true };

/** How much of a text of others is ever shown or kept: UTF-16 units (contract: rules for all, 6). */
const MOST_SHOWN = 500;

/** What turns the reading direction of what follows: embeddings, overrides, isolates and their ends. */
const TURNS = '\\u202a-\\u202e\\u2066-\\u2069';

/** Control characters, line and paragraph breaks, private, unassigned and halves of characters. */
const UNSAFE = `\\p{Cc}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\p{Cs}${TURNS}`;

/**
 * What nobody sees: marks of direction, soft hyphens, fillers, tags. The joiners stay, which Indic and Arabic names
 * need, and so do variation selectors, and the few format characters that are drawn, such as the Arabic number sign.
 */
const UNSEEN =
  '[[\\p{Cf}\\p{DI}]--[\\u200c\\u200d\\p{VS}\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}]]';

const ANY_UNSAFE = new RegExp(`[${UNSAFE}]+`, 'gv');
const ANY_UNSEEN = new RegExp(`[[${UNSEEN}]--[${TURNS}]]+`, 'gv');
const UNSAFE_IN_LINES = new RegExp(`[[${UNSAFE}]--[\\n\\t]]+`, 'gv');

/** Whether a text needs any cleaning at all: most do not, and there are many of them. */
const SUSPECT = new RegExp(`[${UNSAFE}]|${UNSEEN}|^\\s|\\s$|\\s\\s|[\\s--[\\x20]]`, 'v');
const SUSPECT_IN_LINES = new RegExp(`[[${UNSAFE}]--[\\n\\t]]|${UNSEEN}`, 'v');

/** Most texts are of these characters alone, and need no closer look. */
const PLAIN = /^[\x20-\x7e]*$/;
const BLANKS = /^ | $| {2}/;

/** A cut is marked with an ellipsis, and never made within a character. */
const cut = (text: string, limit: number): ShownText =>
  (text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`) as ShownText;

/** How much of a very long text is looked at: what is behind it is cut away in any case. */
const headOf = (text: string, limit: number): string => text.slice(0, limit * 8);

/** As `shownText`, for a place that takes fewer characters. */
export const shownWithin = (limit: number, text: string): ShownText => {
  const head = headOf(text, limit);
  if (PLAIN.test(head) ? !BLANKS.test(head) : !SUSPECT.test(head)) return cut(head, limit);
  const plain = head.replace(ANY_UNSEEN, '').replace(ANY_UNSAFE, ' ').replace(/\s+/gu, ' ').trim();
  return cut(plain, limit);
};

/**
 * Cleans and bounds text that others wrote: plain text on one line, without control characters, without what turns the
 * reading direction or cannot be seen, at most 500 UTF-16 units, a cut marked with an ellipsis. It is never markup and
 * never branched on.
 */
export const shownText = (text: string): ShownText => shownWithin(MOST_SHOWN, text);

/** The same for text that may be missing. */
export const shownOrNull = (text: string | null): ShownText | null =>
  text === null ? null : shownText(text);

/**
 * Makes any text fit what a screen and the journal take, whoever wrote it and whenever: as `shownText`, but blanks and
 * line breaks stay as they are. What passed the gate already is left alone.
 */
export const fittingText = (text: string): ShownText => {
  const head = headOf(text, MOST_SHOWN);
  const isFit = PLAIN.test(head) || !SUSPECT_IN_LINES.test(head);
  return cut(isFit ? head : head.replace(ANY_UNSEEN, '').replace(UNSAFE_IN_LINES, ' '), MOST_SHOWN);
};
