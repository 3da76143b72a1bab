import * as v from 'valibot';
import { fittingText } from '../../../shared/domain/shown-text.ts';

/** Text that is kept as it was stored. */
export const storedText = v.string();
/** The same, or null. */
export const nullableStoredText = v.nullable(storedText);
/** Text that is only ever shown: one that a version of before stored unbounded is bounded and cleaned as it is read. */
export const shown = v.pipe(
  storedText,
  v.transform((value): string => fittingText(value)),
);
/** The same, or null. */
export const nullableShown = v.nullable(shown);

/** A list; none where it is left out. */
export const storedList = <T extends v.GenericSchema>(item: T) =>
  v.optional(v.pipe(v.array(item), v.readonly()), []);

/** The members of an object where each that may be null is null where it is left out. */
export const lenient = <E extends v.ObjectEntries>(entries: E): E =>
  // Such a schema gives the same type: it only accepts more.
  Object.fromEntries(
    Object.entries(entries).map(([name, schema]) => [
      name,
      schema.type === 'nullable' ? v.optional(schema, null) : schema,
    ]),
  ) as E;
