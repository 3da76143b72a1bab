import { findingsText, table } from '../table.ts';
import type { RolledBack } from './rollback.ts';
import type { TamperingFigures } from './run-tampering.ts';
import type { Touched } from './touch.ts';
import type { Attacked } from './try-attacks.ts';

const touchedOf = ({ edits, drops, swaps, anywhere }: TamperingFigures): readonly Touched[] => [
  edits,
  drops,
  swaps,
  anywhere,
];

/** What was not found, or named wrongly, in words. */
export const tamperingFindings = (figures: TamperingFigures): readonly string[] =>
  [...touchedOf(figures), figures.cut, figures.older, figures.derived, figures.sealed].flatMap(
    ({ findings }) => findings,
  );

/** How often something is not as it has to be. */
export const tamperingFaults = (figures: TamperingFigures): number => {
  const touched = touchedOf(figures).reduce((sum, { tries, named }) => sum + tries - named, 0);
  const rolled = [figures.cut, figures.older].reduce(
    (sum, one) => sum + one.tries - one.byHead + one.againstExports - one.byExport,
    0,
  );
  const attacked = [figures.derived, figures.sealed].flatMap(({ findings }) => findings).length;
  return touched + rolled + attacked;
};

const touchedRow = (name: string, { tries, found, named }: Touched) => [name, tries, found, named];

const attackedRow = (name: string, { tries, found, madeGood, refused, lies }: Attacked) => [
  name,
  tries,
  found,
  madeGood,
  refused,
  lies,
];

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

What whoever can write the file, and has no key, does with SQL: to rows, indexes, triggers, views, tables of other kinds and the text of the schema; before a start, and while the journal is open, asked before or not; with all records proved at the start, and with older ones that are proved later. Then everything is asked that is signed or acted on. *Found*: by \`--verify-journal\`, each once before a start and with either number of records. *Made good*: everything was answered as it was before, and after a start the file has no faults again. *Refused*: nothing is told or taken, and a file that a start refused is byte for byte as it was.

${table(
  [
    'what it is done to',
    'tries',
    'found',
    'made good or without effect',
    'refused',
    'answered with something else',
  ],
  [
    attackedRow('what follows from the records', figures.derived),
    attackedRow('the records themselves', figures.sealed),
  ],
)}

### Findings
${findingsText(tamperingFindings(figures))}
`;
