import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { FAULT_CLASSES } from '../faults/fault.ts';
import { KINDS } from '../plan/kinds.ts';
import { PHASES, READS } from '../runs/spec.ts';
import type { Result } from './result.ts';

const FaultSpecSchema = v.variant('is', [
  v.strictObject({ is: v.literal('named'), name: v.string() }),
  v.strictObject({
    is: v.literal('cut'),
    of: v.picklist(['request', 'reply']),
    at: v.number(),
    ending: v.picklist(['end', 'reset']),
  }),
]);
const hits = v.picklist(['all', 'first']);
const SpecSchema = v.variant('is', [
  v.strictObject({
    is: v.literal('write'),
    kind: v.picklist(KINDS),
    phase: v.picklist(PHASES),
    fault: FaultSpecSchema,
    effect: v.picklist(['applied', 'not-applied']),
    hits,
  }),
  v.strictObject({ is: v.literal('read'), read: v.picklist(READS), fault: FaultSpecSchema, hits }),
]);
const VerdictSchema = v.strictObject({
  misreported: v.array(v.string()),
  duplicate: v.boolean(),
  hung: v.array(v.string()),
  unrecorded: v.boolean(),
  outcome: v.string(),
});
const ResultSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({
    spec: SpecSchema,
    class: v.picklist(FAULT_CLASSES),
    fault: v.string(),
    verdict: VerdictSchema,
    applied: v.nullable(v.boolean()),
    ms: v.nullable(v.number()),
  }),
);

/** Results of a lab that is run in parts, one a line of a file. */
export interface KeptResults {
  readonly made: readonly Result[];
  add(result: Result): void;
}

/** Reads what a file holds, and adds to it. A last line that was cut is left out: its run is made again. */
export const keptResults = (file: string): KeptResults => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [''];
  // The next line begins on a line of its own, whatever the last one came to.
  if (lines.at(-1) !== '') appendFileSync(file, '\n');
  return {
    made: lines.slice(0, -1).flatMap((line) => {
      const parsed = v.safeParse(ResultSchema, line);
      return parsed.success ? [parsed.output] : [];
    }),
    add: (result) => appendFileSync(file, `${JSON.stringify(result)}\n`),
  };
};
