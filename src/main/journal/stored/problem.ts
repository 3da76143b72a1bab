import * as v from 'valibot';
import { FINDING_LEVELS } from '../../../shared/domain/finding.ts';
import {
  PROBLEM_CODES,
  type Problem,
  type ProblemCode,
  type ProblemData,
  problem,
} from '../../../shared/domain/problem.ts';
import { fittingText } from '../../../shared/domain/shown-text.ts';
import { shown, storedList } from './fields.ts';

const KNOWN: ReadonlySet<string> = new Set(PROBLEM_CODES);

const isKnown = (code: string): code is ProblemCode => KNOWN.has(code);

/** What fills the blanks; a value that no message takes is left out. */
const dataOf = (stored: Readonly<Record<string, unknown>>): ProblemData => {
  const data: Record<string, ProblemData[string]> = {};
  for (const [name, value] of Object.entries(stored)) {
    if (typeof value === 'string') data[name] = fittingText(value);
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) data[name] = value;
  }
  return data;
};

const Stored = v.object({ code: v.string(), data: v.optional(v.record(v.string(), v.unknown()), {}) });

/** A reason of which this version knows no more than its code, if that. */
const another = (code: string | null): Problem => problem('journal.other-version', { code });

/** A stored problem. One that this version does not know is told as such, with its code. */
export const StoredProblem = v.fallback(
  v.pipe(
    Stored,
    v.transform(({ code, data }): Problem => (isKnown(code) ? { code, data: dataOf(data) } : another(code))),
  ),
  () => another(null),
);

/** A stored finding. One of a level that this version does not know is a note. */
export const StoredFinding = v.object({
  level: v.fallback(v.picklist(FINDING_LEVELS), 'note'),
  problem: StoredProblem,
  owners: storedList(
    v.object({
      name: shown,
      // Left out by versions that recorded them without their types, under another name.
      identifiers: storedList(v.object({ type: shown, masked: shown })),
      cards: v.optional(v.number(), 0),
      sources: storedList(shown),
      here: v.optional(v.boolean(), false),
    }),
  ),
});
