import * as v from 'valibot';

/** An object; members that are not named are left out. A list is none, whatever `v.object` says of it. */
export const object = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value)),
    v.object(entries),
  );

/** An id, as digits: a number, or digits in a text (ids beyond 2^53 arrive as text, see lossless-json.ts). */
export const id = v.pipe(
  v.union([v.pipe(v.number(), v.safeInteger(), v.minValue(0)), v.pipe(v.string(), v.regex(/^\d{1,30}$/))]),
  v.transform(String),
);

/** Optional text; missing reads as null. */
export const optionalText = v.nullish(v.string(), null);

/** Optional flag; samples of the vendor quote some of them. Missing reads as null. */
export const optionalFlag = v.nullish(
  v.pipe(
    v.union([v.boolean(), v.picklist(['true', 'false'])]),
    v.transform((flag) => flag === true || flag === 'true'),
  ),
  null,
);

/** Optional whole number; missing reads as null. */
export const optionalCount = v.nullish(v.pipe(v.number(), v.safeInteger()), null);

/** An optional list; missing reads as empty. */
export const listOf = <T extends v.GenericSchema>(item: T) => v.nullish(v.array(item), []);

/** Optional date, as received: ISO with offset, ISO with Z, or a bare day (contract: capillary). */
export const optionalDate = v.nullish(
  v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/),
    v.check((text) => !Number.isNaN(Date.parse(text.slice(0, 10)))),
  ),
  null,
);

/** Custom fields: texts, numbers and flags as text; anything else is left out. */
export const fields = v.pipe(
  v.nullish(v.record(v.string(), v.unknown()), {}),
  v.transform((all): Readonly<Record<string, string>> => {
    const kept = Object.entries(all).flatMap(([name, value]): [string, string][] =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    );
    return Object.fromEntries(kept);
  }),
);

/** The code of an error or a warning: a number, or its digits; null when there is none that can be read. */
const code = v.nullish(
  v.pipe(
    v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^\d{1,9}$/))]),
    v.transform(Number),
  ),
  null,
);

/** One entry of `errors` or `warnings`. */
export const remark = object({ code, message: optionalText });

/** One entry of `errors` or `warnings`: its code and the upstream's own words. */
export type Remark = v.InferOutput<typeof remark>;
