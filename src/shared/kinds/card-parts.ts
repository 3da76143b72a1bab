import * as v from 'valibot';

/* What several kinds of change of cards and identifiers have in common. */

/** A series by its id. */
export const series = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The source in which something is put back where it was; the settings decide when it is left out. */
export const putBackIn = v.exactOptional(v.object({ source: v.string(), accountId: v.nullable(v.string()) }));
