import * as v from 'valibot';
import { CHANNELS, USAGE_STATUSES } from './domain/card-usage.ts';
import { fittingText } from './domain/shown-text.ts';
import { LONGEST_TYPED } from './domain/typed.ts';

/**
 * Text as it is shown and recorded: bounded and cleaned as it passes, so that no text of anybody is ever refused here,
 * on its way out or as it is read back from a journal of before.
 */
export const text = v.pipe(
  v.string(),
  v.transform((value): string => fittingText(value)),
);
/** Such a text, or null. */
export const nullableText = v.nullable(text);
/** An opaque name for a value that stays in the main process. */
export const ref = v.pipe(v.string(), v.maxLength(64));
/** Milliseconds since the epoch. */
export const time = v.pipe(v.number(), v.integer());
/** A channel of card usage. */
export const channel = v.picklist(CHANNELS);
/** Whether card usage is allowed. */
export const usage = v.picklist(USAGE_STATUSES);
/** An opt-in as WM spells it. */
export const yesNo = v.picklist(['Y', 'N']);
/** A readonly list. */
export const list = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.readonly());

/** A line that somebody wrote: at least one character, none that controls anything. */
export const line = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'holds control characters'),
  );
/** A value as it was typed, pasted or scanned, with whatever came along: main/values cleans it. */
export const typedValue = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TYPED));
/** A ref that the main process gave out. */
export const givenRef = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
