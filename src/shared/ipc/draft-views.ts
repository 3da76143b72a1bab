import * as v from 'valibot';
import { list } from '../fields.ts';
import { ChangeSummarySchema } from '../kinds/kinds.ts';
import { FindingSchema } from './views.ts';

/** What checks find about a request before it enters the basket, step by step. */
export const DraftCheckSchema = v.strictObject({
  steps: list(v.strictObject({ summary: ChangeSummarySchema, findings: list(FindingSchema) })),
});

/** What checks find about a request before it enters the basket. */
export type DraftCheck = v.InferOutput<typeof DraftCheckSchema>;
