import * as v from 'valibot';
import { type ChangeSummary, KIND_NAMES, KINDS } from './kinds.ts';

/** What a change does, as it crosses to the renderer: no member beside those of its kind. */
export const ChangeSummarySchema: v.GenericSchema<ChangeSummary> = v.variant(
  'kind',
  KIND_NAMES.map((name) => v.strictObject({ kind: v.literal(name), ...KINDS[name].summary })),
  // Which kind has which members is lost in the list, and is what the type says again.
) as v.GenericSchema<ChangeSummary>;
