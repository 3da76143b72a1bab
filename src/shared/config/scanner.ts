import * as v from 'valibot';

const count = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** Keys that a person presses alone all day. */
const PEOPLES = [' ', '\r', '\n', '\t', '\u001b', '\b'];

/** What a scanner sends before or after a code: characters, and function keys as `<F1>` to `<F24>`. */
const sent = v.pipe(v.string(), v.maxLength(40));

/** The checks that the last digit of a code can be made for. */
export const CHECK_DIGITS = ['luhn'] as const;

/** The section `scanner` of the configuration: what is known of the scanners of a branch. */
export const ScannerSchema = v.strictObject({
  /** What every scan begins with. With one nothing is guessed: all that begins with it is a scan, and nothing else is. */
  prefix: v.optional(
    v.pipe(
      sent,
      v.check(
        (text) => text !== '' && !PEOPLES.includes(text.slice(0, 1)),
        'must not be empty, and must not begin with a blank, Enter, Tab, Esc or Backspace',
      ),
    ),
  ),
  /** What every scan ends with, such as "\r" for Enter or "\t" for Tab; left out: with any of these, or with nothing. */
  suffix: v.optional(sent),
  /** The longest pause within a scan, in milliseconds. */
  longestGapMs: v.optional(count(20, 2_000), 400),
  /** The fewest characters of a code, blanks left out. */
  shortestCode: v.optional(count(3, 100), 6),
  /** How many characters a code has, blanks left out; none: any number from `shortestCode`. */
  lengths: v.optional(v.pipe(v.array(count(3, 300)), v.maxLength(20)), []),
  /** The check that the last digit of each code is made for. */
  checkDigit: v.optional(v.picklist(CHECK_DIGITS)),
});
