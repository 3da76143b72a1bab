import * as v from 'valibot';
import { must } from '../../kit/must.ts';
import { told } from '../../kit/told.ts';

/** An optional id: `null` where it is missing, and where it is 0, which names nobody (contract: capillary). */
export const idOfSomebody = v.pipe(
  must.orNull(must.id),
  v.transform((digits) => (digits === null || /^0+$/.test(digits) ? null : digits)),
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
export const remark = must.object({ code, message: told.words });

/** One entry of `errors` or `warnings`: its code and the upstream's own words. */
export type Remark = v.InferOutput<typeof remark>;
