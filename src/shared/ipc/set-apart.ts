import * as v from 'valibot';
import { APART_WHYS } from '../domain/set-apart.ts';
import { list, ref, text, time } from '../fields.ts';
import { ChangeSummarySchema } from '../kinds/kinds.ts';

/** What a recorded change does, in masked values; for a change whose record cannot be read, why. */
export const RecordedSummarySchema = v.union([
  ChangeSummarySchema,
  v.strictObject({ kind: v.literal('set-apart'), why: v.picklist(APART_WHYS), of: text }),
]);

/** What a recorded change does, or why nobody here can tell. */
export type RecordedSummary = v.InferOutput<typeof RecordedSummarySchema>;

/** Records of another version of which this one cannot tell what they are; the newest first. */
export const ApartRecordsSchema = list(v.strictObject({ id: ref, at: time, type: text }));

/** Records of another version. */
export type ApartRecordsView = v.InferOutput<typeof ApartRecordsSchema>;
