import * as v from 'valibot';

/** What a call takes and what it gives. */
export interface CallSchemas {
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

/** What takes or carries nothing. */
export const empty = v.strictObject({});

/** A call gives nothing but that it is done. */
export const done = v.strictObject({});
