import { findingsText, table } from '../table.ts';
import type { RolledBack } from './rollback.ts';
import type { TamperingFigures } from './run-tampering.ts';
import type { Touched } from './touch.ts';

const touchedOf = ({ edits, drops, swaps, anywhere }: TamperingFigures): readonly Touched[] => [
  edits,
  drops,
  swaps,
  anywhere,
];

/** What was not found, or named wrongly, in words. */
export const tamperingFindings = (figures: TamperingFigures): readonly string[] =>
  [...touchedOf(figures), figures.cut, figures.older].flatMap(({ findings }) => findings);

/** How often something is not as it has to be. */
export const tamperingFaults = (figures: TamperingFigures): number => {
  const touched = touchedOf(figures).reduce((sum, { tries, named }) => sum + tries - named, 0);
  const rolled = [figures.cut, figures.older].reduce(
    (sum, one) => sum + one.tries - one.byHead + one.againstExports - one.byExport,
    0,
  );
  return touched + rolled;
};

const touchedRow = (name: string, { tries, found, named }: Touched) => [name, tries, found, named];

const rolledRow = (name: string, { tries, byHead, againstExports, byExport }: RolledBack) => [
  name,
  tries,
  byHead,
  againstExports,
  byExport,
];

/** The part of docs/reliability.md that is about journals that somebody tampers with. */
export const tamperingReport = (figures: TamperingFigures, seed: number): string =>
  `## Tampering

Seed ${seed}. A journal of ${figures.records} records with some of everything, checkpoints and a purge among it, is altered in its file at every place, one at a time, and verified as \`--verify-journal\` does. *Named*: the first fault that is told is of the record that was touched.

${table(
  ['what was done to the file', 'tries', 'found', 'named'],
  [
    touchedRow('each column of each row of each table edited', figures.edits),
    touchedRow('each row of each table dropped', figures.drops),
    touchedRow('each two neighboring rows swapped, whole and in each column', figures.swaps),
    touchedRow('one column edited in a journal made at random', figures.anywhere),
  ],
)}

Less than the whole journal in its place, against the keychain's head and against each export that was made later. An older copy is also what the most careful truncation leaves, with all that followed from the records gone. Records that were under way to the keychain when the app was killed are not known to it: docs/journal.md, "The chain".

${table(
  ['what stands in its place', 'tries', 'found by the head', 'against an export', 'found by the export'],
  [
    rolledRow('the journal without its last records, at every length', figures.cut),
    rolledRow('an older copy, as of each record', figures.older),
  ],
)}

### Findings
${findingsText(tamperingFindings(figures))}
`;
