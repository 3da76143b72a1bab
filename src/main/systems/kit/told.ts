import * as v from 'valibot';
import { maskText } from '../../../shared/domain/mask-text.ts';
import { type ShownText, shownText } from '../../../shared/domain/shown-text.ts';
import { isScrubbed, withoutMark } from './scrub.ts';

/*
 * Members of a reply that are only shown. None of them can hide the record that it stands in: one that is missing or not
 * as expected reads as not told, `null` or an empty list (contract: a member that is only shown). Every text comes out
 * as a screen and the journal take it.
 */

const reading = <T>(read: (value: unknown) => T) =>
  v.pipe(
    v.nullish(v.unknown(), null),
    v.transform((value): T => read(value)),
  );

const textOf = (value: unknown): string | null => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text : null;
};

const shownOf = (value: unknown): ShownText | null => {
  const text = textOf(value);
  const shown = text === null ? null : shownText(withoutMark(text));
  return shown === '' ? null : shown;
};

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['true', true],
  ['y', true],
  [false, false],
  ['false', false],
  ['n', false],
]);

const flagOf = (value: unknown): boolean | null =>
  FLAGS.get(typeof value === 'string' ? value.trim().toLowerCase() : value) ?? null;

const countOf = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
};

const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2}))?$/;

const dateOf = (value: unknown): ShownText | null =>
  typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value.slice(0, 10)))
    ? shownText(value)
    : null;

/** A text or a number, cleaned and bounded; empty reads as not told. */
const text = reading(shownOf);

/** What somebody wrote in their own words, and may have put a phone or a card number into: masked, as they are anywhere. */
const words = reading((value): ShownText | null => {
  const shown = shownOf(value);
  return shown === null ? null : shownText(maskText(shown));
});

/** A text or a number as it came, for what is compared with it; never shown as it is. */
const asItCame = reading((value): string | null => {
  const found = textOf(value);
  return found === null || isScrubbed(found) ? null : found;
});

/** Yes or no: a boolean, or one in quotes, also as Y and N. */
const flag = reading(flagOf);

/** A whole number, or its digits in quotes. */
const count = reading(countOf);

/** A date as it came: ISO with an offset or with Z, or a bare day. */
const date = reading(dateOf);

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object of members that are told; anything else reads as not told. */
const object = <T extends v.ObjectEntries>(entries: T) => {
  const schema = v.object(entries);
  return reading((value): v.InferOutput<typeof schema> | null => {
    if (!isRecord(value)) return null;
    const parsed = v.safeParse(schema, value);
    return parsed.success ? parsed.output : null;
  });
};

/** A list of such items; what cannot be read as one is left out. */
const list = <T extends v.GenericSchema>(item: T) =>
  reading((value): readonly NonNullable<v.InferOutput<T>>[] =>
    (Array.isArray(value) ? value : []).flatMap((one) => {
      const parsed = v.safeParse(item, one);
      return parsed.success && parsed.output != null ? [parsed.output] : [];
    }),
  );

/** Members by any name: texts, numbers and flags as text, as they came; anything else is left out. */
const fields = reading((value): Readonly<Record<string, string>> => {
  const all = isRecord(value) ? Object.entries(Object(value)) : [];
  return Object.fromEntries(
    all.flatMap(([name, one]): [string, string][] => {
      const found = typeof one === 'boolean' ? String(one) : textOf(one);
      return found === null || isScrubbed(found) ? [] : [[name, found]];
    }),
  );
});

/** How members are read that are only shown. */
export const told = { text, words, asItCame, flag, count, date, object, list, fields } as const;
