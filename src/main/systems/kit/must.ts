import * as v from 'valibot';
import { isScrubbed } from './scrub.ts';

/*
 * Members of a reply that identify or decide: ids, types, values, statuses, labels, owners, codes, opt-ins. They are
 * strict: where one has another form, the whole reply counts as unreadable. Texts stay exactly as they came, since they
 * are compared and sent again; their shown form passes the gate on its way to a screen.
 */

/** A text that lost a secret is no longer what the upstream wrote, and neither is one that was cut. */
const whole = <T extends v.GenericSchema<unknown, string>>(schema: T) =>
  v.pipe(
    schema,
    v.check((text: string) => !isScrubbed(text)),
  );

/** A text. */
const text = whole(v.string());

/** A text, or a number that stands for its digits. */
const value = whole(v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String)));

/** An id, as digits: a number, or digits in a text. */
const id = whole(
  v.pipe(
    v.union([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.pipe(v.string(), v.regex(/^\d{1,30}$/))]),
    v.transform(String),
  ),
);

/** A whole number, or its digits in a text. */
const number = v.pipe(
  v.union([
    v.pipe(v.number(), v.safeInteger()),
    v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
  ]),
);

/** Yes or no, also in quotes; null where it is missing. */
const flag = v.nullish(
  v.pipe(
    v.union([v.boolean(), v.picklist(['true', 'false'])]),
    v.transform((found) => String(found) === 'true'),
  ),
  null,
);

/** The same for a member that may be missing: `null` then. */
const orNull = <T extends v.GenericSchema>(schema: T) => v.nullish(schema, null);

/** A list, which may be missing. */
const list = <T extends v.GenericSchema>(item: T) => v.nullish(v.array(item), []);

/** An object; members that are not named are left out. A list is refused, although `v.object` would take it. */
const object = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.unknown(),
    v.check((found) => !Array.isArray(found)),
    v.object(entries),
  );

/** How members are read that identify or decide. */
export const must = { text, value, id, number, flag, orNull, list, object } as const;
